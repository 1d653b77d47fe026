// SPDX-License-Identifier: GPL-3.0-or-later
package import Physiology
package import Quantities

/// What a course costs, in euros as in the Spanish study that the therapist's rate comes from. This is the only list of
/// prices: whoever tells a cost reads what ``Burdens`` added up by it.
///
/// ```
/// session = rate · (hands-on minutes + overhead of a visit) + visit + needles + drug
/// ```
///
/// Patients who treat themselves cost the goods that they use.
package struct Prices: Sendable {
  package var rate = Quantity<EuroPerMinute>(0.955)
  package var overhead = Quantity<Minute>(10)
  package var travel = Quantity<Minute>(40)
  package var needles = Quantity<Euro>(0.64)
  package var anaesthetic = Quantity<Euro>(2)
  package var corticosteroid = Quantity<Euro>(6)
  package var toxin = Quantity<Euro>(150)
  package var tablet = Quantity<Euro>(0.2)
  package var visit = Quantity<Euro>(0)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "rate", \.rate, in: 0...20, "A minute of a therapist, in euros of a year that is not known",
      source: .fitted(
        to: "14.32 EUR of a physiotherapist a session (fernandez-sanchis) of 15 min (gattie2021)",
        how: "one divided by the other")),
    Parameter(
      "overhead", \.overhead, in: 0...120, "Therapist's time of a visit beside hands-on time",
      source: .assumed(because: "greeting, history, record")),
    Parameter(
      "travel", \.travel, in: 0...600, "Patient's time of a visit beside the session",
      source: .assumed(because: "there, back and waiting")),
    Parameter(
      "needles", \.needles, in: 0...100, "Needles of a session, in euros of a year that is not known",
      source: .measured(.fernandezSanchis, "0.64 EUR of materials a session of dry needling")),
    Parameter(
      "anaesthetic", \.anaesthetic, in: 0...100, "Saline or an anaesthetic of a session, in euros of 2025",
      source: .assumed(because: "an ampoule and a syringe")),
    Parameter(
      "corticosteroid", \.corticosteroid, in: 0...200, "A corticosteroid of a session, in euros of 2025",
      source: .assumed(because: "an ampoule")),
    Parameter(
      "toxin", \.toxin, in: 0...2_000, "Botulinum toxin of a session, in euros of 2025",
      source: .assumed(because: "drug cost is high (graboski2005); price unknown")),
    Parameter(
      "tablet", \.tablet, in: 0...20, "A tablet, in euros of 2025", source: .assumed(because: "generic")),
    Parameter(
      "visit", \.visit, in: 0...10_000, "A visit as such, in euros of 2025",
      source: .assumed(because: "the therapist's time pays for the rooms")),
  ]

  package func price(of drug: Drug) -> Double {
    switch drug {
    case .saline, .lidocaine, .bupivacaine: anaesthetic.value
    case .corticosteroid: corticosteroid.value
    case .botulinumToxin: toxin.value
    }
  }

  /// The items of a session's bill, in euros.
  func bill(for session: HeldSession) -> [Double] {
    var items: [Double] = []
    if session.isGiven {
      items.append(rate.value * (session.minutes + (session.isVisit ? overhead.value : 0)))
    }
    if session.isVisit { items.append(visit.value) }
    if session.needles { items.append(needles.value) }
    if let drug = session.injected { items.append(price(of: drug)) }
    if session.isTablet { items.append(tablet.value) }
    return items
  }
}

extension Outcome {
  static let patientTime = Outcome(
    "patient_min", "Patient time", "patient's time since the course began: sessions, travel, home treatment",
    unit: Minute.unit, better: .lower, of: .patient
  ) { _, examination in examination.record.burdens.patientMinutes }

  package static let cost = Outcome(
    "cost_eur", "Cost", "cost of the course so far in euros: therapist, materials, drugs", unit: Euro.unit,
    better: .lower, of: .patient
  ) { _, examination in examination.record.burdens.cost }

  static let analgesicDoses = Outcome(
    "analgesic_doses", "Analgesic use", "analgesic doses taken since the course began", unit: Count.unit,
    better: .lower, of: .patient
  ) { _, examination in examination.record.burdens.doses }
}
