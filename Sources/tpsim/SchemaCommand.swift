// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Scenarios

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of scenarios, studies, evidence or calibrations, for editors.",
    discussion: """
      Save it beside your scenarios and name it there under "$schema"; editors then complete and check them: \
      tpsim schema > scenario.schema.json
      """)

  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case scenario, study, evidence, calibration
  }

  @Argument(help: "What the schema is of.")
  var subject = Subject.scenario

  func run() throws {
    switch subject {
    case .scenario: try printJSON(ScenarioSchema.json())
    case .study: try printJSON(StudySchema.json())
    case .evidence: try printJSON(EvidenceSchema.study())
    case .calibration: try printJSON(EvidenceSchema.calibration())
    }
  }
}
