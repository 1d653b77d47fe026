// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Scenarios

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of scenarios, or of studies, for editors.",
    discussion: """
      Save it beside your scenarios and name it there under "$schema"; editors then complete and check them: \
      tpsim schema > scenario.schema.json
      """)

  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case scenario, study
  }

  @Argument(help: "What the schema is of.")
  var subject = Subject.scenario

  func run() throws {
    switch subject {
    case .scenario: try printJSON(ScenarioSchema.json())
    case .study: try printJSON(StudySchema.json())
    }
  }
}
