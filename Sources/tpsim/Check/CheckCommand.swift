// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Scenarios

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract:
      "Reads and validates a scenario, a study, published evidence or a calibration, and tells what it asks for. "
      + "Runs and writes nothing.")

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var format: FormatOptions

  func run() throws {
    let path = scenario.scenario
    // What is wrong with the command itself comes first.
    _ = try scenario.changes()
    let document = try JSONDocument(readingFile: path)
    if [.evidence, .calibration].contains(document.kind) {
      guard scenario.parameters == nil, scenario.settings.isEmpty, scenario.seed == nil else {
        throw WrongUsage(
          "\(path) is no scenario; check takes --set, --seed and --parameters for scenarios and studies")
      }
      let facts = try EvidenceFacts(path, document)
      if format.json {
        try printJSON(facts)
      } else {
        say(facts.lines)
      }
      return
    }
    if document.kind == .study {
      let facts = try StudyFacts(try scenario.loadStudy(), file: path, question: document.root["question"])
      if format.json {
        try printJSON(facts)
      } else {
        say(facts.lines)
      }
      return
    }
    let scenario = try scenario.load()
    let facts = ScenarioFacts(scenario, file: path)
    if format.json {
      try printJSON(facts)
    } else {
      say(facts.lines)
    }
  }
}

/// The facts of a scenario, beside the scenario with every value filled in.
private struct ScenarioFacts: Encodable {
  let file: String
  let name: String
  let question: String
  let warnings: [String]
  let facts: PlanFacts
  let resolved: JSONValue

  init(_ scenario: Scenario, file: String) {
    self.file = file
    name = scenario.name
    question = scenario.question
    warnings = scenario.warnings.map { "\($0)" }
    facts = PlanFacts(scenario.plan)
    resolved = scenario.resolved
  }

  var lines: [String] {
    var lines = ["\(file): valid"]
    if !question.isEmpty { lines += paragraph(question, indent: 2) }
    lines += [""] + facts.lines
    if !warnings.isEmpty { lines += ["", "Warnings:"] + warnings.flatMap { paragraph($0, indent: 2) } }
    return lines
  }
}
