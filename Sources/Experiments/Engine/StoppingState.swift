// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
import Outcomes
package import Scenarios
import Statistics

/// How far a design point is from the precision that its study asks for.
///
/// A pure function of the responses: a sweep that is interrupted and resumed stops at the same replicate.
package struct StoppingState: Sendable, Equatable {
  package enum Verdict: Sendable, Equatable {
    /// More replicates are needed: so many in all.
    case goesOn(to: Int)
    /// The Monte-Carlo error of every response is at or below its limit in every arm, and would be if one unseen patient differed by what
    /// matters to patients.
    case precise
    /// The budget is used up.
    case budget
  }

  /// What is known of one arm of the response.
  package struct Arm: Sendable, Equatable {
    /// Replicates with a response.
    package let count: Int
    package let standardError: Double?
    /// How many times less the paired difference varies than an unpaired one would.
    package let varianceRatio: Double?

    /// The standard error, and no less than one unseen patient who differs by `step` would make it.
    func boundedError(step: Double) -> Double? {
      standardError.map { max($0, (leastVariance(count: count, step: step) / Double(count)).squareRoot()) }
    }
  }

  /// In units of the error asked for: no fewer than ten patients are ever precise.
  private static let leastStep = 10.0

  /// Of the first response, then of the next.
  package let arms: [Arm]
  package let verdict: Verdict

  /// `values`: one row a replicate, as `FinishedTask` has them; a row of another width gives no value.
  package init(_ values: [[Double?]], of responses: [Response], rule: StoppingRule) throws {
    precondition(responses.count == rule.limits.count, "an error asked for of every response")
    let width = responses.reduce(0) { $0 + $1.width }
    let values = values.map { $0.count == width ? $0 : [Double?](repeating: nil, count: width) }
    var arms: [Arm] = []
    var shares: [Double?] = []
    var start = 0
    for (response, limit) in zip(responses, rule.limits) {
      let step = max(response.outcome.importantDifference?.value ?? 0, Self.leastStep * limit)
      let subtracted = response.against.map { _ in start + response.arms.count }
      for place in response.arms.indices {
        let arm = try Self.arm(
          values.map { row in (row[start + place], subtracted.map { row[$0] } ?? 0) },
          isPaired: response.against != nil)
        arms.append(arm)
        shares.append(arm.boundedError(step: step).map { $0 / limit })
      }
      start += response.width
    }
    self.arms = arms
    verdict = Self.verdict(shares, count: values.count, rule: rule)
  }

  private static func arm(_ pairs: [(Double?, Double?)], isPaired: Bool) throws -> Arm {
    let pair = try PairedAccumulator()
    for case (let value?, let other?) in pairs { pair.add(arm: value, reference: other) }
    let estimate = pair.estimate
    return Arm(
      count: estimate.count, standardError: estimate.standardError,
      varianceRatio: isPaired ? pair.pairing.varianceRatio : nil)
  }

  /// `shares`: errors over those asked for.
  private static func verdict(_ shares: [Double?], count: Int, rule: StoppingRule) -> Verdict {
    let known = shares.compactMap(\.self)
    let worst = known.count == shares.count ? known.max() : nil
    if let worst, worst <= 1 { return .precise }
    guard count < rule.maxReplicates else { return .budget }
    // The error falls with the root of the number. An estimate from few patients is poor, so no step does more than
    // double them.
    let needed = worst.map { (Double(count) * $0 * $0).rounded(.up) } ?? .infinity
    let next = Int(min(max(needed, Double(count + 1)), Double(2 * count)))
    return .goesOn(to: min(max(next, count + 1), rule.maxReplicates))
  }
}
