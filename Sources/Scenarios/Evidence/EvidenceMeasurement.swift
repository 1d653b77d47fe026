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
    /// The mean of each patient's ratio of two times, the ratio of two arms' means, or of their changes.
    case ratio
    /// The standard deviation of an arm's patients, or the ratio of two arms'.
    case spread
    /// Of two times, over the patients of an arm.
    case correlation
    /// The share of patients who meet a criterion, or the difference of two shares.
    case responders
    /// The share of examinations that meet a criterion, the mean over patients.
    case timeShare = "time-share"
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
    /// Per cent of the level at `from`.
    case fallByShare(Double)
    case riseByShare(Double)
    /// The level at the time asked about.
    case atMost(Double)
    case atLeast(Double)

    var needsStart: Bool {
      switch self {
      case .fallBy, .riseBy, .fallByShare, .riseByShare: true
      case .atMost, .atLeast: false
      }
    }
  }

  /// A criterion at one or several times. A responder meets all conditions.
  package struct Condition: Sendable, Equatable {
    package enum When: String, CaseIterable, Sendable {
      case always, ever
    }
    package let criterion: Criterion
    package let at: [Appointment]
    /// Since when; nil for a level, and for a share of times since the patient's own mean over them.
    package let from: Appointment?
    package let met: When
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
  /// Whether a difference is divided by the standard deviation of the patients, and a change by that at its beginning.
  package let isStandardised: Bool
  /// Of responders and shares of times; empty for other kinds.
  package let conditions: [Condition]
  package let expected: Direction?
  /// Of an order or a null: the standard error of the difference in the study, as printed or as a margin says; nil where
  /// the numbers of patients say it.
  package let trialError: Double?
  /// In `unit`; nil for orders and nulls.
  package let observation: Observation?
  /// The patients whom the study measured, in the arm and in the other; nil where it does not say.
  package let patients: (subject: Int, against: Int)?

  /// Whether it is the share of an arm's change in that of another.
  package var isRatioOfChanges: Bool { kind == .ratio && from != nil && against != nil }

  /// The unit of observation and prediction.
  package var unit: MeasurementUnit {
    Self.unit(of: kind, outcome, isStandardised: isStandardised, isContrast: against != nil)
  }

  static func unit(
    of kind: Kind, _ outcome: Outcome, isStandardised: Bool, isContrast: Bool
  ) -> MeasurementUnit {
    switch kind {
    case .mean, .order, .null: outcome.unit
    case .change, .difference: isStandardised ? One.unit : outcome.unit
    case .spread: isContrast ? One.unit : outcome.unit
    case .ratio, .correlation: One.unit
    case .responders, .timeShare: Percent.unit
    case .timeConstant: Hour.unit
    }
  }
}
