// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
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
