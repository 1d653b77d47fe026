// SPDX-License-Identifier: GPL-3.0-or-later
import Physiology
package import Quantities

/// Strength of the muscle as a share of the healthy one: contracted fibres cannot pull, and pain inhibits.
///
/// ```
/// strength = 100 (1 − c x̄)/(1 + p X)
/// ```
///
/// An imposed map.
package struct Dynamometer: Sendable {
  package var contracted = Quantity<One>(0.3)
  package var pain = Quantity<One>(0.15)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "contracted", \.contracted, in: 0...1, "Loss with all fibres at the points contracted",
      source: .assumed(because: "points are a part of the muscle")),
    Parameter(
      "pain", \.pain, in: 0...2, "Inhibition by the signal of pain",
      source: .assumed(because: "pain of five of ten costs an eighth of the strength")),
  ]
}

extension Outcome {
  static let strength = Outcome(
    "strength_pct", "Strength", "strength of the muscle, healthy = 100", unit: Percent.unit, better: .higher
  ) { readouts, examination in
    let left = 1 - readouts.dynamometer.contracted.value * examination.muscle.whole.contracted
    return 100 * left / (1 + readouts.dynamometer.pain.value * readouts.pain.signal(examination))
  }
}
