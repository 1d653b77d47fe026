// SPDX-License-Identifier: GPL-3.0-or-later
package import Results
import Scenarios
import Simulation

/// Makes the tables of a result folder from finished tasks.
///
/// It reads the tasks of one design point at a time: memory does not grow with their number.
package struct ExperimentTables: Sendable {
  /// `design.csv`: its columns and the row of a design point.
  package struct Design: Sendable {
    package let columns: [Column]
    package let row: @Sendable (_ point: Int) -> [Cell]

    package init(columns: [Column], row: @escaping @Sendable (_ point: Int) -> [Cell]) {
      self.columns = columns
      self.row = row
    }
  }

  /// Making the tables was asked to stop: nothing is published, and what was simulated stays.
  package struct Stopped: Error {}

  /// A table that is made of the responses of all points.
  package struct Extra: Sendable {
    package let schema: TableSchema
    package let rows: Rows

    /// Asks the second argument now and then whether to stop, and throws ``Stopped`` then.
    package typealias Rows = @Sendable (ExperimentResponses, _ shouldStop: () -> Bool) throws -> EncodedRows

    package init(_ schema: TableSchema, rows: @escaping Rows) {
      self.schema = schema
      self.rows = rows
    }
  }

  /// Nil for a plain run, which has one point and no factors.
  package let design: Design?
  package let extras: [Extra]
  /// How to repeat one run, given its identifier; written to `failures.csv`.
  package let replayCommand: @Sendable (String) -> String

  package init(
    design: Design? = nil, extras: [Extra] = [],
    replayCommand: @escaping @Sendable (String) -> String
  ) {
    self.design = design
    self.extras = extras
    self.replayCommand = replayCommand
  }

  /// The tables that an experiment has.
  package func schemas(of experiment: Experiment) -> [TableSchema] {
    [
      ResultTables.runs, RunEncoder.series, ResultTables.events, ResultTables.summary,
      ResultTables.contrasts, ResultTables.flow, PatientTable.schema,
      ResultTables.failures,
      ResultTables.parameters,
    ] + (design.map { [ResultTables.design(factors: $0.columns)] } ?? [])
      + (experiment.stop == nil ? [] : [ResultTables.stopping])
      + extras.map(\.schema)
  }

  /// Writes all tables and publishes them with a manifest. `index` must be sorted. Throws ``Stopped`` where
  /// `shouldStop` says so, asked before each point and each curve.
  func publish(
    _ experiment: Experiment, _ index: TaskIndex, to results: ResultFolder,
    shouldStop: () -> Bool = { false },
    manifest: @Sendable () throws -> Manifest
  ) async throws -> Manifest {
    do {
      let warnings = try await write(experiment, index, to: results, shouldStop)
      var manifest = try manifest()
      manifest.warnings += warnings
      return try await results.finish(manifest: manifest)
    } catch {
      await results.abandon()
      throw error
    }
  }

  /// Returns what a reader of the tables should be warned of.
  private func write(
    _ experiment: Experiment, _ index: TaskIndex, to results: ResultFolder, _ shouldStop: () -> Bool
  ) async throws -> [String] {
    var baseline = BaselineCheck(experiment)
    // Points of one history look at the same candidates.
    var known: Set<[Int]> = []
    let reader = ChunkReader(index)
    try await results.append(Inventory(of: try experiment.planOrStandIn(experiment.points.lowerBound)).rows)
    let entries = index.entries
    var start = 0
    while start < entries.count {
      if shouldStop() { throw Stopped() }
      let point = entries[start].point
      var end = start
      while end < entries.count, entries[end].point == point { end += 1 }
      try await write(
        point: point, entries[start..<end], of: experiment, reader, to: results, &known, &baseline)
      if let rule = experiment.stop {
        try await results.append(
          try StoppingTable.rows(
            point: point, entries[start..<end].map { index.responses(of: $0) },
            of: experiment.responses, rule: rule))
      }
      start = end
    }
    if !extras.isEmpty {
      let responses = ExperimentResponses(index)
      for extra in extras { try await results.append(try extra.rows(responses, shouldStop)) }
    }
    return baseline.warnings
  }

  private func write(
    point: Int, _ entries: ArraySlice<TaskIndex.Entry>, of experiment: Experiment, _ reader: ChunkReader,
    to results: ResultFolder, _ known: inout Set<[Int]>, _ baseline: inout BaselineCheck
  ) async throws {
    if let design {
      var row = EncodedRows(ResultTables.design(factors: design.columns))
      row.append([.integer(point)] + design.row(point))
      try await results.append(row)
    }
    let plan = try experiment.planOrStandIn(point)
    var statistics = try ArmStatistics(plan: plan)
    for entry in entries {
      let task = try reader.read(entry)
      let isNew = known.insert([experiment.history(point), Int(entry.patient)]).inserted
      for (schema, bytes) in zip(RunEncoder.tables.dropLast(), task.rows)
      where isNew || schema.fileName != PatientTable.schema.fileName {
        try await results.append(EncodedRows(schema, encoded: bytes))
      }
      if let failures = task.rows.last, !failures.isEmpty {
        try await results.append(RunEncoder.failures(failures, command: replayCommand))
      }
      let runs = ArmSamples.decode(task.samples, arms: plan.arms.count, muscles: plan.muscles.count)
      guard let runs, runs.allSatisfy({ $0.samples.count <= plan.sampleTimes.count * plan.muscles.count })
      else {
        throw ResultError.badProgress(
          path: "design point \(point)", reason: "samples of patient \(entry.patient) that no such run has")
      }
      statistics.add(runs)
    }
    baseline.note(statistics, at: point)
    var summary = EncodedRows(ResultTables.summary)
    var contrasts = EncodedRows(ResultTables.contrasts)
    statistics.rows(designID: point) { table, cells in
      if table.name == ResultTables.summary.name { summary.append(cells) } else { contrasts.append(cells) }
    }
    var flow = EncodedRows(ResultTables.flow)
    for row in statistics.flowRows(designID: point) { flow.append(row) }
    try await results.append(summary)
    try await results.append(flow)
    try await results.append(contrasts)
  }
}
