// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// A condition of a patient that a therapist asks for before treating.
package struct Condition: Sendable {
  /// The name that scenarios use, such as `anticoagulants`.
  package let name: String
  package let summary: String
  /// Whether only women can have it.
  package let womenOnly: Bool
  /// Share of a population that has it where the population says nothing else.
  let usualPrevalence: Sourced<One>

  init(_ name: String, _ summary: String, usual: Sourced<One>, womenOnly: Bool = false) {
    self.name = name
    self.summary = summary
    self.womenOnly = womenOnly
    usualPrevalence = usual
  }
}

/// Every condition a scenario can name, in the order of the manual.
package enum ConditionCatalogue {
  package static let all: [Condition] = [
    Condition(
      "recent-surgery", "surgery at the site within the last weeks",
      usual: Sourced(0.005, .assumed(because: "rare among those who come for treatment"))),
    Condition(
      "corticosteroid-treatment", "corticosteroid tablets for another illness",
      usual: Sourced(0.01, .assumed(because: "about one adult in a hundred"))),
    Condition(
      "anticoagulants", "drugs against clotting",
      usual: Sourced(0.02, .assumed(because: "rare at working age, common in old age"))),
    Condition(
      "drug-allergy", "allergy to a drug of the syringe or the tablet",
      usual: Sourced(0.02, .assumed(because: "true allergies are rare"))),
    Condition(
      "metal-allergy", "allergy to nickel that forbids steel needles",
      usual: Sourced(0.01, .assumed(because: "most who react to nickel bear a needle of minutes"))),
    Condition(
      "pregnancy", "pregnancy",
      usual: Sourced(0.03, .assumed(because: "a share of women at working age")), womenOnly: true),
    Condition(
      "bleeding-disorder", "an inborn or acquired tendency to bleed",
      usual: Sourced(0.002, .assumed(because: "rare in any population"))),
    Condition(
      "infection", "fever or an infection near the site",
      usual: Sourced(0.01, .assumed(because: "a cold or a skin infection at the first visit"))),
    Condition(
      "diabetes", "diabetes",
      usual: Sourced(0.05, .assumed(because: "about one adult in twenty at working age"))),
  ]

  package static func named(_ name: String) -> Condition? { all.first { $0.name == name } }
}

/// How common a condition is in a population.
package struct Prevalence: Sendable {
  package let condition: Condition
  package var share: Quantity<One>
}

/// How far two traits go together: correlation of their standard normal draws.
package struct TraitCorrelation: Sendable {
  package let first: String
  package let second: String
  package var value: Quantity<One>
}
