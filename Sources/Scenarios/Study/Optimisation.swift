// SPDX-License-Identifier: GPL-3.0-or-later
package import Outcomes

/// What a study asks for when it looks for the best dose.
package struct Optimisation: Sendable, Equatable {
  package enum Goal: String, CaseIterable, Sendable {
    case minimise, maximise
  }

  /// What a treatment costs its patient: a mean over the virtual patients of the treated arm.
  ///
  /// It is an outcome as of the last sample, named as its column.
  package enum Burden: String, CaseIterable, Sendable {
    case soreness = "soreness_nrs_worst"
    case therapistTime = "therapist_min"
    case sessions
    case cost = "cost_eur"
    case visits

    package var outcome: Outcome {
      switch self {
      case .soreness: .sorenessWorst
      case .therapistTime: .therapistTime
      case .sessions: .sessions
      case .cost: .cost
      case .visits: .visits
      }
    }
  }

  /// A burden that the best dose may not exceed.
  package struct Limit: Sendable, Equatable {
    package let burden: Burden
    /// In the unit of the burden.
    package let atMost: Double

    package init(_ burden: Burden, atMost: Double) {
      self.burden = burden
      self.atMost = atMost
    }
  }

  package var goal: Goal
  /// Virtual patients by whom candidates are first compared, at least two.
  package var replicates: Int
  /// The most virtual patients of a candidate.
  package var maxReplicates: Int
  /// Probability with which the best candidate is to be the one chosen.
  package var confidence: Double
  /// A difference of the response, in its unit, that is not worth more virtual patients.
  package var indifference: Double
  /// The most candidates.
  package var evaluations: Int
  /// Places from which a search over the continuous factors starts.
  package var starts: Int
  /// In the order of the burdens, at most one for each.
  package var limits: [Limit]

  package init(
    goal: Goal, replicates: Int, maxReplicates: Int, confidence: Double, indifference: Double,
    evaluations: Int, starts: Int, limits: [Limit] = []
  ) {
    self.goal = goal
    self.replicates = replicates
    self.maxReplicates = maxReplicates
    self.confidence = confidence
    self.indifference = indifference
    self.evaluations = evaluations
    self.starts = starts
    self.limits = limits
  }
}
