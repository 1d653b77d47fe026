// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Scenarios

struct CiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cite",
    abstract: "Lists the references of exactly what a scenario uses, and how to cite tpsim.",
    discussion: "Numbers that the scenario itself sets, and numbers that it never reads, are left out.")

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var format: FormatOptions

  func run() throws {
    let scenario = try scenario.load()
    let bibliography = Bibliography(of: scenario.name, UsedNumbers(in: scenario.plan))
    if format.json {
      try printJSON(bibliography)
    } else {
      say(bibliography.lines)
    }
  }
}
