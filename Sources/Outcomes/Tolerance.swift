// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension Outcome {
  static let tolerance = Outcome(
    "tolerance_kPa", "Pressure pain tolerance",
    "greatest pressure that is borne: 1.20 times the threshold and 0.48 kg/cm2 (hou2002)",
    unit: Kilopascal.unit, better: .higher
  ) { readouts, examination in
    // 0.48 kg/cm² are 47.07 kPa.
    1.20 * readouts.algometer.threshold(examination) * readouts.algometer.error(examination.luck) + 47.07
  }
}
