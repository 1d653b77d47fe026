// SPDX-License-Identifier: GPL-3.0-or-later
package import Outcomes
package import Quantities
package import Simulation

/// One published number, or one published order, that a simulation is set beside.
package struct EvidenceMeasurement: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// The mean level of an arm.
    case mean
    /// The mean change of an arm since an earlier time.
    case change
    /// One arm less another, of levels or of changes.
    case difference
    /// The mean of each patient's ratio of two times, or the ratio of two arms' means.
    case ratio
    /// The share of patients who meet a criterion, or the difference of two shares.
    case responders
    /// The time in which an arm's mean falls to 1/e.
    case timeConstant = "time-constant"
    /// Which of two is higher.
    case order
    /// Published as no difference.
    case null

    /// Whether it has a value with an interval.
    package var isQuantitative: Bool { self != .order && self != .null }
  }

  /// An arm of one of the study's cohorts.
  package struct Subject: Sendable, Hashable {
    /// Index of the cohort in the study.
    package let cohort: Int
    package let arm: String
    /// As the study writes it: `arm`, or `cohort/arm`.
    package let text: String
  }

  /// What makes a patient a responder.
  package enum Criterion: Sendable, Equatable {
    /// In the unit of the outcome, since `from`.
    case fallBy(Double)
    case riseBy(Double)
    /// The level at the time asked about.
    case atMost(Double)
    case atLeast(Double)

    var needsStart: Bool {
      switch self {
      case .fallBy, .riseBy: true
      case .atMost, .atLeast: false
      }
    }
  }

  package enum Direction: String, CaseIterable, Sendable {
    case higher, lower
  }

  /// What was published.
  package struct Observation: Sendable, Equatable {
    /// Half the width of a 95 % interval in standard errors.
    package static let halfWidth = 1.959963984540054

    package let value: Double
    /// Nil where the source gives no spread: the model's own then stands in.
    package let standardError: Double?
    /// The interval as published; nil where it is made of the standard error.
    package let interval: ClosedRange<Double>?
  }

  package let name: String
  package let kind: Kind
  package let group: EvidenceGroup
  package let outcome: Outcome
  /// Index of the muscle in the plans.
  package let muscle: Int
  package let subject: Subject
  package let against: Subject?
  /// One time; several for a time constant.
  package let at: [Appointment]
  package let from: Appointment?
  /// As the study writes them.
  package let atText: String
  package let fromText: String
  /// Whether a difference is divided by the standard deviation.
  package let isStandardised: Bool
  package let criterion: Criterion?
  package let expected: Direction?
  /// The difference (in the outcome's unit) below which nothing counts as kept; nil for what the study could have found.
  package let margin: Double?
  /// In `unit`; nil for orders and nulls.
  package let observation: Observation?
  /// The patients whom the study measured, in the arm and in the other; nil where it does not say.
  package let patients: (subject: Int, against: Int)?

  /// The unit of observation and prediction.
  package var unit: MeasurementUnit { Self.unit(of: kind, outcome, isStandardised: isStandardised) }

  static func unit(of kind: Kind, _ outcome: Outcome, isStandardised: Bool) -> MeasurementUnit {
    switch kind {
    case .mean, .change, .order, .null: outcome.unit
    case .difference: isStandardised ? One.unit : outcome.unit
    case .ratio: One.unit
    case .responders: Percent.unit
    case .timeConstant: Hour.unit
    }
  }
}
