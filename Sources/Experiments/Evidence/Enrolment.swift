// SPDX-License-Identifier: GPL-3.0-or-later
import Scenarios
import Simulation

extension EvidenceSimulation {
  /// Who takes part in which cohort: patients are looked at in the order of their numbers.
  struct Enrolment {
    struct Desk {
      let wanted: Int
      /// Whether anybody may be sent away.
      let isChoosing: Bool
      var looked = 0
      var included: [Int] = []
      var failed = 0
      var stayedAway = 0
      var reasons: [String] = []

      init(_ cohort: EvidenceStudy.Cohort) {
        wanted = cohort.plan.patients
        isChoosing = !cohort.criteria.isEmpty || cohort.plan.isChoosing
      }

      var most: Int { EvidenceSimulation.candidatesEach * wanted }

      /// Whether enough have been looked at, whoever was found.
      var isExhausted: Bool { looked >= most }

      var next: Range<Int> { looked + 1..<min(looked + wanted - included.count, most) + 1 }
    }
    private var desks: [[Desk]]

    init(_ studies: [EvidenceStudy]) {
      desks = studies.map { study in study.cohorts.map(Desk.init) }
    }

    /// In the order of studies and cohorts.
    var all: [Desk] { desks.flatMap(\.self) }

    /// Whom to look at next; nobody where every cohort is full or has looked at enough.
    mutating func next() -> [Visit] {
      var visits: [Visit] = []
      for study in desks.indices {
        for cohort in desks[study].indices {
          let numbers = desks[study][cohort].next
          visits += numbers.map { (Place(study: study, cohort: cohort), $0) }
          desks[study][cohort].looked = numbers.upperBound - 1
        }
      }
      return visits
    }

    /// `takesPart`: nil where the history failed.
    mutating func note(_ visit: Visit, takesPart: Bool?, failure: String?, isAbsent: Bool) {
      let (study, cohort) = (visit.place.study, visit.place.cohort)
      switch takesPart {
      case true?: desks[study][cohort].included.append(visit.number)
      case false?: desks[study][cohort].stayedAway += isAbsent ? 1 : 0
      case nil:
        desks[study][cohort].failed += 1
        if let failure { desks[study][cohort].reasons.append(failure) }
      }
    }

    func included(_ place: Place) -> [Int] { desks[place.study][place.cohort].included }

    /// The cohort before anybody has been treated.
    func cohort(_ place: Place) -> EvidenceRecord.Cohort {
      let desk = desks[place.study][place.cohort]
      return EvidenceRecord.Cohort(
        patients: [], candidates: desk.looked, failed: desk.failed, stayedAway: desk.stayedAway,
        reasons: desk.reasons)
    }
  }
}

extension EvidenceRecord.Cohort {
  mutating func add(_ patient: EvidenceRecord.Patient) {
    patients.append(patient)
    if let failure = patient.failure {
      failed += 1
      reasons.append(failure)
    }
  }
}
