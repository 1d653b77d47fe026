// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Experiments
import Scenarios

/// What `run` and `sweep` do with a folder: begin or continue, simulate, tell how far it came.
struct Work {
  /// What is simulated, in the words of its user.
  struct Subject {
    /// Such as `desk-worker`.
    let name: String
    /// Such as `scenarios/desk-worker.json`.
    let file: String
    let scenario: Scenario
    /// The resolved study; nil for a scenario alone.
    var study: JSONValue?
    var warnings: [String]
  }

  let subject: Subject
  let run: ExperimentRun
  let folder: String
  let output: OutputOptions
  let work: WorkOptions
  let isJSON: Bool

  func perform() async throws {
    let folder = WorkFolder(
      subject: subject, path: folder, output: output, work: work, isJSON: isJSON, shard: run.shard)
    guard let (place, start) = try await folder.open(for: run.tables.schemas(of: run.experiment)) else {
      return
    }
    let (report, seconds) = try await folder.simulate { shouldStop, tell in
      try await run.run(
        in: place, manifest: { try folder.manifest(start: start) }, shouldStop: shouldStop, report: tell)
    }
    try leave(after: report, folder, seconds: seconds)
  }

  /// Prints what there is, and ends with the exit code that says how far the work came.
  private func leave(after report: ExperimentRun.Report, _ place: WorkFolder, seconds: Double) throws {
    let progress = report.progress
    let outcome = RunOutcome(report, name: subject.name, folder: folder, seconds: seconds)
    if isJSON {
      try printJSONLine(outcome)
    } else if !work.quiet, report.ending != .stopped {
      for line in outcome.lines { print(line) }
    }
    if report.ending == .stopped { throw place.stoppedEarly("\(progress.done) of \(progress.total)") }
    guard progress.failed > 0 else { return }
    let list = report.ending == .shard ? folder : "\(folder)/failures.csv"
    complain("\(list): \(progress.failed) of \(progress.total) runs failed")
    throw ExitCode(ExitReport.Code.someFailed)
  }
}
