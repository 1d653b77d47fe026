// SPDX-License-Identifier: GPL-3.0-or-later
package import Results
package import Scenarios

/// Looks for the best dose of a study, on the disk trial by trial, and makes tables of what was tried.
///
/// An interrupted run goes over its steps again: what it asks has its answers on the disk up to where it stopped, so
/// that the results are the same bytes as those of one go.
package struct OptimisationRun: Sendable {
  package struct Report: Sendable {
    package let progress: ExperimentRun.Progress
    /// What was found, and its manifest; nil when the work was stopped before.
    package let finding: (optimum: Optimum, manifest: Manifest)?
  }

  private let study: Study
  private let rule: Optimisation
  private let threads: Int
  private let replayCommand: @Sendable (String) -> String
  private let tables: OptimumTables

  /// `rule`: the study's own. `replayCommand`: how to repeat one run, given its identifier.
  package init(
    _ study: Study, _ rule: Optimisation, threads: Int, replayCommand: @escaping @Sendable (String) -> String
  ) {
    self.study = study
    self.rule = rule
    self.threads = threads
    self.replayCommand = replayCommand
    tables = OptimumTables(study, rule)
  }

  /// The tables of the result folder.
  package var schemas: [TableSchema] { tables.schemas }

  /// Goes on in `folder`, which has been begun or recovered, to the end or until `shouldStop`, which is asked before
  /// each trial; trials in hand are finished and written.
  ///
  /// Throws ``ResultError`` where the folder cannot be written, and ``SimulationFault``, `GSLError` and ``ProblemList``
  /// otherwise; what was finished before stays on the disk.
  @concurrent
  package func run(
    in folder: ProgressFolder, manifest: @Sendable () throws -> Manifest,
    shouldStop: @escaping @Sendable () -> Bool, report: @escaping @Sendable (ExperimentRun.Progress) -> Void
  ) async throws -> Report {
    let evaluator = DoseEvaluator(
      study, threads: threads, folder: folder, finished: await folder.index, shouldStop: shouldStop,
      report: report)
    let optimum: Optimum
    do {
      optimum = try await Optimiser(SearchSpace(study.factors), rule).optimum(by: evaluator)
    } catch is DoseEvaluator.Stopped {
      return Report(progress: await evaluator.progress, finding: nil)
    }
    let results = try await folder.results(schemas)
    do {
      try await write(optimum, from: folder, to: results)
      var manifest = try manifest()
      if let warning = await evaluator.baselineWarning() { manifest.warnings.append(warning) }
      let published = try await results.finish(manifest: manifest)
      return Report(progress: await evaluator.progress, finding: (optimum, published))
    } catch {
      await results.abandon()
      throw error
    }
  }

  private func write(
    _ optimum: Optimum, from folder: ProgressFolder, to results: ResultFolder
  ) async throws {
    try await results.append(tables.evaluations(optimum))
    try await results.append(try tables.optimum(optimum))
    try await results.append(tables.pareto(optimum))
    try await results.append(Inventory(of: study.scenario.plan).rows)
    var index = await folder.index
    index.sort()
    let reader = ChunkReader(index)
    for entry in index.entries {
      let rows = try reader.read(entry).rows
      try await results.append(EncodedRows(ResultTables.runs, encoded: rows[0]))
      guard entry.failed > 0, let pending = rows.last else { continue }
      try await results.append(RunEncoder.failures(pending, command: replayCommand))
    }
  }
}
