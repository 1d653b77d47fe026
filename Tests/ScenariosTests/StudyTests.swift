// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Outcomes
import Quantities
import Scenarios
import Simulation
import Testing
import Therapies

@Suite("Studies")
struct StudyTests {
  private func study(
    kind: String, factors: String, response: String = #"{"outcome": "pain_nrs", "at": "1 wk"}"#
  ) throws(ProblemList) -> Study {
    let text = """
      {"scenario": \(ScenarioSamples.small), "design": {\(kind)}, "factors": {\(factors)}, "response": \(response)}
      """
    return try Study(resolved: JSONDocument(Array(text.utf8), file: "study.json"))
  }

  private func problems(kind: String, factors: String) -> String {
    do throws(ProblemList) {
      _ = try study(kind: kind, factors: factors)
      return ""
    } catch {
      return error.description
    }
  }

  @Test(
    "every study of the project can be read, and its resolved form is the same study",
    arguments: ScenarioSamples.studies)
  func files(name: String) throws {
    let study = try Study.load(path: "\(ScenarioSamples.folder)/\(name)")
    #expect("\(study.name).json" == name)
    #expect(
      study.warnings.allSatisfy { $0.hasPrefix("factors[\"*\"] leaves") || $0.hasPrefix("factors.* leaves") })
    let bytes = Array(study.resolved.text.utf8)
    let again = try Study(resolved: JSONDocument(bytes, file: "manifest.json"))
    #expect(again.resolved == study.resolved)
    #expect(again.factors.map(\.column) == study.factors.map(\.column))
  }

  @Test("factors have short names, as long as tells them apart, that do not hang on their order")
  func shortNames() throws {
    let factors = [
      #""arms.press[0].hold": {"values": ["30 s", "90 s"]}"#, #""arms.press[0].passes": {"values": [1, 2]}"#,
      #""muscles[0].planted": {"values": ["0 %", "40 %"]}"#,
      #""endplateNoise.acidGain": {"values": [0.5, 0.6]}"#,
      #""both": {"paths": ["arms.press[0].perWeek"], "values": [1, 2]}"#,
    ]
    for order in [factors, factors.reversed()] {
      let study = try study(kind: #""kind": "factorial""#, factors: order.joined(separator: ", "))
      let names = study.shortNames
      #expect(zip(study.factors, names).allSatisfy { $0.column.contains($1) })
      #expect(Set(names) == ["hold_s", "passes", "planted", "acidGain", "both"], "\(names)")
    }
    let twins = try study(
      kind: #""kind": "factorial""#,
      factors:
        #""nociceptors.halfPoint": {"values": [1.1]}, "peripheralSensitisation.halfPoint": {"values": [0.5]}"#
    )
    #expect(twins.shortNames == ["nociceptors_halfPoint", "peripheralSensitisation_halfPoint"])
  }

  @Test("what a scenario sets is replaced before anything is varied")
  func settings() throws {
    let text = """
      {"scenario": \(ScenarioSamples.small), "set": {"patients.count": 7}, "design": {"kind": "factorial"},
       "factors": {"arms.press[0].passes": {"values": [1]}}}
      """
    let study = try Study(resolved: JSONDocument(Array(text.utf8), file: "study.json"))
    #expect((study.scenario.plan.patients, study.design.replicates) == (7, 7))
  }

  @Test("all parameters of a kind are varied within what is declared, each written out")
  func wildcard() throws {
    let study = try study(
      kind: #""kind": "latin-hypercube", "samples": 2"#,
      factors: #""*": {"source": ["assumed"], "relative": 0.9}"#)
    #expect(study.factors.count > 50)
    for factor in study.factors {
      guard case .range(let range, _, _) = factor.domain, let allowed = factor.allowedRange else {
        Issue.record("\(factor.path) has no range")
        continue
      }
      #expect(range.lowerBound >= allowed.lowerBound && range.upperBound <= allowed.upperBound)
      #expect(study.resolved["factors"]?[factor.path.description] != nil)
    }
  }

  @Test("parameters that a share cannot vary are named")
  func fixed() throws {
    let kind = #""kind": "latin-hypercube", "samples": 2"#
    let all = #""*": {"source": ["assumed", "fitted"], "relative": 0.2}"#
    let study = try study(kind: kind, factors: all)
    let left = study.warnings.filter { $0.contains(" alone: ") }
    #expect(left.count <= 1)
    let names = Set(study.factors.map(\.path.description))
    for warning in left { for name in names { #expect(!warning.contains(" \(name),")) } }
  }

  @Test("a star stands for every number that the scenario's parameters can set")
  func star() throws {
    let kind = #""kind": "latin-hypercube", "samples": 2"#
    let study = try study(
      kind: kind, factors: #""*": {"source": ["measured", "assumed", "fitted"], "relative": 0.2}"#)
    let left = study.warnings.joined(separator: ", ")
    let names = Set(study.factors.map(\.path.description))
    guard case .object(let settable)? = study.scenario.resolved["parameters"]?.kind else {
      Issue.record("no parameters")
      return
    }
    // A number of a load is that of its phases.
    let others = settable.map(\.name).filter { name in
      !name.hasPrefix("load.") && !names.contains(name) && !left.contains("\(name),")
        && !left.contains("\(name) alone")
    }
    #expect(others.isEmpty, "\(others)")
    #expect(names.contains("therapist.searchTime"))
  }

  @Test("the README tells how many numbers the screening varies")
  func screening() throws {
    let study = try Study.load(path: "\(ScenarioSamples.folder)/screening.json")
    let readme = try String(contentsOfFile: "\(ScenarioSamples.folder)/../README.md", encoding: .utf8)
    #expect(readme.contains("(Morris, \(study.factors.count) factors)"), "\(study.factors.count)")
  }

  @Test("the only arm is not subtracted from itself")
  func alone() {
    let scenario = ScenarioSamples.small.replacing(#""wait": [],"#, with: "")
      .replacing(#""referenceArm": "wait","#, with: "")
    let text = """
      {"scenario": \(scenario), "design": {"kind": "factorial"}, "response": {"against": "press"},
       "factors": {"arms.press[0].passes": {"values": [1]}}}
      """
    #expect(throws: ProblemList.self) {
      try Study(resolved: JSONDocument(Array(text.utf8), file: "study.json"))
    }
  }

  @Test("distributions give no levels to designs that need them", arguments: ["factorial", "one-at-a-time"])
  func levels(kind: String) {
    let factor = #""knotDrive.latchGain": {"distribution": "uniform", "from": 0.3, "to": 0.5}"#
    #expect(problems(kind: #""kind": "\#(kind)""#, factors: factor).contains("takes no levels"))
  }

  @Test("values are tried in the scenario where only the scenario tells what is allowed")
  func trial() {
    let name = #""history[0].load": {"values": ["typing", "typign"]}"#
    #expect(problems(kind: #""kind": "factorial""#, factors: name).contains(#"cannot be "typign""#))
    let range = #""history[0].for": {"from": "1 wk", "to": "200 yr", "levels": 2}"#
    #expect(problems(kind: #""kind": "factorial""#, factors: range).contains("(1 h to 20 yr)"))
  }

  @Test("levels are the numbers that a person would write")
  func tidyLevels() throws {
    let linear = #""endplateNoise.acidGain": {"from": 0.1, "to": 1, "levels": 10}"#
    let tenths = try study(kind: #""kind": "factorial""#, factors: linear).factors[0].levels
    #expect(tenths == (1...10).map { .number(Double($0) / 10) })
    let ratios = #""endplateNoise.acidGain": {"from": 0.01, "to": 1, "levels": 3, "spacing": "log"}"#
    #expect(
      try study(kind: #""kind": "factorial""#, factors: ratios).factors[0].levels
        == [.number(0.01), .number(0.1), .number(1)])
    let thirds = #""endplateNoise.acidGain": {"from": 0.1, "to": 0.2, "levels": 4}"#
    #expect(
      try study(kind: #""kind": "factorial""#, factors: thirds).factors[0].levels[1]
        == .number(0.1 + (0.2 - 0.1) * (1.0 / 3)))
  }

  @Test(
    "whole numbers are drawn whole and in equal shares",
    arguments: [
      #""arms.press[0].passes": {"from": 0, "to": 6}"#,
      #""arms.press[0].passes": {"distribution": "uniform", "from": 0, "to": 6}"#,
      #""history[0].bouts": {"from": 1, "to": 7}"#,
      #""history[0].bouts": {"distribution": "uniform", "from": 1, "to": 7}"#,
    ])
  func wholeDraws(factor: String) throws {
    let factor = try study(kind: #""kind": "latin-hypercube", "samples": 2"#, factors: factor).factors[0]
    var counts: [FactorValue: Int] = [:]
    for row in 0..<700 { counts[try factor.value(at: (Double(row) + 0.5) / 700), default: 0] += 1 }
    #expect(factor.isWhole && counts.count == 7 && counts.values.allSatisfy { $0 == 100 }, "\(counts)")
  }

  @Test("a range of whole numbers in equal ratios draws the small ones more often")
  func wholeRatios() throws {
    let factor = try study(
      kind: #""kind": "latin-hypercube", "samples": 2"#,
      factors: #""arms.press[0].passes": {"from": 1, "to": 7, "spacing": "log"}"#
    ).factors[0]
    var ones = 0
    for row in 0..<300 { ones += try factor.value(at: (Double(row) + 0.5) / 300) == .number(1) ? 1 : 0 }
    #expect(ones == 100)
  }

  @Test("texts that are formulas to spreadsheets are no values")
  func formulas() {
    let factor = #""question": {"values": ["=1+1", "Does it help?"]}"#
    #expect(problems(kind: #""kind": "factorial""#, factors: factor).contains("would be a formula"))
  }

  @Test("a range of all seeds is counted and not listed")
  func manyLevels() throws {
    let factor = try study(
      kind: #""kind": "latin-hypercube", "samples": 2"#,
      factors: #""seed": {"from": 0, "to": 9007199254740992}"#
    ).factors[0]
    #expect(factor.levelCount == (1 << 53) + 1)
  }

  @Test("beta distributions whose quantiles cannot be found are refused", arguments: ["0.001", "1e6"])
  func shapes(shape: String) {
    let factor =
      #""arms.press[0].hold": {"distribution": "beta", "from": "15 s", "to": "90 s", "alpha": \#(shape), "beta": 1}"#
    #expect(
      problems(kind: #""kind": "latin-hypercube", "samples": 2"#, factors: factor).contains("(0.1 to 1000)"))
  }

  private func several(_ responses: String, more: String = "") -> Result<Study, ProblemList> {
    let text = """
      {"scenario": \(ScenarioSamples.small), "design": {"kind": "factorial"},
       "factors": {"arms.press[0].passes": {"values": [1, 2]}}, "responses": \(responses)\(more)}
      """
    return Result { () throws(ProblemList) in
      try Study(resolved: JSONDocument(Array(text.utf8), file: "study.json"))
    }
  }

  @Test("several responses are read with the precision of each, and read back")
  func responses() throws {
    let study = try several(
      """
      [{"outcome": "pain_nrs", "at": "1 wk"}, {"outcome": "ppt_kPa", "at": "1 wk", "mcse": "2 kg/cm2"},
       {"outcome": "pain_nrs", "against": null, "arm": "wait"}]
      """, more: #", "stop": {"mcse": 0.2, "maxReplicates": 50}"#
    ).get()
    #expect(study.responses.map(\.outcome.column) == ["pain_nrs", "ppt_kPa", "pain_nrs"])
    #expect(study.responses.map(\.width) == [2, 2, 1] && study.response.outcome.column == "pain_nrs")
    let limits = try #require(study.stop?.limits)
    #expect(limits[0] == 0.2 && abs(limits[1] - 196.133) < 1e-6 && limits[2] == 0.2)
    let again = try Study(resolved: JSONDocument(Array(study.resolved.text.utf8), file: "manifest.json"))
    #expect(again.resolved == study.resolved && again.stop == study.stop)
    // One in a list is the same study as one alone.
    let one = try several(#"[{"outcome": "pain_nrs", "at": "1 wk", "mcse": 0.3}]"#, more: #", "stop": {}"#)
      .get()
    #expect(one.resolved["response"] != nil && one.resolved["responses"] == nil)
    #expect(one.stop?.limits == [0.3])
  }

  @Test(
    "lists of responses that say nothing, or too much, are refused",
    arguments: [
      ("[]", "", "asks nothing"), ("{}", "", "expected"),
      (
        #"[{"outcome": "pain_nrs"}, {"outcome": "pain_nrs"}]"#, "",
        "responses[1] asks the same as responses[0]"
      ),
      (
        #"[{"outcome": "pain_nrs"}, {"outcome": "pain_nrs", "at": "14 d"}, {"at": "7 d"}, {"at": "7 d"}]"#,
        "", "asks the same"
      ),
      (#"[{"outcome": "pain_nsr"}]"#, "", #"did you mean "pain_nrs"?"#),
      (#"[{"outcome": "pain_nrs", "atx": "7 d"}]"#, "", "responses[0].atx"),
      (#"[{"outcome": "pain_nrs"}]"#, #", "response": {"outcome": "ppt_kPa"}"#, #"stands beside "response""#),
      (#"[{"outcome": "pain_nrs", "mcse": 0.1}]"#, "", #"has no place without "stop""#),
      (#"[{"mcse": 0.1}, {"outcome": "ppt_kPa"}]"#, #", "stop": {"maxReplicates": 99}"#, "stop.mcse"),
      (#"[{}, {"outcome": "ppt_kPa"}]"#, #", "stop": {"mcse": "20 kPa"}"#, "stop.mcse"),
      (#"[{"mcse": -1}]"#, #", "stop": {}"#, "responses[0].mcse"),
    ])
  func badResponses(responses: String, more: String, message: String) {
    switch several(responses, more: more) {
    case .success: Issue.record("\(responses) is accepted")
    case .failure(let problems): #expect(problems.description.contains(message), "\(problems)")
    }
  }

  @Test("more responses than tables are for are refused with the most that may be")
  func manyResponses() {
    let list = (0..<33).map { _ in #"{"outcome": "pain_nrs"}"# }.joined(separator: ", ")
    switch several("[\(list)]") {
    case .success: Issue.record("33 responses are accepted")
    case .failure(let problems):
      #expect(problems.description.contains("has 33 responses; expected at most 32"))
    }
  }

  @Test("one factor drives several paths, and is read back")
  func severalPaths() throws {
    let scenario = ScenarioSamples.small.replacing(
      #""wait": [],"#, with: #""wait": [], "other": [{"therapy": "pressure", "perWeek": 1}],"#)
    let text = """
      {"scenario": \(scenario), "design": {"kind": "factorial"}, "factors":
       {"dose": {"paths": ["arms.press[0].hold", "arms.other[0].hold"], "values": ["30 s", "60 s"]}}}
      """
    let study = try Study(resolved: JSONDocument(Array(text.utf8), file: "study.json"))
    #expect(study.factors.map(\.column) == ["dose_s"] && study.factors[0].arms == ["press", "other"])
    #expect(study.response.arms == ["other", "press"])
    let plan = try study.plan([.number(45)])
    let holds = plan.arms.flatMap(\.courses).compactMap { ($0.therapy as? Pressure)?.hold.value }
    #expect(holds == [45, 45])
    let again = try Study(resolved: JSONDocument(Array(study.resolved.text.utf8), file: "manifest.json"))
    #expect(again.resolved == study.resolved)
  }

  @Test(
    "paths that one factor cannot drive are refused",
    arguments: [
      (#"["arms.press[0].hold", "arms.press[0].passes"]"#, "need the same unit"), ("[]", "has no paths"),
      (#"["arms.press[0].hold", "arms.press[0].hold"]"#, "varies arms.press[0].hold twice"),
      (#"["arms.press[0].hodl"]"#, #"did you mean "hold"?"#),
    ])
  func badPaths(paths: String, message: String) {
    let factor = #""dose": {"paths": \#(paths), "values": ["30 s"]}"#
    #expect(problems(kind: #""kind": "factorial""#, factors: factor).contains(message))
  }

  @Test("all places of a factor of texts are read again, so that numbers go where the text leads")
  func structural() throws {
    let study = try study(
      kind: #""kind": "factorial""#,
      factors: #""history[0].load": {"values": ["typing"]}, "arms.press[0].passes": {"values": [3]}"#)
    #expect(study.slowFactors == [0, 1])
    let plan = try study.plan([.text("typing"), .number(3)])
    let passes = plan.arms.flatMap(\.courses).compactMap { ($0.therapy as? Pressure)?.passes.value }
    #expect(passes == [3])
  }
}
