// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Experiments
import Results
import Scenarios
import Simulation

/// What `run` and `sweep` do with a folder: begin or continue, simulate, tell how far it came.
struct Work {
  /// What is simulated, in the words of its user.
  struct Subject {
    /// Such as `desk-worker`.
    let name: String
    /// Such as `scenarios/desk-worker.json`.
    let file: String
    /// The resolved scenario; nil where there are many, which are part of the study.
    let scenario: JSONValue?
    let seed: UInt64
    /// The resolved study; nil for a scenario alone.
    var study: JSONValue?
    var warnings: [String]

    init(name: String, file: String, scenario: Scenario, study: JSONValue? = nil, warnings: [String]) {
      self.name = name
      self.file = file
      self.scenario = scenario.resolved
      seed = scenario.plan.seed
      self.study = study
      self.warnings = warnings
    }

    /// Work on many scenarios at once.
    init(name: String, file: String, study: JSONValue, seed: UInt64) {
      self.name = name
      self.file = file
      scenario = nil
      self.seed = seed
      self.study = study
      warnings = []
    }

    var scenarioText: String { scenario?.text ?? "null" }
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
      say(outcome.lines)
    }
    // What only the results could tell; the rest was said at the start.
    for warning in (report.manifest?.warnings ?? []).dropFirst(subject.warnings.count) where !work.quiet {
      complain("\(subject.file): warning: \(warning)")
    }
    if report.ending == .stopped { throw place.stoppedEarly("\(progress.done) of \(progress.total)") }
    guard progress.failed > 0 else { return }
    let list = report.ending == .shard ? folder : "\(folder)/failures.csv"
    complain("\(list): \(progress.failed) of \(progress.total) runs failed")
    throw ExitCode(ExitReport.Code.someFailed)
  }
}
