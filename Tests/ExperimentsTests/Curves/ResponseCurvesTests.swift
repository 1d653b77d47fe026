// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Foundation
import Outcomes
import Results
import Scenarios
import Testing

@Suite("The curves of a study")
struct ResponseCurvesTests {
  private static let scenario = """
    {"question": "Does pressing help?", "patients": {"population": "desk-worker", "count": 3},
     "muscles": [{"name": "upper-trapezius", "fibresPerFascicle": 2, "fascicles": 1}],
     "history": [{"load": "typing", "for": "4 wk"}], "course": {"duration": "2 wk"},
     "arms": {"wait": [], "press": [{"therapy": "pressure", "perWeek": 2}]}, "referenceArm": "wait"}
    """

  private func study(_ design: String, _ factors: String) throws -> Study {
    let text = """
      {"scenario": \(Self.scenario), "design": {\(design)}, "factors": {\(factors)},
       "response": {"outcome": "pain_nrs", "at": "14 d", "against": "wait"}}
      """
    return try Study(resolved: JSONDocument(Array(text.utf8), file: "study.json"))
  }

  /// The rows after made-up runs in which waiting gives 5 and pressing 5 less the first factor's value.
  private func rows(of study: Study) throws -> [[String]] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (runs, series) = (
      try CSVWriter(ResultTables.runs, in: folder), try CSVWriter(RunEncoder.series, in: folder)
    )
    let points = try StudyPoints(study)
    for point in 1...points.count {
      guard case .number(let dose) = points.values(point)[0] else { continue }
      for patient in 1...3 {
        for arm in ["press", "wait"] {
          let run = RunEncoder.identifier(design: point, patient: patient, arm: arm)
          try runs.append([
            .string(run), .integer(point), .string(arm), .integer(patient), .integer(patient), .integer(1),
            .string("ok"), .string(""),
          ])
          let pain = arm == "press" ? 5 - dose : 5.0
          try series.append(
            [
              .string(run), .string(arm), .integer(patient), .string(study.response.muscle), .number(14),
            ]
              + OutcomeCatalogue.all.map { .number($0.column == "pain_nrs" ? pain : nil) })
        }
      }
    }
    try runs.finish()
    try series.finish()
    let encoded = try ResponseCurves.rows(study: study, folder: folder)
    return String(decoding: encoded.bytes, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test("are one for each combination of the other factors, where there are three doses")
  func factorial() throws {
    let found = try rows(
      of: study(
        #""kind": "factorial", "replicates": 3"#,
        #""arms.press[0].passes": {"values": [1, 2, 4]}, "arms.press[0].hold": {"values": ["30 s", "60 s"]}"#)
    )
    #expect(Set(found.map { $0[6] }) == ["arms.press[0].passes"])
    #expect(Set(found.map { $0[8] }) == ["arms.press[0].hold_s=30", "arms.press[0].hold_s=60"])
    #expect(Set(found.map { $0[9] }) == ["monotone", "smooth"])
    let design = found.filter { $0[14] == "TRUE" || $0[14] == "true" }
    #expect(design.count == 12)
    for row in found {
      let (dose, value) = (try #require(Double(row[10])), try #require(Double(row[11])))
      #expect(abs(value + dose) < 1e-6 && row[1] == "wait" && row[15] == "3")
    }
  }

  @Test("of one factor at a time hold the others at the base")
  func oneAtATime() throws {
    let found = try rows(
      of: study(
        #""kind": "one-at-a-time", "replicates": 3"#,
        #""arms.press[0].passes": {"values": [1, 2, 5, 6]}, "arms.press[0].hold": {"values": ["30 s"]}"#))
    #expect(Set(found.map { $0[8] }).count == 1)
    #expect(found.allSatisfy { $0[6] == "arms.press[0].passes" })
  }

  @Test("are none where no doses are shared")
  func sampled() throws {
    let found = try rows(
      of: study(
        #""kind": "sobol", "samples": 8, "replicates": 3"#,
        #""arms.press[0].hold": {"from": "30 s", "to": "90 s"}"#))
    #expect(found.isEmpty)
  }
}
