// SPDX-License-Identifier: GPL-3.0-or-later

/// How far a patient went through an arm.
package struct FlowCounts: Sendable, Equatable {
  package var sessionsPlanned = 0
  package var sessionsHeld = 0
  package var sessionsRefused = 0
  package var sessionsPostponed = 0
  package var sessionsMissed = 0
  package var adverseEvents = 0
  /// 1 for a patient who is a responder at the last examination.
  package var respondersAtEnd = 0

  package init() {}

  /// All counts in a fixed order, for storage.
  package static let fields: [any WritableKeyPath<FlowCounts, Int> & Sendable] = [
    \.sessionsPlanned, \.sessionsHeld, \.sessionsRefused, \.sessionsPostponed, \.sessionsMissed,
    \.adverseEvents, \.respondersAtEnd,
  ]
}
