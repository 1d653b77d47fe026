// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Experiments
import GSL
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

  struct UnreadableScenario: Error {}

  func perform() async throws {
    if !work.quiet { for warning in subject.warnings { complain("\(subject.file): warning: \(warning)") } }
    let place = try ProgressFolder(at: folder)
    var seal = ProgressSeal(
      version: Release.version, commit: Release.commit, resolvedScenario: subject.scenario.resolved.text,
      resolvedStudy: subject.study?.text, shard: run.shard, commandLine: CommandLine.arguments,
      start: Manifest.now())
    switch place.state {
    case .complete(let manifest) where output.resume:
      try refuse(changesFrom: ProgressSeal(of: manifest), to: seal)
      if !work.quiet { print("\(folder) is complete already.") }
      return
    case .unfinished(let begun) where output.resume:
      try refuse(changesFrom: begun, to: seal)
      seal = begun
      for name in try await place.recover() {
        complain("\(folder)/\(name): damaged; removed, and its runs are simulated again")
      }
    default:
      try await place.begin(seal, tables: run.tables.schemas(of: run.experiment), force: output.force)
    }
    try await simulate(in: place, begun: seal)
  }

  private func simulate(in place: ProgressFolder, begun seal: ProgressSeal) async throws {
    let announcer = Announcer(style: .chosen(quiet: work.quiet, json: isJSON))
    let interruption = Interruption {
      complain("\ntpsim: finishing the runs in hand; Ctrl-C again stops now")
    }
    let limit = output.stopAfter?.seconds ?? .infinity
    let report: ExperimentRun.Report
    do {
      report = try await run.run(
        in: place, manifest: { try manifest(start: seal.start) },
        shouldStop: { [request = interruption.request] in
          request.isMade || announcer.seconds >= limit
        }, report: { announcer.tell($0) })
    } catch let error as ResultError {
      announcer.finish()
      complain("tpsim: what was finished is kept; once there is room, continue with")
      complain(resumeCommand)
      throw error
    }
    withExtendedLifetime(interruption) { announcer.finish() }
    try leave(after: report, seconds: announcer.seconds)
  }

  private func manifest(start: String) throws -> Manifest {
    guard let scenario = JSONText(subject.scenario.resolved.text) else { throw UnreadableScenario() }
    return Manifest(
      version: Release.version, commit: Release.commit, buildFlags: [Release.build], gslVersion: gslVersion,
      commandLine: CommandLine.arguments, resolvedScenario: scenario,
      resolvedStudy: subject.study.flatMap { JSONText($0.text) }, seed: subject.scenario.plan.seed,
      streamScheme: RandomStreams.scheme, threads: run.threads, shard: run.shard, start: start,
      end: Manifest.now(), warnings: subject.warnings)
  }

  /// Prints what there is, and ends with the exit code that says how far the work came.
  private func leave(after report: ExperimentRun.Report, seconds: Double) throws {
    let progress = report.progress
    let outcome = RunOutcome(report, name: subject.name, folder: folder, seconds: seconds)
    if isJSON {
      try printJSONLine(outcome)
    } else if !work.quiet, report.ending != .stopped {
      for line in outcome.lines { print(line) }
    }
    if report.ending == .stopped {
      complain(
        "tpsim: stopped early, \(progress.done) of \(progress.total) runs are kept in \(folder); continue with"
      )
      complain(resumeCommand)
      throw ExitCode(ExitReport.Code.stoppedEarly)
    }
    guard progress.failed > 0 else { return }
    let list = report.ending == .shard ? folder : "\(folder)/failures.csv"
    complain("\(list): \(progress.failed) of \(progress.total) runs failed")
    throw ExitCode(ExitReport.Code.someFailed)
  }

  /// The command as typed, with `--resume` in place of `--force`.
  private var resumeCommand: String {
    let arguments = CommandLine.arguments.filter { $0 != "--force" }
    return (arguments + (arguments.contains("--resume") ? [] : ["--resume"])).map(shellQuoted)
      .joined(separator: " ")
  }

  /// Differences beyond these are counted, not listed.
  private static let listed = 20

  /// - Throws: all that changed, `.badInput`.
  private func refuse(changesFrom old: ProgressSeal, to new: ProgressSeal) throws {
    var changes: [String] = []
    if (old.version, old.commit) != (new.version, new.commit) {
      changes.append(
        "it was begun by tpsim \(old.version) of commit \(old.commit ?? "unknown"), "
          + "this is \(new.version) of commit \(new.commit ?? "unknown")")
    }
    if old.shard != new.shard {
      changes.append("shard was \(old.shard?.text ?? "none"), is \(new.shard?.text ?? "none")")
    }
    let (before, after) =
      old.resolvedStudy == nil && new.resolvedStudy == nil
      ? (old.resolvedScenario, new.resolvedScenario) : (old.resolvedStudy, new.resolvedStudy)
    if before != after { changes += try Self.differences(before, after) }
    guard !changes.isEmpty else { return }
    var problems = changes.prefix(Self.listed).map {
      Problem(file: folder, .statement("cannot be continued: \($0)"))
    }
    if changes.count > Self.listed {
      problems.append(Problem(file: folder, .statement("and \(changes.count - Self.listed) more changes")))
    }
    throw ProblemList(.badInput, problems)
  }

  private static func differences(_ old: String?, _ new: String?) throws -> [String] {
    guard let old, let new else {
      return ["it was begun by \(old == nil ? "run" : "sweep"), this is the other"]
    }
    func value(_ text: String) throws -> JSONValue { try JSONDocument([UInt8](text.utf8), file: "").root }
    return try value(new).differences(from: try value(old)).map(\.description)
  }
}
