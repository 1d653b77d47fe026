// SPDX-License-Identifier: GPL-3.0-or-later
import Physiology
package import Quantities

/// How much warmer the skin over the points is: widened vessels carry heat up.
package struct SkinThermometer: Sendable {
  package var gain = Quantity<Kelvin>(0.8)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "gain", \.gain, in: 0...5, "Warming of the skin by full vasodilatation",
      source: .assumed(because: "less than a kelvin, at the limit of what a hand feels"))
  ]
}

extension Outcome {
  static let warmth = Outcome(
    "skin_warmth_K", "Warmth", "how much warmer the skin over the points is", unit: Kelvin.unit,
    better: .neutral
  ) { readouts, examination in
    readouts.thermometer.gain.value * examination.muscle.whole.vasodilatation
  }
}
