// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Experiments
import GSL
import Results
import Scenarios
import Simulation

/// A folder in which work is begun or continued, and what to say when it is stopped.
struct WorkFolder {
  let subject: Work.Subject
  let path: String
  let output: OutputOptions
  let work: WorkOptions
  let isJSON: Bool
  var shard: Manifest.Shard?

  struct UnreadableScenario: Error {}

  /// The folder, begun for `tables` or continued, and when the work was begun; nil where it is complete already.
  func open(for tables: [TableSchema]) async throws -> (place: ProgressFolder, start: String)? {
    if !work.quiet { for warning in subject.warnings { complain("\(subject.file): warning: \(warning)") } }
    let place = try ProgressFolder(at: path)
    let seal = ProgressSeal(
      version: Release.version, commit: Release.commit, resolvedScenario: subject.scenarioText,
      resolvedStudy: subject.study?.text, shard: shard, commandLine: CommandLine.arguments,
      start: Manifest.now())
    switch place.state {
    case .complete(let manifest) where output.resume:
      try refuse(changesFrom: ProgressSeal(of: manifest), to: seal)
      try await place.tidy(after: manifest)
      if !work.quiet { say("\(path) is complete already.") }
      return nil
    case .unfinished(let begun) where output.resume:
      try refuse(changesFrom: begun, to: seal)
      for name in try await place.recover(for: tables) {
        complain("\(path)/\(name): damaged; removed, and its runs are simulated again")
      }
      return (place, begun.start)
    case .unreadable(let problem) where output.resume: throw problem
    default:
      try await place.begin(seal, tables: tables, force: output.force)
      return (place, seal.start)
    }
  }

  /// Does `body` until it ends by itself, by a signal or by `--stop-after`, and tells how far it comes.
  ///
  /// Returns what `body` does, and how many seconds it took.
  func simulate<Report>(
    _ body: (
      _ shouldStop: @escaping @Sendable () -> Bool,
      _ report: @escaping @Sendable (ExperimentRun.Progress) -> Void
    ) async throws -> Report
  ) async throws -> (report: Report, seconds: Double) {
    let announcer = Announcer(style: .chosen(quiet: work.quiet, json: isJSON))
    let interruption = Interruption {
      complain("\ntpsim: finishing the runs in hand; Ctrl-C again stops now")
    }
    let limit = output.stopAfter?.seconds ?? .infinity
    do {
      let report = try await body(
        { [request = interruption.request] in request.isMade || announcer.seconds >= limit },
        { announcer.tell($0) })
      withExtendedLifetime(interruption) { announcer.finish() }
      return (report, announcer.seconds)
    } catch let error as ResultError {
      announcer.finish()
      complain("tpsim: what was finished is kept; once there is room, continue with")
      complain(resumeCommand)
      throw error
    }
  }

  func manifest(start: String) throws -> Manifest {
    guard let scenario = JSONText(subject.scenarioText) else { throw UnreadableScenario() }
    return Manifest(
      version: Release.version, commit: Release.commit, buildFlags: [Release.build], gslVersion: gslVersion,
      commandLine: CommandLine.arguments, resolvedScenario: scenario,
      resolvedStudy: subject.study.flatMap { JSONText($0.text) }, seed: subject.seed,
      streamScheme: RandomStreams.scheme, threads: work.width, shard: shard, start: start,
      end: Manifest.now(), warnings: subject.warnings)
  }

  /// Says how to go on, in the place of an outcome.
  func stoppedEarly(_ counts: String) -> ExitCode {
    complain("tpsim: stopped early, \(counts) runs are kept in \(path); continue with")
    complain(resumeCommand)
    return ExitCode(ExitReport.Code.stoppedEarly)
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
    if before != after { changes += try differences(before, after) }
    guard !changes.isEmpty else { return }
    var problems = changes.prefix(Self.listed).map {
      Problem(file: path, .statement("cannot be continued: \($0)"))
    }
    if changes.count > Self.listed {
      problems.append(Problem(file: path, .statement("and \(changes.count - Self.listed) more changes")))
    }
    throw ProblemList(.badInput, problems)
  }

  private func differences(_ old: String?, _ new: String?) throws -> [String] {
    guard let old, let new else {
      return ["it was begun by \(old == nil ? "run" : "sweep"), this is the other"]
    }
    let record = "\(path)/\(ProgressSeal.fileName)"
    let file = FileSystem.exists(record) ? record : "\(path)/\(Manifest.fileName)"
    func value(_ text: String) throws -> JSONValue { try JSONDocument([UInt8](text.utf8), file: file).root }
    return try value(new).differences(from: try value(old)).map(\.description)
  }
}
