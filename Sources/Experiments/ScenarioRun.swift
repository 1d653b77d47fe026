// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
import Outcomes
import Quantities
package import Results
package import Simulation

/// What `tpsim run` does: a plan's patients in every arm, streamed into a result folder.
package struct ScenarioRun: Sendable {
  /// How far a run has come.
  package struct Progress: Sendable, Equatable {
    package var done: Int
    package var total: Int
    package var failed: Int
  }
  package enum Ending: Sendable, Equatable {
    case complete
    /// Stopped before all patients were simulated; the folder holds those that were.
    case stopped
  }
  package struct Report: Sendable {
    package let ending: Ending
    package let progress: Progress
    package let manifest: Manifest
  }

  package let plan: Plan
  package let folder: String
  package let force: Bool
  package let threads: Int
  /// Numbers of the patients to simulate.
  package let patients: ClosedRange<Int>
  /// How to repeat one run, given its identifier; written to `failures.csv`.
  package let replayCommand: @Sendable (String) -> String

  package init(
    plan: Plan, folder: String, force: Bool, threads: Int, patients: ClosedRange<Int>? = nil,
    replayCommand: @escaping @Sendable (String) -> String
  ) {
    self.plan = plan
    self.folder = folder
    self.force = force
    self.threads = threads
    self.patients = patients ?? 1...plan.patients
    self.replayCommand = replayCommand
  }

  private static let designID = 0

  /// The name of a run in every table: design, patient, arm. Sorting by it sorts the tables.
  package static func identifier(design: Int, patient: Int, arm: String) -> String {
    let digits = String(patient)
    return "d\(design)-p" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits + "-" + arm
  }

  /// `series.csv`, with a column for each outcome after its keys.
  package static let series = ResultTables.series(
    outcomes: OutcomeCatalogue.all.map { Column($0.column, .number, unit: $0.unit, $0.summary) })

  /// Simulates, writes, and publishes the folder.
  ///
  /// - Parameters:
  ///   - manifest: made at the end from the facts that only the program knows.
  ///   - shouldStop: asked before each patient; once true, patients in hand are finished and written.
  /// - Throws: ``ResultError`` where the folder cannot be written, ``SimulationFault`` and `GSLError` for faults of
  ///   the machine. Nothing is left under a final name then.
  @concurrent
  package func run(
    manifest: @Sendable (_ progress: Progress) throws -> Manifest,
    shouldStop: @escaping @Sendable () -> Bool, report: @Sendable (Progress) -> Void
  ) async throws -> Report {
    let results = try ResultFolder(
      at: folder,
      tables: [
        ResultTables.runs, Self.series, ResultTables.events, ResultTables.summary, ResultTables.contrasts,
        ResultTables.failures, ResultTables.parameters,
      ], force: force)
    do {
      var statistics = try ArmStatistics(plan: plan)
      var progress = Progress(done: 0, total: patients.count * plan.arms.count, failed: 0)
      report(progress)
      let cohort = Cohort(plan: plan, width: threads)
      try await cohort.run(patients: patients, shouldStop: shouldStop) { patient, traces in
        for rows in encode(traces, patient: patient) { try await results.append(rows) }
        statistics.add(traces)
        progress.done += traces.count
        progress.failed += traces.count { $0.failure != nil }
        report(progress)
      }
      try await results.append(inventoryRows())
      var summary = EncodedRows(ResultTables.summary)
      var contrasts = EncodedRows(ResultTables.contrasts)
      statistics.rows(designID: Self.designID) { table, cells in
        if table.name == ResultTables.summary.name { summary.append(cells) } else { contrasts.append(cells) }
      }
      try await results.append(summary)
      try await results.append(contrasts)
      let published = try await results.finish(manifest: try manifest(progress))
      return Report(
        ending: progress.done == progress.total ? .complete : .stopped, progress: progress,
        manifest: published)
    } catch {
      await results.abandon()
      throw error
    }
  }

  private func inventoryRows() -> EncodedRows {
    var rows = EncodedRows(ResultTables.parameters)
    for entry in Inventory(of: plan).entries {
      rows.append([
        .string(entry.name), .number(entry.value), .string(entry.unit.symbol),
        .number(entry.range.lowerBound), .number(entry.range.upperBound), .string(entry.source.kind),
        .string(entry.source.text),
      ])
    }
    return rows
  }

  /// One patient's rows of `runs`, `series`, `events` and `failures`, sorted by their keys.
  private func encode(_ traces: [Trace], patient: Int) -> [EncodedRows] {
    var runs = EncodedRows(ResultTables.runs)
    var samples = EncodedRows(Self.series)
    var events = EncodedRows(ResultTables.events)
    var failures = EncodedRows(ResultTables.failures)
    for trace in traces {
      let run = Self.identifier(design: Self.designID, patient: patient, arm: trace.arm)
      runs.append([
        .string(run), .integer(Self.designID), .string(trace.arm), .integer(patient), .integer(patient),
        .integer(Int(truncatingIfNeeded: plan.seed)), .string(trace.failure == nil ? "ok" : "failed"),
        .string(trace.failure?.reason),
      ])
      for muscle in plan.muscles.indices {
        for sample in trace.samples where sample.muscle == muscle {
          samples.append(
            [
              .string(run), .string(trace.arm), .integer(patient),
              .string(plan.muscles[muscle].identifier), .number(sample.time),
            ] + sample.values.map { .number($0) })
        }
      }
      for event in trace.events.sorted(by: Self.precedes) {
        events.append([
          .string(run), .string(trace.arm), .integer(patient), .number(event.time), .string(event.event),
          .string(event.muscle), .string(event.point), .number(event.value), .string(event.unit),
          .string(event.detail),
        ])
      }
      if let failure = trace.failure {
        failures.append([
          .string(run), .string(failure.stage), .string(failure.reason), .string(replayCommand(run)),
        ])
      }
    }
    return [runs, samples, events, failures]
  }

  private static func precedes(_ a: Trace.Event, _ b: Trace.Event) -> Bool {
    (a.time, a.event, a.muscle, a.point) < (b.time, b.event, b.muscle, b.point)
  }
}
