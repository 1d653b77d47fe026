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
    let points = try StudyPoints(study)
    let values = (1...points.count).map { point -> [[Double?]] in
      guard case .number(let dose) = points.values(point)[0] else { return [] }
      return [[Double?]](repeating: [5 - dose, 5], count: 3)
    }
    let encoded = try ResponseCurves.rows(
      points, ExperimentResponses(points: Array(1...points.count), values: values))
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

  @Test("stop where they are asked to")
  func stops() throws {
    let points = try StudyPoints(
      study(
        #""kind": "factorial", "replicates": 1"#, #""arms.press[0].passes": {"values": [1, 2, 4]}"#))
    let responses = ExperimentResponses(points: [1, 2, 3], values: [[[4, 5]], [[3, 5]], [[1, 5]]])
    #expect(throws: ExperimentTables.Stopped.self) {
      try ResponseCurves.rows(points, responses, shouldStop: { true })
    }
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
