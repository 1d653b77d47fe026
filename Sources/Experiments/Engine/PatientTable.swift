// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Outcomes
import Quantities
import Results
import Simulation

/// Rows of `patients.csv`: who was looked at for a place in the study.
enum PatientTable {
  /// Traits of all populations, by name, as each first comes; a column is the same whichever population is drawn from.
  private static let traits: [String] = {
    var names: [String] = []
    for trait in PopulationCatalogue.all.flatMap(\.traits) where !names.contains(trait.name) {
      names.append(trait.name)
    }
    return names
  }()

  static let schema = ResultTables.patients(
    traits: traits.map { name in
      let unit = Trait.unit(of: name)
      return Column(
        unit.symbol.isEmpty ? name : "\(name)_\(unit.columnSuffix)", .number, unit: unit,
        "The candidate's \(name); empty where it is the same for everybody of the population")
    },
    baseline: OutcomeCatalogue.all.map {
      Column($0.column, .number, unit: $0.unit, "At the first examination: \($0.summary)")
    })

  static func rows(_ enrolment: Enrolment, point: Int, plan: Plan) -> EncodedRows {
    var rows = EncodedRows(schema)
    let acting = Set(plan.population.traits.map(\.name))
    for (place, candidate) in enrolment.candidates.enumerated() {
      var reason = candidate.refusal?.reason
      if reason == nil, case .failure(let failure) = enrolment.start,
        place == enrolment.candidates.count - 1
      {
        reason = failure.reason
      }
      let person = candidate.person
      let own = traits.map { acting.contains($0) ? person.value(ofTrait: $0) : nil }
      let baseline =
        candidate.baseline.isEmpty ? OutcomeCatalogue.all.map { _ in nil } : candidate.baseline
      rows.append(
        [
          .integer(point), .integer(candidate.number), .boolean(reason == nil), .string(reason),
          .string(person.isWoman ? "female" : "male"),
          .string(person.conditions.isEmpty ? nil : person.conditions.joined(separator: "; ")),
        ] + own.map { .number($0) } + baseline.map { .number($0) })
    }
    return rows
  }

  /// How many were looked at, did not meet the criteria of inclusion, met one of exclusion, and never came.
  static func counts(_ enrolment: Enrolment) -> CandidateCounts {
    var counts = CandidateCounts(all: enrolment.candidates.count)
    for candidate in enrolment.candidates {
      switch candidate.refusal {
      case .notIncluded: counts.notIncluded += 1
      case .excluded: counts.excluded += 1
      case .stayedAway: counts.stayedAway += 1
      case nil: break
      }
    }
    return counts
  }
}

/// Candidates of one place in a study.
package struct CandidateCounts: Sendable, Equatable {
  package var all = 0
  package var notIncluded = 0
  package var excluded = 0
  package var stayedAway = 0

  package init(all: Int = 0, notIncluded: Int = 0, excluded: Int = 0, stayedAway: Int = 0) {
    self.all = all
    self.notIncluded = notIncluded
    self.excluded = excluded
    self.stayedAway = stayedAway
  }

  /// In a fixed order, for storage and for sums.
  static let fields: [any WritableKeyPath<CandidateCounts, Int> & Sendable] = [
    \.all, \.notIncluded, \.excluded, \.stayedAway,
  ]
}
