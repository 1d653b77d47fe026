// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Scenarios

struct DescribeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract: "Tells what the program knows: therapies, outcomes, muscles, parameters and their sources.",
    discussion: """
      Without a THING it lists what can be described. A THING is a kind of things (therapies, outcomes, muscles, \
      loads, populations, mechanisms, instruments, settings, hypotheses, camps, references, parameters) or the \
      name of any one: pressure, pain_nrs, upper-trapezius, knotDrive, knotDrive.latchGain, hou2002.
      """)

  @Argument(help: "A kind of things, or a name.", completion: Completions.things)
  var thing: String?

  @Flag(help: "List the numbers that are guesses, of all things or of THING, with their count.")
  var assumed = false

  @Option(
    name: .customLong("in"),
    help: ArgumentHelp(
      "A scenario, whose own therapies, loads and population are described too.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var scenario: String?

  @OptionGroup var format: FormatOptions

  func run() throws {
    let own = try scenario.map { try Entry.own(in: Scenario.load(path: $0).plan) } ?? []
    if thing == nil, let scenario, own.isEmpty {
      throw WrongUsage("\(scenario) brings no therapy, load or population of its own; name a THING")
    }
    let description = try Description(of: thing, assumed: assumed, own: own)
    if format.json {
      try printJSON(description)
    } else {
      say(description.lines)
    }
  }
}
