// SPDX-License-Identifier: GPL-3.0-or-later
import Results
import Scenarios
import Statistics

/// Evaluates parameters on the virtual cohorts of studies: every point meets the same patients with the same luck, so
/// that points differ by their parameters alone. What was evaluated before comes from the disk.
package actor CohortEvaluator: ResidualEvaluator {
  /// Work was asked to stop before everything was evaluated.
  package struct Stopped: Error {}

  private let priors: [Calibration.Prior]
  /// Studies of the fit with other numbers in place.
  private let read: @Sendable ([EvidenceChange]) throws(ProblemList) -> [EvidenceStudy]
  private let threads: Int
  private let folder: ProgressFolder
  private let shouldStop: @Sendable () -> Bool
  private let report: @Sendable (ExperimentRun.Progress) -> Void
  /// Points are numbered from 1 in the order in which they are first asked for.
  private var numbers: [[Double]: Int] = [:]
  /// Nil where the model cannot be evaluated.
  private var known: [Int: [Double]?] = [:]
  private let runs: Int
  private(set) var progress: ExperimentRun.Progress

  /// What a measurement counts that the simulation has no value for, as where no trigger point forms at all: as much as
  /// a prediction that is so many standard errors off.
  static let unpredicted = 5.0

  /// - Parameters:
  ///   - finished: what `folder` holds.
  ///   - expected: evaluations that the fit will probably need.
  init(
    _ priors: [Calibration.Prior], threads: Int, folder: ProgressFolder, finished: TaskIndex, expected: Int,
    read: @escaping @Sendable ([EvidenceChange]) throws(ProblemList) -> [EvidenceStudy],
    shouldStop: @escaping @Sendable () -> Bool, report: @escaping @Sendable (ExperimentRun.Progress) -> Void
  ) throws {
    self.priors = priors
    self.threads = threads
    self.folder = folder
    self.read = read
    self.shouldStop = shouldStop
    self.report = report
    let studies = try read([])
    let width = studies.reduce(0) { $0 + $1.measurements.count }
    // A chunk may say anything: what is no evaluation is made again.
    for entry in finished.entries where entry.failed > 0 || Int(entry.responseCount) == width {
      known[entry.point] = entry.failed > 0 ? .some(nil) : finished.responses(of: entry).map { $0 ?? .nan }
    }
    runs = studies.reduce(0) { $0 + $1.runs }
    let found = finished.entries.count * runs
    progress = ExperimentRun.Progress(
      done: found, total: max(expected * runs, found), failed: 0, found: found)
  }

  /// Throws ``Stopped``, `ResultError` and `SimulationFault`; what was finished is on the disk.
  package func residuals(at points: [[Double]]) async throws -> [[Double]?] {
    for point in points where numbers[point] == nil { numbers[point] = numbers.count + 1 }
    let missing = points.filter { known[numbers[$0] ?? 0] == nil }
    do {
      // One after the other: each keeps all cores busy, and is on the disk before the next begins.
      for point in missing { try await simulate(point) }
    } catch is EvidenceSimulation.Stopped {
      try await folder.flush()
      throw Stopped()
    } catch {
      try? await folder.flush()
      throw error
    }
    try await folder.flush()
    return points.map { known[numbers[$0] ?? 0] ?? nil }
  }

  private func simulate(_ point: [Double]) async throws {
    let number = numbers[point] ?? 0
    guard let changes = Self.changes(priors, at: point) else {
      try await finish(number, nil, failed: 0)
      return
    }
    let studies = try read(changes)
    var results = [EvidenceResult?](repeating: nil, count: studies.count)
    try await EvidenceSimulation(studies, threads: threads, shouldStop: shouldStop).run { place, record in
      results[place] = EvidenceResult(hypothesis: "", record: record)
    }
    let found = results.compactMap(\.self)
    try await finish(number, found.flatMap(Self.residuals), failed: found.reduce(0) { $0 + $1.failed })
    try await folder.flush()
  }

  private func finish(_ number: Int, _ residuals: [Double]?, failed: Int) async throws {
    known[number] = .some(residuals)
    try await folder.add(
      FinishedTask(
        point: number, replicate: 1, patient: 0, failed: residuals == nil ? 1 : 0,
        responses: residuals ?? [], rows: RunEncoder.tables.map { EncodedRows($0) }, samples: []))
    progress.done += runs
    progress.total = max(progress.total, progress.done)
    progress.failed += failed
    report(progress)
  }

  /// The numbers at a point of the fit; nil where one would lie outside its declared range.
  static func changes(_ priors: [Calibration.Prior], at point: [Double]) -> [EvidenceChange]? {
    var changes: [EvidenceChange] = []
    for (prior, u) in zip(priors, point) {
      let value = prior.value(at: u)
      guard prior.range.contains(value) else { return nil }
      changes.append(prior.change(to: value))
    }
    return changes
  }

  /// One a measurement, as its judgement says.
  static func residuals(_ result: EvidenceResult) -> [Double] {
    result.judgements.map { $0.residual ?? unpredicted }
  }
}
