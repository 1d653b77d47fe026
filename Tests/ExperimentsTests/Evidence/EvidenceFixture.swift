// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Foundation
import Outcomes
import Scenarios
import Simulation

/// Made-up studies, and records of what patients in them measured.
enum EvidenceFixture {
  /// A study of two arms with one measurement; its points are planted, so that nobody waits for a history.
  static func study(_ measurement: String, patients: Int = 4, more: String = "") throws -> EvidenceStudy {
    let text = """
      {
        "citation": "Nobody 2000", "group": "pressure", \(more)
        "scenario": {
          "patients": {"population": "desk-worker", "count": \(patients)},
          "muscles": [{"name": "upper-trapezius", "fascicles": 1, "fibresPerFascicle": 8, "planted": "40 %"}],
          "course": {"duration": "2 d", "load": "stops"},
          "arms": {
            "none": [],
            "press": [{"therapy": "pressure", "passes": 2, "hold": "30 s", "perWeek": 1, "for": "1 d"}],
            "long": [{"therapy": "pressure", "passes": 5, "hold": "90 s", "perWeek": 1, "for": "1 d"}]
          }
        },
        "measurements": [{"name": "a", \(measurement)}]
      }
      """
    let document = try JSONDocument([UInt8](text.utf8), file: "made-up.json")
    return try EvidenceSet.read([document], changes: []).studies[0]
  }

  /// A record in which the outcome of the measurement has these values: by arm, patient, then appointment.
  static func record(_ study: EvidenceStudy, _ arms: [String: [[Double]]]) -> EvidenceRecord {
    let plan = study.cohorts[0].plan
    let column = OutcomeCatalogue.all.firstIndex { $0.column == study.measurements[0].outcome.column } ?? 0
    let count = arms.values.map(\.count).max() ?? 0
    let patients = (0..<count).map { number in
      EvidenceRecord.Patient(
        number: number + 1,
        arms: plan.arms.map { arm -> [[Double?]]? in
          guard let rows = arms[arm.name], rows.indices.contains(number) else { return nil }
          return rows[number].map { value in
            var values = [Double?](repeating: nil, count: OutcomeCatalogue.all.count)
            values[column] = value
            return values
          }
        }, failure: nil)
    }
    return EvidenceRecord(
      study: study,
      cohorts: [EvidenceRecord.Cohort(patients: patients, candidates: count, failed: 0, reasons: [])])
  }
}
