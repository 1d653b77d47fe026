// SPDX-License-Identifier: GPL-3.0-or-later
package import Physiology
package import Quantities

/// What a course costs, in euros as in the Spanish study that the therapist's rate comes from.
///
/// ```
/// session = rate · (hands-on minutes + overhead) + materials + drug
/// ```
package struct Prices: Sendable {
  package var rate = Quantity<One>(0.955)
  package var overhead = Quantity<Minute>(10)
  package var travel = Quantity<Minute>(40)
  package var needles = Quantity<One>(0.64)
  package var anaesthetic = Quantity<One>(2)
  package var corticosteroid = Quantity<One>(6)
  package var toxin = Quantity<One>(150)
  package var tablet = Quantity<One>(0.2)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "rate", \.rate, in: 0...20, "Euros a minute of a therapist",
      source: .fitted(
        to: "14.32 EUR of a physiotherapist a session (fernandez-sanchis) of 15 min (gattie2021)",
        how: "one divided by the other")),
    Parameter(
      "overhead", \.overhead, in: 0...120, "Therapist's time of a session beside hands-on time",
      source: .assumed(because: "greeting, history, record")),
    Parameter(
      "travel", \.travel, in: 0...600, "Patient's time of a visit beside the session",
      source: .assumed(because: "there, back and waiting")),
    Parameter(
      "needles", \.needles, in: 0...100, "Euros of needles a session",
      source: .measured(.fernandezSanchis, "0.64 EUR of materials a session of dry needling")),
    Parameter(
      "anaesthetic", \.anaesthetic, in: 0...100, "Euros of saline or an anaesthetic a session",
      source: .assumed(because: "an ampoule and a syringe")),
    Parameter(
      "corticosteroid", \.corticosteroid, in: 0...200, "Euros of a corticosteroid a session",
      source: .assumed(because: "an ampoule")),
    Parameter(
      "toxin", \.toxin, in: 0...2_000, "Euros of botulinum toxin a session",
      source: .assumed(because: "drug cost is high (graboski2005); price unknown")),
    Parameter(
      "tablet", \.tablet, in: 0...20, "Euros of a tablet", source: .assumed(because: "generic")),
  ]

  package func price(of drug: Drug) -> Double {
    switch drug {
    case .saline, .lidocaine, .bupivacaine: anaesthetic.value
    case .corticosteroid: corticosteroid.value
    case .botulinumToxin: toxin.value
    }
  }
}

extension Outcome {
  static let patientTime = Outcome(
    "patient_min", "Patient time", "patient's time since the course began: sessions, travel, home treatment",
    unit: Minute.unit, better: .lower
  ) { _, examination in examination.record.patientMinutes }

  static let cost = Outcome(
    "cost_eur", "Cost", "cost of the course so far in euros: therapist, materials, drugs", unit: One.unit,
    better: .lower
  ) { _, examination in examination.record.cost }

  static let analgesicDoses = Outcome(
    "analgesic_doses", "Analgesic use", "analgesic doses taken since the course began", unit: Count.unit,
    better: .lower
  ) { _, examination in examination.record.doses }
}
