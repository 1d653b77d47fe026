// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Whom a scenario's patients are drawn from.
package struct Population: Sendable {
  /// The name that scenarios use, such as `desk-worker`.
  package let name: String
  package let summary: String
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
  /// Every number of this population with its unit, range and source: its own, and for each trait
  /// `<trait>.deviation`, `<trait>.mean` where its law is normal, and `<trait>.women` and `<trait>.men`
  /// where the sexes differ.
  package let parameters: [Parameter<Population>]

  package init(
    name: String, summary: String, women: Sourced<One>, thresholdSpread: Sourced<One>,
    recruitmentSpread: Sourced<One>, loadShareSpread: Sourced<One>, knotSpread: Sourced<Millimetre>,
    sensitivityOnThreshold: Sourced<One>, traits: [Trait]
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
  }

  private static func parameters(of trait: Trait, at index: Int) -> [Parameter<Population>] {
    let (name, source) = (trait.name, trait.source)
    var parameters: [Parameter<Population>] = [
      Parameter(
        "\(name).deviation", \.traits[index].deviation, in: 0...1.5,
        trait.law == .normal ? "Standard deviation between people" : "Lognormal spread between people",
        source: source)
    ]
    if trait.law == .normal {
      parameters.append(
        Parameter("\(name).mean", \.traits[index].mean, in: 0...5, "Mean of all people", source: source))
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
