// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Experiments
import Results
import Scenarios

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Simulates every arm of a scenario over its patients, and writes a result folder.",
    discussion: """
      Ctrl-C once finishes the runs in hand, writes what is there and ends with exit code 75; twice stops now. \
      Exit code 2 says that some runs failed: failures.csv lists them.
      """)

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var format: FormatOptions

  func run() async throws {
    let file = self.scenario.scenario
    let scenario = try self.scenario.load()
    let folder = output.folder(for: scenario.name)
    if !work.quiet { for warning in scenario.warnings { complain("\(file): warning: \(warning)") } }
    let announcer = Announcer(style: .chosen(quiet: work.quiet, json: format.json))
    let interruption = Interruption {
      complain("\ntpsim: finishing the runs in hand; Ctrl-C again stops now")
    }
    let start = Manifest.now()
    let facts = try RunFacts(scenario, threads: work.width, start: start)
    let simulation = ScenarioRun(
      plan: scenario.plan, folder: folder, force: output.force, threads: work.width,
      replayCommand: { "tpsim replay \(shellQuoted(folder)) --run-id \(shellQuoted($0))" })
    let report = try await simulation.run(
      manifest: { _ in facts.manifest }, shouldStop: { [request = interruption.request] in request.isMade },
      report: { announcer.tell($0) })
    withExtendedLifetime(interruption) { announcer.finish() }
    try printOutcome(report, of: scenario.name, in: folder, after: announcer.seconds)
    try leave(after: report, in: folder)
  }

  private func printOutcome(
    _ report: ScenarioRun.Report, of name: String, in folder: String, after seconds: Double
  ) throws {
    let outcome = RunOutcome(report, scenario: name, folder: folder, seconds: seconds)
    if format.json {
      try printJSONLine(outcome)
    } else if !work.quiet {
      for line in outcome.lines { print(line) }
    }
  }

  /// Ends with the exit code that says how far the run came.
  private func leave(after report: ScenarioRun.Report, in folder: String) throws {
    let progress = report.progress
    if report.ending == .stopped {
      let command = CommandLine.arguments.map(shellQuoted) + (output.force ? [] : ["--force"])
      complain(
        "tpsim: stopped early, \(progress.done) of \(progress.total) runs are in \(folder); start again with")
      complain(command.joined(separator: " "))
      throw ExitCode(ExitReport.Code.stoppedEarly)
    }
    guard progress.failed > 0 else { return }
    complain("\(folder)/failures.csv: \(progress.failed) of \(progress.total) runs failed")
    throw ExitCode(ExitReport.Code.someFailed)
  }
}
