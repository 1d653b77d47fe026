// SPDX-License-Identifier: GPL-3.0-or-later

/// What a course of treatment has taken and done so far, beside what it did to the muscle.
package struct CourseRecord: Sendable, Equatable {
  package var burdens = Burdens()
  /// Pain at rest and soreness as they were lived.
  package var pain = FeltCourse()
  package var soreness = FeltCourse()
  /// Pain as rated at the first examination; nil before it.
  package var painAtStart: Double?
  /// What harms do at present.
  package var harms = HarmLoad()
  /// Points that being cared for takes off ratings of pain at present.
  package var contextRelief = 0.0
  /// Firing that is felt in the head; nil where no muscle refers pain there.
  package var firingToHead: Double?

  package init() {}
}

/// The sum of a patient's present harms.
package struct HarmLoad: Sendable, Equatable {
  /// Added to the pain signal, as soreness is.
  package var pain = 0.0
  /// Points of tiredness and of disturbed sleep.
  package var tiredness = 0.0
  package var sleep = 0.0
  package var bruises = 0.0

  package init() {}
}
