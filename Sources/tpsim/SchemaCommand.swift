// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Scenarios

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of scenarios, for editors.",
    discussion: """
      Save it beside your scenarios and name it there under "$schema"; editors then complete and check them: \
      tpsim schema > scenario.schema.json
      """)

  func run() throws { try printJSON(ScenarioSchema.json()) }
}
