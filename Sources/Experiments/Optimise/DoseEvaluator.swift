// SPDX-License-Identifier: GPL-3.0-or-later
import Outcomes
import Quantities
package import Results
package import Scenarios
import Simulation

/// Tries doses on virtual patients on all cores. What was tried before comes from the disk.
///
/// A patient's history, and what happens to the patient in the arm that is subtracted, are lived once for all doses
/// that leave them alone.
package actor DoseEvaluator: Evaluator {
  /// Work was asked to stop before everything was tried.
  package struct Stopped: Error {}

  /// A dose on a patient.
  private struct Trial: Hashable {
    let point: Int
    let replicate: Int
  }
  /// What doses share: the patient, and the values of the factors that are no part of the treated arm.
  private struct Origin: Hashable {
    let patient: Int
    let values: [FactorValue]
  }
  /// Where the treated arm begins, and the response in the arm that is subtracted.
  private struct Start: Sendable {
    let patient: Int
    let branch: Patient.Branch
    let reference: Double?
  }
  private struct Failure: Error {
    let arm: String
    let patient: Int
    let failure: RunFailure
  }
  private struct Treated: Sendable {
    let patient: Int
    let evaluation: Evaluation?
  }
  private typealias StartTask = Task<Result<Start, Failure>, any Error>

  private let study: Study
  private let threads: Int
  private let folder: ProgressFolder
  private let shouldStop: @Sendable () -> Bool
  private let report: @Sendable (ExperimentRun.Progress) -> Void
  private let arm: String

  private var points: [[FactorValue]: Int] = [:]
  /// By point, from the first.
  private var doses: [(values: [FactorValue], plan: Result<Plan, RunFailure>)] = []
  /// Nil where the run failed or measured nothing.
  private var known: [Trial: Evaluation?] = [:]
  private var starts: [Origin: StartTask] = [:]
  private(set) var progress: ExperimentRun.Progress

  /// Ends of histories that may be kept, of some ten thousand bytes each.
  private static let mostStarts = 20_000

  /// `finished`: what `folder` holds.
  package init(
    _ study: Study, threads: Int, folder: ProgressFolder, finished: TaskIndex,
    shouldStop: @escaping @Sendable () -> Bool, report: @escaping @Sendable (ExperimentRun.Progress) -> Void
  ) {
    self.study = study
    self.threads = max(1, threads)
    self.folder = folder
    self.shouldStop = shouldStop
    self.report = report
    arm = study.response.arms.first ?? ""
    for entry in finished.entries {
      let numbers = finished.responses(of: entry)
      let trial = Trial(point: entry.point, replicate: entry.replicate)
      if entry.failed > 0 || numbers.isEmpty {
        known[trial] = .some(nil)
      } else if let evaluation = Evaluation(encoded: numbers) {
        // A chunk may say anything: what is no evaluation is tried again.
        known[trial] = evaluation
      }
    }
    let failed = finished.entries.reduce(0) { $0 + $1.failed }
    progress = ExperimentRun.Progress(
      done: finished.entries.count, total: finished.entries.count, failed: failed,
      found: finished.entries.count)
  }

  /// Throws ``Stopped``, ``ResultError``, ``SimulationFault`` and ``ProblemList``; what was finished is on the disk.
  package func evaluate(
    _ candidates: [[FactorValue]], replicates: ClosedRange<Int>
  ) async throws -> [[Evaluation?]] {
    let numbers = candidates.map { point(of: $0) }
    // Patients differ first, so that cores seldom wait for the same history.
    let missing = numbers.flatMap { point in replicates.map { Trial(point: point, replicate: $0) } }
      .filter { known[$0] == nil }
    progress.total = progress.done + missing.count
    report(progress)
    do {
      try await simulate(missing)
    } catch {
      // What is finished but not yet on the disk is worth a try, whatever went wrong.
      try? await folder.flush()
      throw error
    }
    try await folder.flush()
    return try numbers.map { point in
      try replicates.map { replicate in
        guard let found = known[Trial(point: point, replicate: replicate)] else { throw Stopped() }
        return found
      }
    }
  }

  /// Whether the patients so far have enough to get better by what matters, as `BaselineCheck` says it.
  func baselineWarning() -> String? {
    // In an order that does not depend on which trial ended first.
    let found = known.sorted { ($0.key.point, $0.key.replicate) < ($1.key.point, $1.key.replicate) }
      .compactMap { $0.value?.baseline }
    guard !found.isEmpty else { return nil }
    return BaselineCheck.sentence(
      study.response.outcome, mean: found.reduce(0, +) / Double(found.count),
      patients: Set(known.keys.map(\.replicate)).count)
  }

  /// The number of a dose: doses are numbered from 1 in the order in which they are first asked for.
  private func point(of values: [FactorValue]) -> Int {
    if let point = points[values] { return point }
    let plan: Result<Plan, RunFailure>
    do throws(ProblemList) {
      plan = .success(try study.plan(values))
    } catch {
      plan = .failure(RunFailure(error))
    }
    doses.append((values, plan))
    points[values] = doses.count
    return doses.count
  }

  private func simulate(_ trials: [Trial]) async throws {
    try await withThrowingTaskGroup(of: (Trial, Result<Treated, Failure>).self) { group in
      var rest = trials[...]
      var running = 0
      func startNext() -> Bool {
        guard running < threads, !shouldStop(), let trial = rest.popFirst() else { return false }
        running += 1
        let (study, arm) = (study, arm)
        let plan: Plan
        switch doses[trial.point - 1].plan {
        case .success(let made): plan = made
        case .failure(let failure):
          group.addTask { (trial, .failure(Failure(arm: arm, patient: trial.replicate, failure: failure))) }
          return true
        }
        let start = start(of: trial, plan)
        group.addTask {
          (trial, try await Self.treat(plan, arm, from: start, study.response))
        }
        return true
      }
      while startNext() {}
      while running > 0, let (trial, result) = try await group.next() {
        running -= 1
        try await finish(trial, result)
        while startNext() {}
      }
    }
  }

  private func finish(_ trial: Trial, _ result: Result<Treated, Failure>) async throws {
    var rows = RunEncoder.tables.map { EncodedRows($0) }
    var evaluation: Evaluation?
    var failure: Failure?
    let patient: Int
    switch result {
    case .success(let found): (patient, evaluation) = (found.patient, found.evaluation)
    case .failure(let found): (patient, failure) = (found.patient, found)
    }
    let name = failure?.arm ?? arm
    let run = RunEncoder.identifier(design: trial.point, patient: patient, arm: name)
    rows[0].append([
      .string(run), .integer(trial.point), .string(name), .integer(patient),
      .integer(trial.replicate), .integer(Int(truncatingIfNeeded: study.scenario.plan.seed)),
      .string(failure == nil ? "ok" : "failed"), .string(failure?.failure.reason),
    ])
    if let failure {
      rows[rows.count - 1].append([
        .string(run), .string(failure.failure.stage), .string(failure.failure.reason),
      ])
    }
    let failed = failure == nil ? 0 : 1
    known[trial] = .some(evaluation)
    try await folder.add(
      FinishedTask(
        point: trial.point, replicate: trial.replicate, patient: patient, failed: failed,
        responses: evaluation?.encoded ?? [], rows: rows, samples: []))
    progress.done += 1
    progress.failed += failed
    report(progress)
  }

  // MARK: Living

  private func start(of trial: Trial, _ plan: Plan) -> StartTask {
    let values = doses[trial.point - 1].values
    let shared = study.factors.indices.filter { study.factors[$0].arms != [arm] }.map { values[$0] }
    let origin = Origin(patient: trial.replicate, values: shared)
    if let start = starts[origin] { return start }
    if starts.count >= Self.mostStarts { starts.removeAll() }
    let response = study.response
    let start = StartTask { try await Self.begin(trial.replicate, plan, response) }
    starts[origin] = start
    return start
  }

  @concurrent
  private static func begin(
    _ place: Int, _ plan: Plan, _ response: Response
  ) async throws -> Result<Start, Failure> {
    let enrolment = await Enrolment(plan: plan, place: place)
    let (patient, branch): (Patient, Patient.Branch)
    do throws(RunFailure) {
      (patient, branch) = try enrolment.start.get()
    } catch {
      return .failure(
        Failure(arm: response.arms.first ?? "", patient: enrolment.number, failure: error))
    }
    guard let name = response.against, let reference = plan.arms.first(where: { $0.name == name }) else {
      return .success(Start(patient: patient.number, branch: branch, reference: nil))
    }
    let trace = await patient.liveCourse(reference, from: branch)
    if let failure = trace.failure {
      return .failure(Failure(arm: name, patient: patient.number, failure: failure))
    }
    return .success(
      Start(
        patient: patient.number, branch: branch,
        reference: response.values(in: [trace], plan: plan).last ?? nil))
  }

  @concurrent
  private static func treat(
    _ plan: Plan, _ name: String, from start: StartTask, _ response: Response
  ) async throws -> Result<Treated, Failure> {
    switch try await start.value {
    case .failure(let failure): return .failure(failure)
    case .success(let start):
      guard let arm = plan.arms.first(where: { $0.name == name }) else {
        return .success(Treated(patient: start.patient, evaluation: nil))
      }
      let patient = try Patient(plan: plan, number: start.patient)
      let trace = await patient.liveCourse(arm, from: start.branch)
      if let failure = trace.failure {
        return .failure(Failure(arm: name, patient: start.patient, failure: failure))
      }
      func treated(_ evaluation: Evaluation?) -> Result<Treated, Failure> {
        .success(Treated(patient: start.patient, evaluation: evaluation))
      }
      guard let value = response.values(in: [trace], plan: plan).first ?? nil else { return treated(nil) }
      if response.against != nil, start.reference == nil { return treated(nil) }
      guard let burdens = burdens(of: trace) else { return treated(nil) }
      var before = response
      before.at = 0
      return treated(
        Evaluation(
          response: value - (start.reference ?? 0), burdens: burdens,
          baseline: before.values(in: [trace], plan: plan).first ?? nil))
    }
  }

  /// As of the last sample, in the order of the burdens' declaration; nil where a burden is not known.
  private static func burdens(of trace: Trace) -> [Double]? {
    guard let last = trace.samples.last else { return nil }
    let burdens = Optimisation.Burden.allCases.compactMap { burden in
      OutcomeCatalogue.all.firstIndex { $0.column == burden.outcome.column }.flatMap { last.values[$0] }
    }
    return burdens.count == Optimisation.Burden.allCases.count ? burdens : nil
  }
}

extension Evaluation {
  /// The response, the burdens, and the outcome before treatment.
  fileprivate var encoded: [Double?] { [response] + burdens + [baseline] }

  /// Nil for numbers that are no evaluation.
  fileprivate init?(encoded numbers: [Double?]) {
    let known = numbers.dropLast().compactMap(\.self)
    guard let baseline = numbers.last, known.count == 1 + Optimisation.Burden.allCases.count,
      numbers.count == known.count + 1
    else { return nil }
    self.init(response: known[0], burdens: Array(known.dropFirst()), baseline: baseline)
  }
}
