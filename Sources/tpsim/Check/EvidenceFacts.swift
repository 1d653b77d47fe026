// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Outcomes
import Quantities
import Scenarios
import Simulation

/// What `check` tells of a study of evidence or of a calibration.
struct EvidenceFacts: FileFacts {
  let file: String
  let kind: String
  let name: String
  let summary: [String]

  /// `path`: where the document was read.
  init(_ path: String, _ document: JSONDocument) throws {
    file = document.file
    guard document.kind == .evidence else {
      let calibration = try Calibration.load(path: path)
      kind = "calibration"
      name = calibration.name
      var documents: [JSONDocument] = []
      for path in calibration.evidence { documents += try EvidenceSet.documents(at: path) }
      let studies = try EvidenceSet.read(documents, changes: []).studies
      summary =
        [
          "fits \(Self.counted(calibration.priors.count, "number")) to "
            + "\(Self.counted(studies.count { $0.use == .fit }, "study", "studies")), "
            + "\(Self.counted(studies.count { $0.use == .test }, "study", "studies")) kept out"
        ]
        + calibration.priors.map { prior in
          let unit = prior.unit.symbol.isEmpty ? "" : " \(prior.unit.symbol)"
          return
            "\(prior.name): \(shortNumber(prior.value(at: 0)))\(unit), one standard deviation either way "
            + "\(shortNumber(prior.value(at: -1))) to \(shortNumber(prior.value(at: 1)))"
        }
      return
    }
    let study = try EvidenceSet.read([document], changes: []).studies[0]
    kind = "evidence"
    name = study.key
    summary =
      [study.citation, study.use == .fit ? "a calibration may see it" : "kept out of every fit"]
      + study.cohorts.map { cohort in
        let who = cohort.name.isEmpty ? "" : "\(cohort.name): "
        return who + "\(Self.counted(cohort.plan.patients, "virtual patient")) "
          + "of \(cohort.plan.population.name) in \(Self.counted(cohort.plan.arms.count, "arm")), examined "
          + Self.counted(cohort.plan.appointments?.count ?? 0, "time")
      }
      + study.measurements.map { measurement in
        "\(measurement.name): \(measurement.kind.rawValue) of \(measurement.outcome.column), "
          + "\(measurement.subject.text)\(measurement.against.map { " against \($0.text)" } ?? ""), "
          + measurement.atText
      }
  }

  var lines: [String] { ["\(file): valid"] + summary.flatMap { paragraph($0, indent: 2) } }

  private static func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
  }
}
