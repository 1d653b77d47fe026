// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
package import Physiology
package import Quantities

/// One member of a population: a model of their own, and how they feel and report.
package struct Person: Sendable {
  package let isWoman: Bool
  package let model: Model
  /// Factors with median 1; see `Trait.Target`.
  package let painSensitivity: Double
  package let ratingStyle: Double
  package let pressureThreshold: Double
  /// Power of pain sensitivity that divides the threshold.
  package let sensitivityOnThreshold: Double

  /// The healthy pressure pain threshold of one of their muscles.
  package func threshold(of muscle: MuscleAnatomy) -> Quantity<Kilopascal> {
    let usual = isWoman ? muscle.thresholdWomen : muscle.thresholdMen
    return Quantity(usual.value * pressureThreshold / pow(painSensitivity, sensitivityOnThreshold))
  }
}

extension Population {
  /// A person of this population.
  ///
  /// - Parameters:
  ///   - model: the median person's model; drawn numbers are held to their parameters' ranges.
  ///   - sexDraw: uniform between 0 and 1.
  ///   - draw: a standard normal number for a trait. Key it by `Trait.name`, so that a further trait leaves the
  ///     others as they were.
  package func person(of model: Model, sexDraw: Double, draw: (Trait) -> Double) -> Person {
    let isWoman = sexDraw < women.value
    var own = model
    var factors: [Trait.Target: Double] = [:]
    for trait in traits {
      guard case .model(let name) = trait.target else {
        factors[trait.target] = trait.value(usual: 1, draw: draw(trait), isWoman: isWoman)
        continue
      }
      guard let parameter = Model.parameters.first(where: { $0.name == name }) else {
        preconditionFailure("the model has no parameter \(name)")
      }
      let value = trait.value(usual: parameter.read(own), draw: draw(trait), isWoman: isWoman)
      parameter.write(&own, min(max(value, parameter.range.lowerBound), parameter.range.upperBound))
    }
    return Person(
      isWoman: isWoman, model: own, painSensitivity: factors[.painSensitivity] ?? 1,
      ratingStyle: factors[.ratingStyle] ?? 1, pressureThreshold: factors[.pressureThreshold] ?? 1,
      sensitivityOnThreshold: sensitivityOnThreshold.value)
  }
}
