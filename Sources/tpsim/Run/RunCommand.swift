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
      Ctrl-C once finishes the runs in hand, keeps them and ends with exit code 75: --resume continues; twice \
      stops now. Exit code 2 says that some runs failed: failures.csv lists them.
      """)

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var format: FormatOptions

  func run() async throws {
    let scenario = try self.scenario.load()
    let folder = try output.folder(for: scenario.name, from: self.scenario.scenario)
    let tables = ExperimentTables(replayCommand: replayCommand(in: folder))
    let work = try Work(
      subject: Work.Subject(
        name: scenario.name, file: FileSystem.shown(self.scenario.scenario), scenario: scenario,
        warnings: scenario.warnings),
      run: ExperimentRun(Experiment(of: scenario.plan), tables: tables, threads: self.work.width),
      folder: folder,
      output: output, work: self.work, isJSON: format.json
    )
    try await page.withPage(of: folder, force: output.force) { try await work.perform() }
  }
}

/// The command that repeats one run of a result folder, given its identifier.
func replayCommand(in folder: String) -> @Sendable (String) -> String {
  { "tpsim replay \(shellQuoted(folder)) --run-id \(shellQuoted($0))" }
}
