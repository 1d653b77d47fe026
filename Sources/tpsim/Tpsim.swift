// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Quantities
import Results

/// The command line: one file a verb.
@main
struct Tpsim: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tpsim",
    abstract: "Simulates myofascial trigger points: how they form, hurt, and answer to treatment.",
    discussion: """
      A tool for research and teaching. Nothing it prints is medical advice or advice for a patient.

      Exit codes: 0 done; 64 wrong usage; 65 bad input file; 66 input missing; 70 internal fault; \
      73 cannot write; 74 I/O failed midway; 75 stopped early, --resume will finish; 2 done, but some runs failed.
      """,
    version: Release.text,
    groupedSubcommands: [
      CommandGroup(
        name: "Scenarios:",
        subcommands: [InitCommand.self, CheckCommand.self, RunCommand.self, SchemaCommand.self]),
      CommandGroup(
        name: "Studies:",
        subcommands: [SweepCommand.self, MergeCommand.self, ClusterCommand.self, OptimiseCommand.self]),
      CommandGroup(name: "Evidence:", subcommands: [EvidenceCommand.self, CalibrateCommand.self]),
      CommandGroup(
        name: "Results:",
        subcommands: [
          CompareCommand.self, SensitivityCommand.self, ReportCommand.self, VerifyCommand.self,
          ReplayCommand.self,
        ]),
      CommandGroup(
        name: "Reference:",
        subcommands: [DescribeCommand.self, CiteCommand.self, DoctorCommand.self, ManCommand.self]),
    ])

  static func main() async {
    Console.prepare()
    do {
      try checkVerb(of: CommandLine.arguments.dropFirst())
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      leave(with: error)
    }
    leave()
  }

  /// Names the verb that an unknown one resembles, which the argument parser does not.
  private static func checkVerb(of arguments: ArraySlice<String>) throws(WrongUsage) {
    guard let verb = arguments.first, !verb.hasPrefix("-") else { return }
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard !names.contains(verb) else { return }
    let hint = nearestName(to: verb, in: names).map { "did you mean \"\($0)\"?" }
    throw WrongUsage("\"\(verb)\" is no verb; \(hint ?? "`tpsim --help` lists them")")
  }
}
