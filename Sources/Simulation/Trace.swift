// SPDX-License-Identifier: GPL-3.0-or-later

/// What one run left behind, in memory of its own: a patient in an arm.
package struct Trace: Sendable {
  package struct Sample: Sendable {
    /// Index of the muscle in the plan.
    package var muscle: Int
    /// Days since the first examination.
    package var time: Double
    /// One value an outcome of the catalogue; nil where there was nothing to measure.
    package var values: [Double?]
  }
  package struct Event: Sendable, Equatable {
    package var time: Double
    package var event: EventKind
    /// Identifiers of muscle and point; empty where the event is the patient's.
    package var muscle: String
    package var point: String
    package var value: Double?
    package var unit: String
    package var detail: String
  }
  package var arm: String
  package var patient: Int
  package var samples: [Sample] = []
  package var events: [Event] = []
  package var flow = FlowCounts()
  /// Set when the run failed; samples and events up to then are kept.
  package var failure: RunFailure?

  package init(arm: String, patient: Int, failure: RunFailure? = nil) {
    self.arm = arm
    self.patient = patient
    self.failure = failure
  }
}

/// Why a run ended early.
package struct RunFailure: Error, Sendable, Equatable {
  /// `history`, `enrolment` or `course`.
  package var stage: String
  package var reason: String

  package init(stage: String, reason: String) {
    self.stage = stage
    self.reason = reason
  }

  /// A patient who cannot be made.
  package init(_ fault: SimulationFault) { self.init(stage: "history", reason: fault.description) }
}
