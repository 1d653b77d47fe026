// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Whom a scenario's patients are drawn from.
package struct Population: Sendable {
  /// The name that scenarios use, such as `desk-worker`.
  package private(set) var name: String
  package private(set) var summary: String
  /// The population of the catalogue that one of a scenario's own is like; nil for those of the catalogue.
  package private(set) var like: String?
  /// In what it differs.
  package private(set) var ownNumbers: [OwnNumber] = []
  /// Share of women.
  package var women: Quantity<One>
  /// Lognormal spread, between the fibres of a muscle, of the calcium threshold and of recruitment.
  package var thresholdSpread: Quantity<One>
  package var recruitmentSpread: Quantity<One>
  /// Lognormal spread of the load between the fascicles of a muscle.
  package var loadShareSpread: Quantity<One>
  /// Standard deviation of the place of knots along the fibres.
  package var knotSpread: Quantity<Millimetre>
  /// The threshold is divided by pain sensitivity to this power.
  package var sensitivityOnThreshold: Quantity<One>
  /// What differs between its people.
  package var traits: [Trait]
  /// Which of them go together.
  package var correlations: [TraitCorrelation]
  /// How common each condition is, in the order of the catalogue.
  package var prevalences: [Prevalence]
  /// Every number of this population with its unit, range and source: its own, and for each trait
  /// `<trait>.deviation`, `<trait>.mean` where its law has one, and `<trait>.women` and `<trait>.men`
  /// where the sexes differ.
  package private(set) var parameters: [Parameter<Population>]

  package init(
    name: String, summary: String, women: Sourced<One>, thresholdSpread: Sourced<One>,
    recruitmentSpread: Sourced<One>, loadShareSpread: Sourced<One>, knotSpread: Sourced<Millimetre>,
    sensitivityOnThreshold: Sourced<One>, traits: [Trait],
    correlations: [(String, String, Sourced<One>)] = [], prevalences: [String: Sourced<One>] = [:]
  ) {
    self.name = name
    self.summary = summary
    self.women = women.quantity
    self.thresholdSpread = thresholdSpread.quantity
    self.recruitmentSpread = recruitmentSpread.quantity
    self.loadShareSpread = loadShareSpread.quantity
    self.knotSpread = knotSpread.quantity
    self.sensitivityOnThreshold = sensitivityOnThreshold.quantity
    self.traits = traits
    self.correlations = correlations.map {
      TraitCorrelation(first: $0.0, second: $0.1, value: $0.2.quantity)
    }
    let shares = ConditionCatalogue.all.map { prevalences[$0.name] ?? $0.usualPrevalence }
    self.prevalences = zip(ConditionCatalogue.all, shares).map {
      Prevalence(condition: $0, share: $1.quantity)
    }
    self.parameters =
      [
        Parameter("women", \.women, in: 0...1, "Share of women", source: women.source),
        Parameter(
          "thresholdSpread", \.thresholdSpread, in: 0...1, "Spread of the calcium threshold between fibres",
          source: thresholdSpread.source),
        Parameter(
          "recruitmentSpread", \.recruitmentSpread, in: 0...1, "Spread of recruitment between fibres",
          source: recruitmentSpread.source),
        Parameter(
          "loadShareSpread", \.loadShareSpread, in: 0...1, "Spread of the load between fascicles",
          source: loadShareSpread.source),
        Parameter(
          "knotSpread", \.knotSpread, in: 0...20, "Standard deviation of the place of knots along the fibres",
          source: knotSpread.source),
        Parameter(
          "sensitivityOnThreshold", \.sensitivityOnThreshold, in: 0...2,
          "Power of pain sensitivity that divides the threshold", source: sensitivityOnThreshold.source),
      ] + traits.indices.flatMap { Self.parameters(of: traits[$0], at: $0) }
      + correlations.indices.map { index in
        Parameter(
          "correlation.\(correlations[index].0).\(correlations[index].1)", \.correlations[index].value,
          in: -0.95...0.95, "Correlation of two traits", source: correlations[index].2.source)
      }
      + shares.indices.map { index in
        Parameter(
          "\(ConditionCatalogue.all[index].name).prevalence", \.prevalences[index].share, in: 0...1,
          "Share of people who have it", source: shares[index].source)
      }
  }

  /// A number in which a population of a scenario's own differs from one of the catalogue.
  package struct OwnNumber: Sendable {
    package let name: String
    /// In the unit of the parameter of that name.
    package let value: Double
    package let source: Source

    package init(name: String, value: Double, source: Source) {
      self.name = name
      self.value = value
      self.source = source
    }
  }

  /// A population like this one but for some of its numbers.
  package func own(name: String, summary: String, numbers: [OwnNumber]) -> Population {
    var own = self
    own.name = name
    own.summary = summary
    own.like = self.name
    own.ownNumbers = numbers
    own.parameters = parameters.map { parameter in
      guard let number = numbers.first(where: { $0.name == parameter.name }) else { return parameter }
      parameter.write(&own, number.value)
      return parameter.resting(on: number.source)
    }
    return own
  }

  private static func parameters(of trait: Trait, at index: Int) -> [Parameter<Population>] {
    let (name, source) = (trait.name, trait.source)
    var parameters: [Parameter<Population>] = [
      Parameter(
        "\(name).deviation", \.traits[index].deviation, in: 0...1.5,
        trait.law.spread,
        source: source)
    ]
    switch trait.law {
    case .lognormal: break
    case .normal:
      parameters.append(
        Parameter("\(name).mean", \.traits[index].mean, in: 0...5, "Mean of all people", source: source))
    case .share:
      parameters.append(
        Parameter(
          "\(name).median", \.traits[index].mean, in: 0.001...0.999, "Median of all people", source: source))
    }
    if trait.women != trait.men {
      parameters += [
        Parameter("\(name).women", \.traits[index].women, in: 0.1...10, "Factor for women", source: source),
        Parameter("\(name).men", \.traits[index].men, in: 0.1...10, "Factor for men", source: source),
      ]
    }
    return parameters
  }
}

extension Trait.Law {
  /// What the deviation of such a law is.
  fileprivate var spread: String {
    switch self {
    case .lognormal: "Lognormal spread between people"
    case .normal: "Standard deviation between people"
    case .share: "Standard deviation between people, of the logit"
    }
  }
}
