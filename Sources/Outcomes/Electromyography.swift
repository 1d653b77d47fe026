// SPDX-License-Identifier: GPL-3.0-or-later
import Physiology
package import Quantities

/// Amplitude of endplate noise under a needle electrode at the points.
package struct Electromyography: Sendable {
  package var fullAmplitude = Quantity<Microvolt>(44)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "fullAmplitude", \.fullAmplitude, in: 1...500, "Amplitude with all endplates at their ceiling",
      source: .fitted(
        to: "21.3 (SD 9.5) uV at active points (chou2009)",
        how: "by hand on the active points of twelve virtual desk workers"))
  ]
}

extension Outcome {
  static let endplateNoise = Outcome(
    "endplate_noise_uV", "Endplate noise", "amplitude of spontaneous electrical activity at the points",
    unit: Microvolt.unit, better: .lower
  ) { readouts, examination in
    readouts.electromyography.fullAmplitude.value * examination.muscle.whole.endplateNoise
  }
}
