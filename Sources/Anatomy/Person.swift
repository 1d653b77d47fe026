// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import GSL
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
  /// Share of home sessions and tablets that take place, and how exactly they say what hurts (0 to 1).
  package let adherence: Double
  package let communication: Double
  /// Names of conditions, in the order of the catalogue.
  package let conditions: [String]
  /// Power of pain sensitivity that divides the threshold.
  package let sensitivityOnThreshold: Double

  /// This person's number of a trait, in the unit of `Trait.unit(of:)`; nil for no such trait.
  package func value(ofTrait name: String) -> Double? {
    switch name {
    case "painSensitivity": painSensitivity
    case "ratingStyle": ratingStyle
    case "pressureThreshold": pressureThreshold
    case "adherence": adherence
    case "communication": communication
    default: Model.parameters.first { $0.name == name }?.read(model)
    }
  }

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
  ///   - demanded: conditions that everybody has who can.
  ///   - conditionDraw: uniform between 0 and 1 for a condition.
  package func person(
    of model: Model, sexDraw: Double, demanded: [String] = [],
    conditionDraw: (Condition) -> Double = { _ in 1 }, draw: (Trait) -> Double
  ) -> Person {
    let isWoman = sexDraw < women.value
    var own = model
    var factors: [Trait.Target: Double] = [:]
    let drawn = correlatedDraws(draw)
    for (trait, draw) in zip(traits, drawn) {
      guard case .model(let name) = trait.target else {
        factors[trait.target] = trait.value(usual: 1, draw: draw, isWoman: isWoman)
        continue
      }
      guard let parameter = Model.parameters.first(where: { $0.name == name }) else {
        preconditionFailure("the model has no parameter \(name)")
      }
      let value = trait.value(usual: parameter.read(own), draw: draw, isWoman: isWoman)
      parameter.write(&own, min(max(value, parameter.range.lowerBound), parameter.range.upperBound))
    }
    return Person(
      isWoman: isWoman, model: own, painSensitivity: factors[.painSensitivity] ?? 1,
      ratingStyle: factors[.ratingStyle] ?? 1, pressureThreshold: factors[.pressureThreshold] ?? 1,
      adherence: factors[.adherence] ?? 1, communication: factors[.communication] ?? 1,
      conditions: prevalences.filter { prevalence in
        let condition = prevalence.condition
        guard isWoman || !condition.womenOnly else { return false }
        return demanded.contains(condition.name) || conditionDraw(condition) < prevalence.share.value
      }.map(\.condition.name),
      sensitivityOnThreshold: sensitivityOnThreshold.value)
  }

  /// Standard normal numbers, one a trait, as far together as ``correlations`` say; those without stay as drawn.
  private func correlatedDraws(_ draw: (Trait) -> Double) -> [Double] {
    var draws = traits.map(draw)
    let names = correlatedTraits
    guard !names.isEmpty else { return draws }
    guard let factor = correlationFactor else {
      preconditionFailure("the correlations of \(name) contradict each other")
    }
    let indices = names.map { name in traits.firstIndex { $0.name == name } ?? 0 }
    let independent = indices.map { draws[$0] }
    for row in indices.indices {
      draws[indices[row]] = (0...row).reduce(0) { $0 + factor[row * names.count + $1] * independent[$1] }
    }
    return draws
  }

  /// Names of the traits that correlate, in the order of the traits.
  private var correlatedTraits: [String] {
    let names = Set(correlations.flatMap { [$0.first, $0.second] })
    return traits.map(\.name).filter(names.contains)
  }

  /// The lower Cholesky factor of their correlation matrix; nil where no such matrix can be.
  private var correlationFactor: [Double]? {
    let names = correlatedTraits
    var matrix = names.indices.flatMap { row in names.indices.map { $0 == row ? 1.0 : 0 } }
    for correlation in correlations {
      guard let first = names.firstIndex(of: correlation.first),
        let second = names.firstIndex(of: correlation.second)
      else { return nil }
      matrix[first * names.count + second] = correlation.value.value
      matrix[second * names.count + first] = correlation.value.value
    }
    return try? LinearAlgebra.choleskyFactor(matrix, size: names.count)
  }

  /// Whether the correlations can hold all together.
  package var areCorrelationsPossible: Bool { correlations.isEmpty || correlationFactor != nil }
}
