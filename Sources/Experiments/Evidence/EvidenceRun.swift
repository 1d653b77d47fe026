// SPDX-License-Identifier: GPL-3.0-or-later
package import Results
package import Scenarios
import Simulation

/// Simulates studies under hypotheses, study by study into a folder, and sets predicted beside observed.
package struct EvidenceRun: Sendable {
  package struct Report: Sendable {
    package let progress: ExperimentRun.Progress
    /// In the order of hypotheses, then studies; nil when the work was stopped before.
    package let results: [EvidenceResult]?
    /// Why runs failed, each reason once.
    package let reasons: [String]
  }

  /// By hypothesis: the same studies, with its changes in place.
  private let sets: [(hypothesis: String, studies: [EvidenceStudy])]
  private let threads: Int

  package init(_ sets: [(hypothesis: String, studies: [EvidenceStudy])], threads: Int) {
    self.sets = sets
    self.threads = threads
  }

  package static let schemas = [
    ResultTables.evidence, ResultTables.scoreboard, ResultTables.cohorts,
  ]

  /// Simulates what is missing in `folder`, which has been begun or recovered, and makes the tables.
  ///
  /// Throws ``ResultError`` where the folder cannot be written, and ``SimulationFault`` otherwise; studies that were
  /// finished before stay on the disk.
  @concurrent
  package func run(
    in folder: ProgressFolder, manifest: @Sendable () throws -> Manifest,
    shouldStop: @escaping @Sendable () -> Bool, report: @escaping @Sendable (ExperimentRun.Progress) -> Void
  ) async throws -> Report {
    var found: [Int: [Int: EvidenceResult]] = [:]
    let index = await folder.index
    for entry in index.entries {
      let (point, place) = (entry.point - 1, entry.replicate - 1)
      guard sets.indices.contains(point), sets[point].studies.indices.contains(place),
        let result = EvidenceResult(
          hypothesis: sets[point].hypothesis, study: sets[point].studies[place],
          encoded: index.responses(of: entry))
      else {
        throw ResultError.badProgress(
          path: index.path(of: entry), reason: "a finished study that the evidence does not have")
      }
      found[point, default: [:]][place] = result
    }
    var reasons: [String] = []
    let before = found.reduce(0) { $0 + $1.value.values.reduce(0) { $0 + $1.study.runs } }
    let all = sets.reduce(0) { $0 + $1.studies.reduce(0) { $0 + $1.runs } }
    var progress = ExperimentRun.Progress(done: before, total: all, failed: 0, found: before)
    report(progress)
    do {
      let missing = sets.enumerated().map { point, set in
        set.studies.indices.filter { found[point]?[$0] == nil }
      }
      let parts = zip(sets, missing).map { set, missing in
        EvidenceWork(missing.map { set.studies[$0] }).state.total
      }
      let whole = parts.reduce(0, +)
      for (point, (hypothesis, studies)) in sets.enumerated() {
        let missing = missing[point]
        let simulation = EvidenceSimulation(
          missing.map { studies[$0] }, threads: threads, shouldStop: shouldStop)
        let before = parts.prefix(point).reduce(0, +)
        try await simulation.run { share in
          progress.share = whole > 0 ? (before + share * parts[point]) / whole : nil
          report(progress)
        } deliver: { place, record in
          let result = EvidenceResult(hypothesis: hypothesis, record: record)
          found[point, default: [:]][missing[place]] = result
          for reason in record.cohorts.flatMap(\.reasons) where !reasons.contains(reason) {
            reasons.append(reason)
          }
          progress.done += record.study.runs
          progress.failed += result.failed
          report(progress)
          try await folder.add(
            FinishedTask(
              point: point + 1, replicate: missing[place] + 1, patient: 0, failed: result.failed,
              responses: result.encoded, rows: RunEncoder.tables.map { EncodedRows($0) }, samples: []))
        }
      }
    } catch is EvidenceSimulation.Stopped {
      try await folder.flush()
      return Report(progress: progress, results: nil, reasons: reasons)
    } catch {
      try? await folder.flush()
      throw error
    }
    try await folder.flush()
    let results = sets.indices.flatMap { point in
      sets[point].studies.indices.compactMap { found[point]?[$0] }
    }
    let tables = try await folder.results(Self.schemas)
    do {
      for rows in EvidenceTables.rows(results, hypotheses: sets.map(\.hypothesis)) {
        try await tables.append(rows)
      }
      _ = try await tables.finish(manifest: try manifest())
    } catch {
      await tables.abandon()
      throw error
    }
    progress.failed = results.reduce(0) { $0 + $1.failed }
    return Report(progress: progress, results: results, reasons: reasons)
  }
}

extension EvidenceStudy {
  /// Patients in arms.
  package var runs: Int { cohorts.reduce(0) { $0 + $1.plan.patients * $1.plan.arms.count } }
}

extension EvidenceResult {
  package init(hypothesis: String, record: EvidenceRecord) {
    self.init(
      hypothesis: hypothesis, study: record.study,
      predictions: record.study.measurements.map { MeasurementStatistic($0, of: record).prediction() },
      enrolled: record.cohorts.map {
        Enrolled(
          patients: $0.patients.count, candidates: $0.candidates, failed: $0.failed,
          stayedAway: $0.stayedAway)
      })
  }

  package var failed: Int { enrolled.reduce(0) { $0 + $1.failed } }

  /// Numbers a measurement, and a cohort.
  private static let width = 4
  private static let cohortWidth = 4

  /// As a task keeps it.
  package var encoded: [Double?] {
    predictions.flatMap { prediction -> [Double?] in
      guard let prediction else { return Array(repeating: nil, count: Self.width) }
      return [
        prediction.value, prediction.monteCarloError, prediction.trialError, Double(prediction.patients),
      ]
    }
      + enrolled.flatMap { cohort -> [Double?] in
        [cohort.patients, cohort.candidates, cohort.failed, cohort.stayedAway].map { Double($0) }
      }
  }

  /// Nil for numbers that no `encoded` of the study's results are: the bytes of a chunk may say anything.
  package init?(hypothesis: String, study: EvidenceStudy, encoded: [Double?]) {
    let start = study.measurements.count * Self.width
    guard encoded.count == start + study.cohorts.count * Self.cohortWidth else { return nil }
    func whole(_ number: Double?) -> Int? {
      number.flatMap { Int32(exactly: $0) }.flatMap { $0 >= 0 ? Int($0) : nil }
    }
    var predictions: [MeasurementPrediction?] = []
    for index in study.measurements.indices {
      let numbers = Array(encoded[(index * Self.width)...].prefix(Self.width))
      guard let value = numbers[0], let error = numbers[1], numbers[3] != nil else {
        predictions.append(nil)
        continue
      }
      guard let patients = whole(numbers[3]) else { return nil }
      predictions.append(
        MeasurementPrediction(
          value: value, monteCarloError: error, trialError: numbers[2], patients: patients))
    }
    var enrolled: [Enrolled] = []
    for index in study.cohorts.indices {
      let numbers = encoded[(start + index * Self.cohortWidth)...].prefix(Self.cohortWidth).compactMap(whole)
      guard numbers.count == Self.cohortWidth else { return nil }
      enrolled.append(
        Enrolled(
          patients: numbers[0], candidates: numbers[1], failed: numbers[2], stayedAway: numbers[3]))
    }
    self.init(hypothesis: hypothesis, study: study, predictions: predictions, enrolled: enrolled)
  }
}
