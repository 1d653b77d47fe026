// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Disturbed sleep, from 0 to 10: by pain, distress and what treatment did.
///
/// ```
/// 10 y/(1 + y) + harms        y = p X + a Af
/// ```
///
/// An imposed map; the sum is held together by the scale: harms take their share of what is left.
package struct SleepDiary: Sendable {
  package var pain = Quantity<One>(0.4)
  package var affect = Quantity<One>(0.25)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "pain", \.pain, in: 0...3, "Disturbance by the signal of pain",
      source: .assumed(because: "pain of five of ten costs three points of sleep")),
    Parameter(
      "affect", \.affect, in: 0...3, "Disturbance by distress",
      source: .assumed(because: "the distressed lie awake; less than in pain")),
  ]
}

extension Outcome {
  static let sleep = Outcome(
    "sleep_nrs", "Disturbed sleep", "disturbance of sleep, 0 to 10", unit: RatingPoint.unit, better: .lower,
    of: .patient
  ) { readouts, examination in
    let affect = examination.affectGain * examination.nervous.affect
    let signal =
      readouts.sleep.pain.value * readouts.pain.signal(examination) + readouts.sleep.affect.value * affect
    let disturbed = PainRating.scale(signal)
    let harm = examination.record.harms.sleep
    return disturbed + (10 - disturbed) * harm / (harm + 10)
  }

  static let tiredness = Outcome(
    "tiredness_nrs", "Tiredness", "tiredness or muscle fatigue after treatment, 0 to 10",
    unit: RatingPoint.unit,
    better: .lower, of: .patient
  ) { _, examination in
    let tired = examination.record.harms.tiredness
    return 10 * tired / (tired + 5)
  }

  static let bruises = Outcome(
    "bruises", "Bruises", "bruises that can be seen", unit: Count.unit, better: .lower, of: .patient
  ) { _, examination in examination.record.harms.bruises }
}
