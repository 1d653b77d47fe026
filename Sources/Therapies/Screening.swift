// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// What a condition of a patient says about a therapy.
package struct Contraindication: Sendable {
  package enum Verdict: Sendable, Equatable {
    /// Not for this patient.
    case refuse
    /// Not before some days of the course have passed.
    case postpone(Quantity<Day>)
    /// With care: it takes place, and the record says why care was needed.
    case caution
  }
  /// Name of the condition, as in the catalogue of conditions.
  package let condition: String
  package let kinds: [TherapyKind]
  /// Drugs that are meant; every one where there is none.
  package let drugs: [String]
  package let verdict: Verdict
  package let reason: String
  package let source: Source

  init(
    _ condition: String, _ kinds: [TherapyKind], drugs: [String] = [], _ verdict: Verdict, _ reason: String,
    _ source: Source
  ) {
    self.condition = condition
    self.kinds = kinds
    self.drugs = drugs
    self.verdict = verdict
    self.reason = reason
    self.source = source
  }
}

/// Screens a patient before a therapy. The rules are clinical convention: none is derived from the model.
package enum Screening {
  private static let convention = Source.assumed(because: "clinical convention; no row of evidence")
  private static let touching: [TherapyKind] = [.manual, .stretch, .needle, .injection]

  package static let rules: [Contraindication] = [
    Contraindication(
      "recent-surgery", touching, .postpone(Quantity(42)), "recent surgery: wait until it has healed",
      convention),
    Contraindication(
      "infection", touching + [.warmth, .home], .postpone(Quantity(14)), "infection: wait until it is over",
      convention),
    Contraindication(
      "bleeding-disorder", [.needle, .injection], .refuse, "bleeding disorder: no needle", convention),
    Contraindication(
      "bleeding-disorder", [.manual, .home], .caution, "bleeding disorder: bruises easily", convention),
    Contraindication(
      "anticoagulants", [.needle, .injection], .caution,
      "anticoagulants: adapted technique, longer compression",
      .measured(.antithromboticReview2022, "not an absolute contraindication to needling")),
    Contraindication(
      "metal-allergy", [.needle, .injection], .refuse, "metal allergy: no needle of steel with nickel",
      convention),
    Contraindication(
      "drug-allergy", [.injection], drugs: ["lidocaine", "bupivacaine", "corticosteroid", "botulinum-toxin"],
      .refuse, "drug allergy", convention),
    Contraindication("drug-allergy", [.drug], .refuse, "drug allergy", convention),
    Contraindication(
      "pregnancy", [.injection], drugs: ["corticosteroid", "botulinum-toxin"], .refuse,
      "pregnancy: no such drug", convention),
    Contraindication(
      "pregnancy", [.drug], drugs: ["ibuprofen"], .refuse, "pregnancy: no ibuprofen", convention),
    Contraindication("pregnancy", [.needle], .caution, "pregnancy: not over the lower back late", convention),
    Contraindication(
      "corticosteroid-treatment", [.injection], drugs: ["corticosteroid"], .refuse,
      "already under a corticosteroid", convention),
    Contraindication(
      "corticosteroid-treatment", [.manual, .needle, .home], .caution,
      "corticosteroid treatment: thin skin, slow healing", convention),
    Contraindication(
      "diabetes", [.injection], drugs: ["corticosteroid"], .refuse, "diabetes: raises blood sugar",
      .assumed(because: "hyperglycaemia is listed among its harms (bautista2020); the rule is convention")),
    Contraindication(
      "diabetes", [.needle, .warmth], .caution, "diabetes: slow healing, dull skin", convention),
  ]

  /// The rules that hold for a therapy in a patient with these conditions.
  package static func rules<T: Therapy>(for therapy: T, conditions: [String]) -> [Contraindication] {
    guard !conditions.isEmpty else { return [] }
    let (kinds, drugs) = therapy.screened
    return rules.filter { rule in
      conditions.contains(rule.condition) && kinds.contains(where: rule.kinds.contains)
        && (rule.drugs.isEmpty || drugs.contains(where: rule.drugs.contains))
    }
  }
}
