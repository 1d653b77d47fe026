// SPDX-License-Identifier: GPL-3.0-or-later
import Physiology
package import Quantities

/// One number that differs between people, with how it is spread.
package struct Trait: Sendable {
  /// What the drawn number changes.
  package enum Target: Sendable, Hashable {
    /// A parameter of the physiological model, such as `knotDrive.latchGain`.
    case model(String)
    /// How strongly the nervous system answers: multiplies reported pain and lowers the pressure threshold.
    case painSensitivity
    /// How freely a person uses the rating scale: multiplies reported pain only.
    case ratingStyle
    /// Multiplies the healthy pressure pain threshold.
    case pressureThreshold
    /// Share of home sessions and tablets that take place (0 to 1).
    case adherence
    /// How exactly a patient says what hurts during treatment (0 to 1).
    case communication
  }

  package enum Law: Sendable, Hashable {
    /// The number is multiplied by exp(σ N(0, 1)): its median stays.
    case lognormal
    /// The number becomes mean + σ N(0, 1).
    case normal
    /// A share whose logit becomes logit(mean) + σ N(0, 1).
    case share
  }

  package let target: Target
  package let law: Law
  /// Mean of a normal law; a lognormal law does not use it, because the model's own value is its median.
  package var mean: Quantity<One>
  /// σ: of the logarithm for a lognormal law, of the number itself for a normal one.
  package var deviation: Quantity<One>
  /// A further factor for women and for men.
  package var women: Quantity<One>
  package var men: Quantity<One>
  package let source: Source

  private init(
    _ target: Target, _ law: Law, mean: Double, deviation: Double, women: Double, men: Double, source: Source
  ) {
    self.target = target
    self.law = law
    self.mean = Quantity(mean)
    self.deviation = Quantity(deviation)
    self.women = Quantity(women)
    self.men = Quantity(men)
    self.source = source
  }

  package static func lognormal(
    _ target: Target, deviation: Double, women: Double = 1, men: Double = 1, source: Source
  ) -> Trait {
    Trait(target, .lognormal, mean: 1, deviation: deviation, women: women, men: men, source: source)
  }

  package static func normal(
    _ target: Target, mean: Double, deviation: Double, women: Double = 1, men: Double = 1, source: Source
  ) -> Trait {
    Trait(target, .normal, mean: mean, deviation: deviation, women: women, men: men, source: source)
  }

  package static func share(_ target: Target, median: Double, deviation: Double, source: Source) -> Trait {
    Trait(target, .share, mean: median, deviation: deviation, women: 1, men: 1, source: source)
  }

  /// The same trait, stronger or weaker in everybody.
  package func times(_ factor: Double, source: Source) -> Trait {
    Trait(
      target, law, mean: mean.value, deviation: deviation.value, women: factor * women.value,
      men: factor * men.value, source: source)
  }

  /// The name of what it changes. Random draws are keyed by it.
  package var name: String {
    switch target {
    case .model(let parameter): parameter
    case .painSensitivity: "painSensitivity"
    case .ratingStyle: "ratingStyle"
    case .pressureThreshold: "pressureThreshold"
    case .adherence: "adherence"
    case .communication: "communication"
    }
  }

  /// The unit of a trait's number: that of the parameter of the model, or none.
  package static func unit(of name: String) -> MeasurementUnit {
    Model.parameters.first { $0.name == name }?.unit ?? One.unit
  }

  /// One person's number, from the median person's `usual` number and a standard normal `draw`.
  package func value(usual: Double, draw: Double, isWoman: Bool) -> Double {
    let factor = isWoman ? women.value : men.value
    return switch law {
    case .lognormal: factor * usual * deviation.lognormal(draw)
    case .normal: factor * (mean.value + deviation.value * draw)
    case .share:
      {
        let odds = mean.value / (1 - mean.value) * Exponential.of(deviation.value * draw)
        return odds / (1 + odds)
      }()
    }
  }
}
