// SPDX-License-Identifier: GPL-3.0-or-later
package import Physiology
package import Quantities

/// A tablet against pain: each session is one dose, taken with the probability of the patient's adherence.
package struct OralAnalgesic: CataloguedTherapy {
  package static let name = "oral-analgesic"
  package static let summary = "a tablet against pain, once or several times a day"
  package static let kind = TherapyKind.drug

  package var drug = Analgesic.ibuprofen
  package var strength = Quantity<One>(1)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "strength", \.strength, in: 0...4, "Dose over the usual single dose",
      source: .assumed(because: "400 mg of ibuprofen or 500 mg of paracetamol"))
  ]
  package static let choices: [Choice<Self>] = [
    Choice(
      "drug", "What is swallowed", allowed: Analgesic.allCases.map(\.rawValue), read: { $0.drug.rawValue },
      writeName: { if let drug = Analgesic(rawValue: $1) { $0.drug = drug } })
  ]

  /// A tablet alone promises less than a visit.
  package var context: Double { 0.3 }

  package func session() -> any Session {
    guard strength.value > 0 else { return FixedSession([]) }
    return FixedSession([.swallow(drug, strength: strength.value)])
  }
}
