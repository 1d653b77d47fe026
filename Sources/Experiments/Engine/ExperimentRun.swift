// SPDX-License-Identifier: GPL-3.0-or-later
package import Results
import Scenarios
import Simulation

/// Simulates an experiment on all cores, task by task into a folder, and makes tables of it at the end.
///
/// Each history is lived once for all design points that share it, and so is each arm that they share. Finished tasks
/// go to the disk as they come; the tables are made from the disk alone, so they are the same bytes whatever happened
/// on the way.
package struct ExperimentRun: Sendable {
  /// How far the work has come, in runs: patients in arms.
  package struct Progress: Sendable, Equatable {
    package var done: Int
    /// With a stopping rule, as far as is known.
    package var total: Int
    package var failed: Int
    /// Runs that were there when the work was taken up again.
    package var found = 0
    /// Share of this process' work that is done, where it is known better than by the number of runs.
    package var share: Double?

    package init(done: Int, total: Int, failed: Int, found: Int = 0) {
      self.done = done
      self.total = total
      self.failed = failed
      self.found = found
    }
  }
  package enum Ending: Sendable, Equatable {
    case complete
    /// A shard is done: `merge` makes the tables.
    case shard
    /// Stopped before all was simulated; the folder holds what was, and can be continued.
    case stopped
  }
  package struct Report: Sendable {
    package let ending: Ending
    package let progress: Progress
    package let manifest: Manifest?
  }

  package let experiment: Experiment
  package let tables: ExperimentTables
  package let threads: Int
  package let shard: Manifest.Shard?
  /// Arms of every design point.
  private let arms: Int

  package init(
    _ experiment: Experiment, tables: ExperimentTables, threads: Int, shard: Manifest.Shard? = nil
  ) throws {
    self.experiment = experiment
    self.tables = tables
    self.threads = max(1, threads)
    self.shard = shard
    arms = experiment.standIn.arms.count
  }

  /// Simulates what is missing in `folder`, which has been begun or recovered.
  ///
  /// - Parameters:
  ///   - manifest: made at the end from the facts that only the program knows.
  ///   - shouldStop: asked before each task; once true, tasks in hand are finished and written.
  /// - Throws: ``ResultError`` where the folder cannot be written, ``SimulationFault``, `GSLError` and
  ///   ``ProblemList`` otherwise; what was finished before stays on the disk.
  @concurrent
  package func run(
    in folder: ProgressFolder, manifest: @Sendable () throws -> Manifest,
    shouldStop: @escaping @Sendable () -> Bool, report: @escaping @Sendable (Progress) -> Void
  ) async throws -> Report {
    var schedule = try Schedule(
      experiment, finished: await folder.index, shard: shard, width: threads)
    let sink = TaskSink(
      folder: folder, arms: arms, known: schedule.known, found: await folder.index.entries, report: report)
    do {
      try await simulate(&schedule, into: sink, shouldStop: shouldStop)
    } catch {
      // What is finished but not yet on the disk is worth a try, whatever went wrong.
      try? await folder.flush()
      throw error
    }
    try await folder.flush()
    let progress = await sink.progress
    guard schedule.isComplete else {
      return Report(ending: .stopped, progress: progress, manifest: nil)
    }
    if shard != nil {
      let manifest = try await folder.finishShard(manifest())
      return Report(ending: .shard, progress: progress, manifest: manifest)
    }
    let index = await folder.sorted
    let results = try await folder.results(tables.schemas(of: experiment))
    do {
      let published = try await tables.publish(
        experiment, index, to: results, shouldStop: shouldStop, manifest: manifest)
      return Report(ending: .complete, progress: progress, manifest: published)
    } catch is ExperimentTables.Stopped {
      return Report(ending: .stopped, progress: progress, manifest: nil)
    }
  }

  private func simulate(
    _ schedule: inout Schedule, into sink: TaskSink, shouldStop: @escaping @Sendable () -> Bool
  ) async throws {
    typealias Outcome = (item: Schedule.Item, outcomes: [PatientItem.Outcome])
    let experiment = experiment
    try await withThrowingTaskGroup(of: Outcome.self) { group in
      var running = 0
      func startNext() throws -> Bool {
        guard running < threads, !shouldStop(), let item = try schedule.next() else { return false }
        running += 1
        group.addTask {
          (
            item,
            try await PatientItem(item, of: experiment).live(shouldStop: shouldStop) {
              try await sink.add($0)
            }
          )
        }
        return true
      }
      while try startNext() {}
      while running > 0 {
        guard let ended = try await group.next() else { break }
        running -= 1
        try schedule.finish(ended.item, ended.outcomes)
        await sink.expect(schedule.known)
        while try startNext() {}
      }
    }
  }
}

/// Takes finished tasks from all threads and counts them.
private actor TaskSink {
  private let folder: ProgressFolder
  private let arms: Int
  private(set) var progress: ExperimentRun.Progress
  private let report: @Sendable (ExperimentRun.Progress) -> Void

  init(
    folder: ProgressFolder, arms: Int, known: Int, found: [TaskIndex.Entry],
    report: @escaping @Sendable (ExperimentRun.Progress) -> Void
  ) {
    self.folder = folder
    self.arms = arms
    self.report = report
    progress = ExperimentRun.Progress(
      done: found.count * arms, total: known * arms, failed: found.reduce(0) { $0 + $1.failed },
      found: found.count * arms)
    report(progress)
  }

  func add(_ task: FinishedTask) async throws {
    try await folder.add(task)
    progress.done += arms
    progress.failed += task.failed
    report(progress)
  }

  func expect(_ tasks: Int) {
    guard tasks * arms != progress.total else { return }
    progress.total = tasks * arms
    report(progress)
  }
}
