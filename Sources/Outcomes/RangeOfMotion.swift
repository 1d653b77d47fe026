// SPDX-License-Identifier: GPL-3.0-or-later
import Physiology
package import Quantities

/// Range of motion as a share of the healthy range: shortened fibres and pain limit it, inhibition frees it.
///
/// ```
/// range = 100 − k_s ⟨s⟩ − k_p rating + k_I I      (%)
/// ```
package struct RangeOfMotion: Sendable {
  package var shortening = Quantity<Percent>(14)
  package var pain = Quantity<Percent>(0.8)
  package var inhibition = Quantity<Percent>(4)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "shortening", \.shortening, in: 0...100, "Loss with all fibres shortened",
      source: .assumed(because: "a band lengthens by its unshortened fibres only")),
    Parameter(
      "pain", \.pain, in: 0...10, "Loss per point of pain",
      source: .assumed(because: "patients stop a few degrees short")),
    Parameter(
      "inhibition", \.inhibition, in: 0...50, "Gain by full inhibition",
      source: .assumed(because: "stretch tolerance rises by a few per cent")),
  ]
}

extension RangeOfMotion {
  /// What shortened fibres and pain take off (%).
  func lost(_ readouts: Readouts, _ examination: Examination) -> Double {
    shortening.value * examination.muscle.whole.shortening + pain.value * readouts.pain.rating(examination)
  }
}

extension Outcome {
  static let rangeOfMotion = Outcome(
    "rom_pct", "Range of motion", "range of the muscle's movement, healthy = 100", unit: Percent.unit,
    better: .higher
  ) { readouts, examination in
    100 - readouts.movement.lost(readouts, examination)
      + readouts.movement.inhibition.value * examination.nervous.inhibition
  }
}
