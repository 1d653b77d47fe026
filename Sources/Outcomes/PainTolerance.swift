// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Pressure pain tolerance: the greatest pressure that is borne, a line in the pressure pain threshold.
///
/// Patients rate it, therapists press up to it, and a muscle guards beyond it.
package struct PainTolerance: Sendable {
  package var ratio = Quantity<One>(1.20)
  package var margin = Quantity<Kilopascal>(47.07)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "ratio", \.ratio, in: 0.5...3, "Rise of the tolerance with the threshold",
      source: .measured(.hou2002, "tolerance = 1.20 threshold + 0.48 kg/cm²")),
    Parameter(
      "margin", \.margin, in: 0...300, "Tolerance beyond the multiple of the threshold",
      source: .measured(.hou2002, "tolerance = 1.20 threshold + 0.48 kg/cm², which are 47.07 kPa")),
  ]

  /// The greatest pressure (kPa) that is borne at a pressure pain threshold (kPa).
  package func pressure(threshold: Double) -> Double { ratio.value * threshold + margin.value }
}

extension Outcome {
  static let tolerance = Outcome(
    "tolerance_kPa", "Pressure pain tolerance",
    "greatest pressure that is borne: 1.20 times the threshold and 0.48 kg/cm2 (hou2002)",
    unit: Kilopascal.unit, better: .higher
  ) { readouts, examination in
    readouts.tolerance.pressure(
      threshold: readouts.algometer.threshold(examination) * readouts.algometer.error(examination.luck))
  }
}
