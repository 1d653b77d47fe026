// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
package import Scenarios

/// Whether a candidate keeps the limits of a study, as far as its patients tell.
package enum Feasibility: Sendable, Equatable {
  case feasible, undecided, infeasible

  /// The worst of the limits, each by a one-sided interval of Student's t at `confidence`.
  ///
  /// A candidate without enough patients to tell is infeasible: nothing is known for it.
  package init(of candidate: Candidate, limits: [Optimisation.Limit], confidence: Double) throws {
    self = .feasible
    guard candidate.response != nil else {
      self = .infeasible
      return
    }
    for limit in limits {
      guard let mean = candidate.burden(limit.burden) else { continue }
      let reach = try StudentT(degreesOfFreedom: Double(mean.count - 1)).quantile(confidence) * mean.error
      if mean.value - reach > limit.atMost { self = .infeasible }
      if self == .feasible, mean.value + reach > limit.atMost { self = .undecided }
    }
  }
}

extension Candidate {
  /// By how much it exceeds the limits, relative to them: zero where every mean keeps its limit by one Monte-Carlo
  /// standard error.
  ///
  /// The standard error keeps a search, which ends at limits, on the safe side of them.
  func violation(of limits: [Optimisation.Limit]) -> Double {
    limits.reduce(0) { sum, limit in
      guard let mean = burden(limit.burden) else { return sum }
      return sum + max(0, mean.value + mean.error - limit.atMost) / limit.atMost
    }
  }

  /// Whether the mean keeps every limit.
  package func keeps(_ limits: [Optimisation.Limit]) -> Bool {
    limits.allSatisfy { limit in burden(limit.burden).map { $0.value <= limit.atMost } ?? false }
  }
}
