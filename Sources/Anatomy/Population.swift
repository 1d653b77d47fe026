// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Whom a scenario's patients are drawn from.
package struct Population: Sendable {
  package let name: String
  package let summary: String
  /// Share of women (0 to 1).
  package var women: Quantity<One>
  /// What differs between its people.
  package let traits: [Trait]

  package init(name: String, summary: String, women: Quantity<One>, traits: [Trait]) {
    self.name = name
    self.summary = summary
    self.women = women
    self.traits = traits
  }
}

/// One number that differs between patients, with how it is spread.
package struct Trait: Sendable {
  /// What the drawn factor multiplies, or the drawn number replaces.
  package enum Target: Sendable, Hashable {
    /// A parameter of the physiological model, such as `knotDrive.latchGain`.
    case model(String)
    /// Pain sensitivity: multiplies reported pain, divides the threshold (by its square root).
    case painSensitivity
    /// How freely a patient uses the rating scale: multiplies reported pain only.
    case ratingStyle
    /// Multiplies the healthy pressure pain threshold.
    case pressureThreshold
  }
  package enum Spread: Sendable, Hashable {
    /// The value is multiplied by exp(sd · N(0, 1)): its median stays.
    case lognormal(sd: Double)
    /// The value becomes mean + sd · N(0, 1), held to the parameter's range.
    case normal(mean: Double, sd: Double)
  }
  package let target: Target
  package let spread: Spread
  /// A further factor for women and for men.
  package let women: Double
  package let men: Double
  package let source: Source

  package init(
    _ target: Target, _ spread: Spread, women: Double = 1, men: Double = 1, source: Source
  ) {
    self.target = target
    self.spread = spread
    self.women = women
    self.men = men
    self.source = source
  }
}
