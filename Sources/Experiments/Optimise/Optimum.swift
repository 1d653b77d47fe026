// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
package import Scenarios
import Statistics

/// What an optimisation found.
package struct Optimum: Sendable {
  package enum Ending: String, Sendable {
    /// The best is chosen with the confidence asked for, among the finalists.
    case selected
    /// Patients ran out before the runners-up could be excluded, or limits be decided.
    case budget
    /// Every finalist breaks a limit: the best is the one that breaks them least.
    case noneFeasible
    /// Too few patients without a failed run.
    case tooManyFailures
  }

  /// In the order in which they were first asked for.
  package let candidates: [Candidate]
  package let ending: Ending
  /// Place of the best candidate.
  package let best: Int
  /// Places of the others that were not excluded, the better first.
  package let runnersUp: [Int]
  private let rule: Optimisation

  /// `survivors`: places of those that may be best, at least one.
  init(_ candidates: [Candidate], survivors: [Int], _ rule: Optimisation, ending: Ending) {
    let sign = rule.goal == .minimise ? 1.0 : -1
    func rank(_ place: Int) -> (Double, Double, Int) {
      let candidate = candidates[place]
      let violation = candidate.keeps(rule.limits) ? 0 : candidate.violation(of: rule.limits)
      return (violation, candidate.response.map { sign * $0.value } ?? .infinity, place)
    }
    let order = survivors.sorted { rank($0) < rank($1) }
    self.candidates = candidates
    self.ending = ending
    self.rule = rule
    best = order.first ?? 0
    runnersUp = Array(order.dropFirst())
  }

  /// The mean response of a candidate with its two-sided interval at the confidence of the study.
  package func interval(of place: Int) throws -> (mean: Candidate.Mean, low: Double, high: Double)? {
    guard let mean = candidates[place].response else { return nil }
    let tail = (1 + rule.confidence) / 2
    let reach = try StudentT(degreesOfFreedom: Double(mean.count - 1)).quantile(tail) * mean.error
    return (mean, mean.value - reach, mean.value + reach)
  }

  /// Limits without which a candidate would have kept all limits whose mean is better than that of the best, both on
  /// the patients that all candidates share; and how many such candidates there are.
  package var binding: [(limit: Optimisation.Limit, candidates: Int)] {
    let sign = rule.goal == .minimise ? 1.0 : -1
    guard let best = candidates[best].commonResponse else { return [] }
    return rule.limits.compactMap { limit in
      let others = rule.limits.filter { $0.burden != limit.burden }
      let kept = candidates.count { candidate in
        guard let mean = candidate.commonResponse, sign * mean.value < sign * best.value else { return false }
        return !candidate.keeps([limit]) && candidate.keeps(others)
      }
      return kept > 0 ? (limit, kept) : nil
    }
  }

  /// Places of the candidates at which relief cannot be bettered without more of a burden, the most relief first,
  /// by the patients that all candidates share.
  package func front(against burden: Optimisation.Burden) -> [Int] {
    let sign = rule.goal == .minimise ? 1.0 : -1
    let known = candidates.indices.compactMap { place -> (place: Int, first: Double, second: Double)? in
      guard let response = candidates[place].commonResponse,
        let mean = candidates[place].commonBurden(burden)
      else {
        return nil
      }
      return (place, sign * response.value, mean.value)
    }
    return ParetoFront.places(of: known.map { ($0.first, $0.second) }).map { known[$0].place }
  }
}
