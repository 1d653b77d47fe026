// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser

struct DescribeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract: "Tells what the program knows: therapies, outcomes, muscles, parameters and their sources.",
    discussion: """
      Without a THING it lists what can be described. A THING is a kind of things (therapies, outcomes, muscles, \
      loads, populations, mechanisms, instruments, settings, hypotheses, camps, references, parameters) or the \
      name of any one: pressure, pain_nrs, upper-trapezius, knotDrive, knotDrive.latchGain, hou2002.
      """)

  @Argument(help: "A kind of things, or a name.", completion: .list(Topic.allCases.map(\.rawValue)))
  var thing: String?

  @Flag(help: "List the numbers that are guesses, of all things or of THING, with their count.")
  var assumed = false

  @OptionGroup var format: FormatOptions

  func run() throws {
    let description = try Description(of: thing, assumed: assumed)
    if format.json {
      try printJSON(description)
    } else {
      say(description.lines)
    }
  }
}
