// SPDX-License-Identifier: GPL-3.0-or-later
import Physiology
package import Quantities

/// A disability index from 0 to 100: what pain at rest, pain on moving, lost range and distress keep a patient from.
///
/// ```
/// index = w_r rest + w_m moving + w_l (100 − range) + w_a Af/(1 + Af)
/// ```
///
/// An imposed map, made so that the worst patient stays below 100.
package struct Disability: Sendable {
  package var rest = Quantity<One>(3)
  package var moving = Quantity<One>(2.34)
  package var range = Quantity<One>(0.4)
  package var affect = Quantity<One>(15)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "rest", \.rest, in: 0...5, "Index per point of pain at rest",
      source: .assumed(because: "severe pain alone disables by about a third")),
    Parameter(
      "moving", \.moving, in: 0...5, "Index per point of pain on moving",
      source: .calibrated(
        from: "3.5, assumed: pain on moving disables more than pain at rest", interval: "1.1 to 4.8")),
    Parameter(
      "range", \.range, in: 0...2, "Index per per cent of lost range",
      source: .assumed(because: "a small part")),
    Parameter(
      "affect", \.affect, in: 0...50, "Index of full distress",
      source: .assumed(because: "distress disables beside pain")),
  ]

  func index(_ readouts: Readouts, _ examination: Examination) -> Double {
    let pain = readouts.pain.rating(examination)
    let signal = readouts.provocation.moving(
      readouts.pain.signal(examination), shortening: examination.muscle.whole.shortening,
      gain: examination.person.painGain)
    let affect = examination.affectGain * examination.nervous.affect
    return rest.value * pain + moving.value * PainRating.scale(signal)
      + range.value * readouts.movement.lost(readouts, examination)
      + self.affect.value * affect / (1 + affect)
  }
}

extension Outcome {
  static let disability = Outcome(
    "disability_pct", "Disability", "disability index, 0 to 100", unit: Percent.unit, better: .lower
  ) { readouts, examination in readouts.disability.index(readouts, examination) }
}
