// SPDX-License-Identifier: GPL-3.0-or-later
import Physiology
package import Quantities

/// Interstitial pH at the points: resting pH less the acid load over the buffering power.
package struct TissueAcidity: Sendable {
  package var restingPH = Quantity<One>(7.01)
  package var buffering = Quantity<Millimolar>(28)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "restingPH", \.restingPH, in: 6.8...7.5, "pH at rest",
      source: .measured(.slade2006, "7.01 at rest, 6.78 after exercise")),
    Parameter(
      "buffering", \.buffering, in: 5...100, "Acid that lowers pH by 1",
      source: .assumed(because: "textbook, 20 to 40 mmol/L per pH unit")),
  ]
}

extension Outcome {
  static let acidity = Outcome(
    "ph", "pH", "interstitial pH at the points", unit: One.unit, better: .higher
  ) { readouts, examination in
    readouts.acidity.restingPH.value - examination.muscle.whole.acid / readouts.acidity.buffering.value
  }
}
