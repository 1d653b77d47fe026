// SPDX-License-Identifier: GPL-3.0-or-later

/// What a study asks for when it looks for the best dose.
package struct Optimisation: Sendable, Equatable {
  package enum Goal: String, CaseIterable, Sendable {
    case minimise, maximise
  }

  /// What a treatment costs its patient: a mean over the virtual patients of the treated arm.
  package enum Burden: String, CaseIterable, Sendable {
    /// The highest rating of any sample and muscle.
    case soreness = "soreness_nrs"
    /// The therapist's hands-on time in the whole course.
    case therapistTime = "therapist_min"
    /// Sessions that were held.
    case sessions
    /// Hands-on time at a price.
    case cost = "cost_usd"
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
  /// US dollars for an hour of the therapist's hands.
  package var pricePerHour: Double

  /// The average charge for massage by the 2008 fact sheet of the American Massage Therapy Association.
  package static let usualPricePerHour = 60.0

  package init(
    goal: Goal, replicates: Int, maxReplicates: Int, confidence: Double, indifference: Double,
    evaluations: Int, starts: Int, limits: [Limit] = [], pricePerHour: Double = usualPricePerHour
  ) {
    self.goal = goal
    self.replicates = replicates
    self.maxReplicates = maxReplicates
    self.confidence = confidence
    self.indifference = indifference
    self.evaluations = evaluations
    self.starts = starts
    self.limits = limits
    self.pricePerHour = pricePerHour
  }
}
