// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Foundation
import Results
import Scenarios
import Simulation
import Testing

@Suite("Points of a study")
struct StudyPointsTests {
  private static let scenario = """
    {"question": "Does pressing help?", "patients": {"population": "desk-worker", "count": 3},
     "muscles": [{"name": "upper-trapezius", "fibresPerFascicle": 2, "fascicles": 1}],
     "history": [{"load": "typing", "for": "4 wk"}], "course": {"duration": "2 wk"},
     "arms": {"wait": [], "press": [{"therapy": "pressure", "perWeek": 2}],
              "needle": [{"therapy": "dry-needling", "perWeek": 1}]},
     "referenceArm": "wait"}
    """

  private func points(_ design: String, _ factors: String) throws -> StudyPoints {
    let text = """
      {"scenario": \(Self.scenario), "design": {\(design)}, "factors": {\(factors)}}
      """
    return try StudyPoints(Study(resolved: JSONDocument(Array(text.utf8), file: "study.json")))
  }

  /// One factor of every kind of place, with values that differ from the scenario's.
  static let places = [
    #""arms.press[0].passes": {"values": [5]}"#, #""arms.press[0].hold": {"values": ["40 s"]}"#,
    #""arms.press[0].pressure": {"values": ["2.5 kg/cm2"]}"#,
    #""arms.press[0].pressure": {"values": ["threshold"]}"#,
    #""arms.press[0].perWeek": {"values": [3]}"#, #""arms.press[0].for": {"values": ["1 wk"]}"#,
    #""arms.needle[0].insertions": {"values": [4]}"#, #""knotDrive.latchGain": {"values": [0.5]}"#,
    #""parameters.knotDrive.latchGain": {"values": [0.5]}"#,
    #""outcomes.pain.noise": {"values": ["0.2 NRS"]}"#,
    #""population.painSensitivity.deviation": {"values": [0.1]}"#,
    #""muscle.upper-trapezius.cover": {"values": ["1 cm"]}"#,
    #""history[0].intensity": {"values": ["5 %MVC"]}"#, #""hypotheses.energyCrisis": {"values": [false]}"#,
    #""muscles[0].fibresPerFascicle": {"values": [3]}"#,
    #""load.typing.intensity": {"values": ["6 %MVC"]}"#, #""numerics.solver": {"values": ["rodas4"]}"#,
    #""schedule.session": {"values": ["11 h"]}"#,
  ]

  @Test("a plan is the one that reading the changed scenario gives", arguments: places)
  func plan(factor: String) throws {
    let points = try points(#""kind": "factorial""#, factor)
    let study = points.study
    var document = study.document
    let value = try #require(points.values(1).first)
    let written = try JSONDocument(Array(study.factors[0].text(value).utf8), file: "value")
    try Scenario.set(study.factors[0].path, to: written.root, in: &document.root)
    let slow = try Scenario(document).plan
    let fast = try points.plan(1)
    #expect(String(reflecting: fast.described) == String(reflecting: slow.described))
    #expect(fast.described != study.scenario.plan.described, "the factor changes something")
  }

  @Test("design.csv as it is written reads back as a list, whatever it varies", arguments: places)
  func readsBack(factor: String) throws {
    let points = try points(#""kind": "factorial""#, factor)
    let columns = points.study.factorColumns
    let cells = Study.cells(of: points.values(1), columns).map { cell in
      switch cell {
      case .string(let text): text ?? ""
      case .integer(let number): number.map { "\($0)" } ?? ""
      case .number(let number): number.map { "\($0)" } ?? ""
      case .boolean(let isTrue): isTrue == true ? "TRUE" : "FALSE"
      }
    }
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    let lines =
      ["design_id," + columns.map(\.name).joined(separator: ",")] + ["1," + cells.joined(separator: ",")]
    try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
    let again = try self.points(#""kind": "list", "file": "\#(file.path)""#, "")
    #expect(again.study.factors.map(\.column) == points.study.factors.map(\.column))
    #expect(
      String(reflecting: try again.plan(1).described) == String(reflecting: try points.plan(1).described))
    #expect(again.study.resolved["design"]?["rows"] != nil)
  }

  private func problems(_ design: String, _ factors: String) -> String {
    do {
      try points(design, factors).check()
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test("values that are allowed one by one and contradict each other are told with their point")
  func contradictions() {
    let hours = #""history[0].hoursPerDay": {"values": [4, 13]}, "history[0].bouts": {"values": [1, 8]}"#
    let pause = hours + #", "history[0].pause": {"values": ["100 min"]}"#
    #expect(problems(#""kind": "factorial""#, hours) == "")
    let found = problems(#""kind": "factorial""#, pause)
    #expect(found.contains("has point 4, which cannot be simulated (history[0].hoursPerDay 13,"), "\(found)")
    let correlations = [
      "affect.disposition.painSensitivity", "affect.disposition.expectation.response",
      "painSensitivity.soreness.sensitivity", "adherence.affect.disposition",
    ].map { #""population.correlation.\#($0)": {"values": [-0.9, 0.9]}"# }.joined(separator: ", ")
    let text = """
      {"scenario": \(Self.scenario.replacing("desk-worker", with: "chronic-back-pain")),
       "design": {"kind": "factorial"}, "factors": {\(correlations)}}
      """
    #expect {
      try StudyPoints(Study(resolved: JSONDocument(Array(text.utf8), file: "study.json"))).check()
    } throws: {
      "\($0)".contains("that contradict each other")
    }
  }

  @Test("draws that a number of the scenario cannot take are refused")
  func drawsOutside() {
    let found = problems(
      #""kind": "latin-hypercube", "samples": 20"#,
      #""history[0].hoursPerDay": {"distribution": "normal", "mean": 8, "sd": 8}"#)
    #expect(found.contains("which the number cannot be; expected 0 to 24"), "\(found)")
  }

  @Test(
    "designs that do not fit into memory are refused with their size",
    arguments: [
      (#""kind": "latin-hypercube", "samples": 1000000, "replicates": 1000"#, "about 100 GB of memory"),
      (#""kind": "sobol", "samples": 10000000"#, "has 10000000 points of 1 factor"),
      (#""kind": "sobol", "samples": 5000, "patients": "fresh", "replicates": 10"#, ""),
    ])
  func sizes(design: String, message: String) {
    let found = problems(design, #""arms.press[0].hold": {"from": "15 s", "to": "60 s"}"#)
    #expect(message.isEmpty ? found.isEmpty : found.contains(message), "\(found)")
    let seeds = problems(#""kind": "factorial""#, #""seed": {"from": 0, "to": 9007199254740992}"#)
    #expect(seeds.contains("has 9007199254740993 points"), "\(seeds)")
  }

  @Test("a factorial has every combination, the first factor slowest")
  func factorial() throws {
    let points = try points(
      #""kind": "factorial""#,
      #""arms.press[0].passes": {"values": [1, 2]}, "knotDrive.latchGain": {"values": [0.3, 0.4, 0.5]}"#)
    #expect(points.count == 6)
    #expect(points.values(1) == [.number(1), .number(0.3)])
    #expect(points.values(3) == [.number(1), .number(0.5)])
    #expect(points.values(4) == [.number(2), .number(0.3)])
    #expect((1...6).map(points.history) == [1, 2, 3, 1, 2, 3])
    let arms = (1...6).map { points.course($0, "press") }
    #expect(arms[0] == arms[1] && arms[0] != arms[3])
    #expect(points.course(1, "needle") == points.course(4, "needle"))
    #expect(points.distinct.histories == 3)
  }

  @Test("a design of more points than any number counts is refused")
  func overflow() throws {
    let factors = (0..<5).map { index in
      let name = ["latchGain", "leakGain", "endplateGain"]
      let path =
        index < 3 ? "knotDrive.\(name[index])" : "endplateNoise.\(["acidGain", "memoryGain"][index - 3])"
      return #""\#(path)": {"from": 0.3, "to": 0.5, "levels": 65536}"#
    }
    #expect(throws: ProblemList.self) {
      try points(#""kind": "factorial""#, factors.joined(separator: ", "))
    }
  }

  @Test("one at a time begins with the scenario itself")
  func oneAtATime() throws {
    let points = try points(
      #""kind": "one-at-a-time""#,
      #""arms.press[0].passes": {"values": [1, 2]}, "knotDrive.latchGain": {"values": [0.3]}"#)
    let base = points.study.factors.compactMap(\.base)
    #expect(points.values(1) == base)
    #expect(points.values(2) == [.number(1), base[1]])
    #expect(points.values(4) == [base[0], .number(0.3)])
    #expect(points.count == 4)
  }

  @Test("whole numbers are equally likely in a sample")
  func whole() throws {
    let points = try points(
      #""kind": "latin-hypercube", "samples": 60"#, #""arms.press[0].passes": {"from": 0, "to": 5}"#)
    for passes in 0...5 {
      #expect((1...60).count { points.values($0) == [.number(Double(passes))] } == 10)
    }
  }

  @Test("fresh patients are nobody's twice")
  func fresh() throws {
    let points = try points(
      #""kind": "factorial", "patients": "fresh", "replicates": 3"#,
      #""arms.press[0].passes": {"values": [1, 2]}"#)
    let patients = (1...2).flatMap { point in (1...3).map { points.patient(point, $0) } }
    #expect(Set(patients).count == 6)
  }
}

extension Plan {
  /// Every number of the plan by name, and all that is no number.
  fileprivate var described: [String] {
    Inventory(of: self).entries.map { "\($0.name) \($0.value)" }
      + arms.flatMap { arm in arm.courses.map { "\(arm.name) \($0)" } } + history.map { "\($0)" }
      + courseLoads.map { "\($0)" } + ["\(muscles)", "\(numerics)", "\(schedule)", "\(model)"]
  }
}
