// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities
import Scenarios
import Simulation
import Testing

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
    let range = #""history[0].for": {"from": "1 wk", "to": "200 yr", "levels": 2}"#
    #expect(problems(kind: #""kind": "factorial""#, factors: range).contains("cannot be"))
  }
}
