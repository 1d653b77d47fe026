// SPDX-License-Identifier: GPL-3.0-or-later
import Physiology
import Quantities

extension Outcome {
  static let oxygenInKnots = Outcome(
    "oxygen_knot_mmHg", "Oxygen in knots",
    "capillary-end oxygen of shortened fibres; empty where there are none",
    unit: MillimetreMercury.unit, better: .higher
  ) { _, examination in examination.muscle.whole.oxygenInKnots }

  static let oxygenAround = Outcome(
    "oxygen_around_mmHg", "Oxygen around", "capillary-end oxygen of the other fibres at the points",
    unit: MillimetreMercury.unit, better: .higher
  ) { _, examination in examination.muscle.whole.oxygenAround }
}
