// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Results
import Scenarios

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract:
      "Reads and validates scenarios, studies, published evidence and calibrations, and tells what they ask for. "
      + "Runs and writes nothing.",
    discussion: """
      All files are read, whatever is wrong with one; the exit code is the highest of any. With --json several files \
      give a list, in which a wrong file has its problems.
      """)

  @Argument(help: "The files; - is stdin.", completion: .file(extensions: ["json"]))
  var files: [String]

  @OptionGroup var changes: ChangeOptions
  @OptionGroup var format: FormatOptions

  func validate() throws {
    if files.isEmpty { throw ValidationError("name at least one file") }
  }

  func run() throws {
    // What is wrong with the command itself comes first.
    _ = try changes.changes()
    guard files.count > 1 else {
      let facts = try facts(of: files[0])
      return format.json ? try printJSON(facts) : say(facts.lines)
    }
    var code: Int32 = 0
    var answers: [Answer] = []
    for (place, file) in files.enumerated() {
      do {
        let facts = try facts(of: file)
        if format.json {
          answers.append(.facts(facts))
        } else {
          say((place > 0 ? [""] : []) + facts.lines)
        }
      } catch {
        guard let report = ExitReport(error) else { throw error }
        complain(report.text)
        code = max(code, report.code)
        answers.append(
          .problems(file: FileSystem.shown(file), report.text.split(separator: "\n").map(String.init)))
      }
    }
    if format.json { try printJSON(answers) }
    if code != 0 { throw ExitCode(code) }
  }

  private func facts(of path: String) throws -> any FileFacts {
    let document = try JSONDocument(readingFile: path)
    switch document.kind {
    case .evidence, .calibration:
      guard changes.isEmpty else {
        throw WrongUsage(
          "\(document.file) is no scenario; check takes --set, --seed and --parameters for scenarios and studies"
        )
      }
      return try EvidenceFacts(path, document)
    case .study:
      return try StudyFacts(try changes.study(path), file: document.file)
    case .scenario, .parameters:
      return ScenarioFacts(try changes.scenario(path), file: document.file)
    }
  }
}

/// What `check` tells of a file that is right, in lines and as JSON.
protocol FileFacts: Encodable {
  var lines: [String] { get }
}

/// One file of several in JSON.
private enum Answer: Encodable {
  case facts(any FileFacts)
  case problems(file: String, [String])

  func encode(to encoder: any Encoder) throws {
    switch self {
    case .facts(let facts): try facts.encode(to: encoder)
    case .problems(let file, let problems):
      var container = encoder.container(keyedBy: NameKey.self)
      try container.encode(file, forKey: NameKey("file"))
      try container.encode(problems, forKey: NameKey("problems"))
    }
  }
}

/// The facts of a scenario, beside the scenario with every value filled in.
private struct ScenarioFacts: FileFacts {
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
