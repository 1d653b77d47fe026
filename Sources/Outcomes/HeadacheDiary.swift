// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Days with headache in four weeks, from the pain that muscles refer to the head.
///
/// ```
/// days = 28 x²/(x² + K²)        x = gain · firing referred to the head (1 + c Sc)
/// ```
///
/// An imposed map.
package struct HeadacheDiary: Sendable {
  package var halfPoint = Quantity<One>(0.35)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "halfPoint", \.halfPoint, in: 0.01...10, "Signal referred to the head that hurts on every other day",
      source: .assumed(because: "a clearly active point in a muscle of the head"))
  ]
}

extension Outcome {
  static let headacheDays = Outcome(
    "headache_days", "Headache days",
    "expected days with headache in four weeks; empty where no muscle refers pain to the head",
    unit: Count.unit, better: .lower, of: .patient
  ) { readouts, examination in
    guard let firing = examination.record.firingToHead else { return nil }
    let central = examination.centralGain * examination.nervous.central
    let signal =
      examination.person.painGain * firing * (1 + readouts.pain.centralGain.value * central)
    let half = readouts.headache.halfPoint.value
    return 28 * signal * signal / (signal * signal + half * half)
  }
}
