// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
package import Results
package import Scenarios
import Statistics

/// Fits numbers of the model to studies, evaluation by evaluation into a folder.
///
/// An interrupted fit goes over its steps again: what it asks has its answers on the disk up to where it stopped.
package struct CalibrationRun: Sendable {
  package struct Report: Sendable {
    package let progress: ExperimentRun.Progress
    /// Nil when the work was stopped before.
    package let finding: CalibrationFinding?
  }

  private let calibration: Calibration
  private let documents: [JSONDocument]
  /// What is changed in every study before the fit: patients, the seed.
  private let changes: [EvidenceChange]
  private let threads: Int

  package init(
    _ calibration: Calibration, documents: [JSONDocument], changes: [EvidenceChange], threads: Int
  ) {
    self.calibration = calibration
    self.documents = documents
    self.changes = changes
    self.threads = threads
  }

  package static let schemas =
    [
      ResultTables.calibration, ResultTables.correlations, ResultTables.directions, ResultTables.slopes,
      ResultTables.descents, ResultTables.leftOut,
    ] + EvidenceRun.schemas

  package static let parameterFile = "parameters.json"

  /// All studies with further changes in place.
  private func studies(_ more: [EvidenceChange]) throws(ProblemList) -> [EvidenceStudy] {
    try EvidenceSet.read(documents, changes: changes + more).studies
  }

  /// Goes on in `folder`, which has been begun or recovered, to the end or until `shouldStop`.
  ///
  /// Throws ``ResultError`` where the folder cannot be written, ``ProblemList`` where the evidence holds no study to fit,
  /// and ``FitError``, `GSLError` and ``SimulationFault`` otherwise; evaluations that were finished stay on the disk.
  @concurrent
  package func run(
    in folder: ProgressFolder, manifest: @Sendable () throws -> Manifest,
    shouldStop: @escaping @Sendable () -> Bool, report: @escaping @Sendable (ExperimentRun.Progress) -> Void
  ) async throws -> Report {
    let count = calibration.priors.count
    let evaluator = try CohortEvaluator(
      calibration.priors, threads: threads, folder: folder, finished: await folder.index,
      expected: calibration.starts * (1 + calibration.iterations * (count + 2)),
      read: { (more) throws(ProblemList) in try studies(more).filter { $0.use == .fit } },
      shouldStop: shouldStop, report: report)
    let fit: FitResult
    let finding: CalibrationFinding
    do {
      fit = try await LeastSquaresFit(
        FitOptions(
          steps: [Double](repeating: calibration.step, count: count), starts: calibration.starts,
          iterations: calibration.iterations)
      ).fit(by: evaluator)
      finding = try await self.finding(fit, shouldStop: shouldStop)
    } catch is CohortEvaluator.Stopped {
      return Report(progress: await evaluator.progress, finding: nil)
    } catch is EvidenceSimulation.Stopped {
      return Report(progress: await evaluator.progress, finding: nil)
    }
    let results = try await folder.results(Self.schemas)
    do {
      for rows in CalibrationTables.rows(finding) { try await results.append(rows) }
      await results.attach(Self.parameterFile, Array(finding.parameterFile(name: calibration.name).utf8))
      _ = try await results.finish(manifest: try manifest())
    } catch {
      await results.abandon()
      throw error
    }
    return Report(progress: await evaluator.progress, finding: finding)
  }

  private func finding(
    _ fit: FitResult, shouldStop: @escaping @Sendable () -> Bool
  ) async throws -> CalibrationFinding {
    let identifiability = try Identifiability(fit)
    let fitted = try studies([]).filter { $0.use == .fit }
    let rows = fitted.flatMap { study in study.measurements.map { (study: study.key, measurement: $0.name) } }
    let numbers = zip(calibration.priors, identifiability.parameters).map { prior, parameter in
      CalibrationFinding.Number(
        prior: prior, value: Self.rounded(prior.value(at: parameter.position), within: prior.range),
        low: prior.value(at: parameter.interval.lowerBound),
        high: prior.value(at: parameter.interval.upperBound), parameter: parameter)
    }
    let new = numbers.map { $0.prior.change(to: $0.value) }
    return CalibrationFinding(
      numbers: numbers, fit: fit, identifiability: identifiability,
      leaveOneOut: try LeaveOneOut(
        position: fit.position, residuals: fit.residuals, jacobian: fit.jacobian,
        studies: rows.map(\.study)),
      rows: rows, before: try await judge([], CalibrationFinding.beforeName, shouldStop),
      after: try await judge(new, CalibrationFinding.afterName, shouldStop))
  }

  private func judge(
    _ more: [EvidenceChange], _ name: String, _ shouldStop: @escaping @Sendable () -> Bool
  ) async throws -> [EvidenceResult] {
    let studies = try studies(more)
    var results = [EvidenceResult?](repeating: nil, count: studies.count)
    try await EvidenceSimulation(studies, threads: threads, shouldStop: shouldStop).run { place, record in
      results[place] = EvidenceResult(hypothesis: name, record: record)
    }
    return results.compactMap(\.self)
  }

  /// To three digits; the exact value where that would leave the range.
  private static func rounded(_ value: Double, within range: ClosedRange<Double>) -> Double {
    guard value != 0, let short = Double(String(format: "%.2e", value)), range.contains(short) else {
      return value
    }
    return short
  }
}
