// SPDX-License-Identifier: GPL-3.0-or-later
import Outcomes
package import Scenarios
import Simulation

/// Simulates the cohorts of studies on all cores: first who takes part, then every arm.
///
/// A history is lived once for all cohorts that share it. Patients are drawn in the order of their numbers until
/// enough of them meet the criteria, so nothing depends on the number of threads.
package struct EvidenceSimulation: Sendable {
  /// Work was asked to stop before all was simulated.
  package struct Stopped: Error {}

  /// A patient with one history.
  private struct Life: Hashable, Sendable {
    let history: String
    let number: Int
  }
  struct Place: Hashable, Sendable {
    let study: Int
    let cohort: Int
  }
  private typealias History = Result<Patient.Branch, RunFailure>
  typealias Visit = (place: Place, number: Int)

  package let studies: [EvidenceStudy]
  package let threads: Int
  private let shouldStop: @Sendable () -> Bool

  /// Virtual patients looked at for each who takes part; then a cohort stays smaller than it should be.
  package static let candidatesEach = 20

  package init(
    _ studies: [EvidenceStudy], threads: Int, shouldStop: @escaping @Sendable () -> Bool
  ) {
    self.studies = studies
    self.threads = max(1, threads)
    self.shouldStop = shouldStop
  }

  /// Hands on each study when all its patients have lived all its arms, with the index of the study; `tell` hears, after
  /// every history and every patient, which share of the work is done by then, about.
  ///
  /// Throws ``Stopped``, `SimulationFault`, and what `deliver` throws.
  package func run(
    tell: (Double) -> Void = { _ in }, deliver: (Int, EvidenceRecord) async throws -> Void
  ) async throws {
    var enrolment = Enrolment(studies)
    var work = EvidenceWork(studies)
    func progress() {
      let (done, total) = work.state
      if total > 0 { tell(min(1, done / total)) }
    }
    var histories: [Life: History] = [:]
    while true {
      let visits = enrolment.next()
      guard !visits.isEmpty else { break }
      var seen: Set<Life> = []
      let missing = visits.filter { visit in
        let life = life(visit)
        return histories[life] == nil && seen.insert(life).inserted
      }
      let plans = missing.map { (plan(of: $0.place), $0.number, life($0)) }
      try await parallel(plans) { plan, number, life in
        (life, try await Self.history(of: number, plan))
      } each: {
        histories[$0.0] = $0.1
        work.note(history: $0.0.history)
        progress()
      }
      var findings: [Int: Bool?] = [:]
      let looks = visits.enumerated().map { index, visit in
        (index, cohort(of: visit.place), visit.number, histories[life(visit)])
      }
      try await parallel(looks) { index, cohort, number, history in
        (index, try await Self.takesPart(number, in: cohort, after: history))
      } each: {
        findings[$0.0] = .some($0.1)
      }
      for (index, visit) in visits.enumerated() {
        var (failure, isAbsent): (String?, Bool) = (nil, false)
        switch histories[life(visit)] {
        case .failure(let error)?: failure = error.reason
        case .success(let branch)?: isAbsent = branch.absence != nil
        case nil: break
        }
        enrolment.note(visit, takesPart: findings[index] ?? nil, failure: failure, isAbsent: isAbsent)
      }
      work.note(enrolment.all)
    }
    try await treat(
      enrolment, histories,
      lived: {
        work.note(courseOf: $0)
        progress()
      }, deliver)
  }

  private func treat(
    _ enrolment: Enrolment, _ histories: [Life: History], lived: (Plan) -> Void,
    _ deliver: (Int, EvidenceRecord) async throws -> Void
  ) async throws {
    var records = studies.map { EvidenceRecord(study: $0, cohorts: []) }
    var left = studies.map { _ in 0 }
    var work: [(Int, Place, Int, Plan, Patient.Branch)] = []
    for study in studies.indices {
      for cohort in studies[study].cohorts.indices {
        let place = Place(study: study, cohort: cohort)
        records[study].cohorts.append(enrolment.cohort(place))
        for number in enrolment.included(place) {
          guard case .success(let branch)? = histories[life((place, number))] else { continue }
          work.append((work.count, place, number, plan(of: place), branch))
          left[study] += 1
        }
      }
    }
    for study in studies.indices where left[study] == 0 { try await deliver(study, records[study]) }
    var done: [Int: (Place, EvidenceRecord.Patient)] = [:]
    try await parallel(work) { index, place, number, plan, branch in
      (index, place, try await Self.course(of: number, plan, from: branch))
    } each: { index, place, patient in
      done[index] = (place, patient)
      lived(plan(of: place))
      left[place.study] -= 1
      guard left[place.study] == 0 else { return }
      let own = done.filter { $0.value.0.study == place.study }.sorted { $0.key < $1.key }
      for (index, (place, patient)) in own {
        done[index] = nil
        records[place.study].cohorts[place.cohort].add(patient)
      }
      try await deliver(place.study, records[place.study])
    }
  }

  // MARK: Lives

  private func cohort(of place: Place) -> EvidenceStudy.Cohort { studies[place.study].cohorts[place.cohort] }

  private func plan(of place: Place) -> Plan { cohort(of: place).plan }

  private func life(_ visit: Visit) -> Life {
    Life(history: cohort(of: visit.place).history, number: visit.number)
  }

  private static func history(of number: Int, _ plan: Plan) async throws -> History {
    let patient = try Patient(plan: plan, number: number)
    do throws(RunFailure) {
      return .success(try await patient.liveHistory())
    } catch {
      return .failure(error)
    }
  }

  /// Whether a patient meets the criteria; nil where there is nobody to ask.
  private static func takesPart(
    _ number: Int, in cohort: EvidenceStudy.Cohort, after history: History?
  ) async throws -> Bool? {
    guard case .success(let branch)? = history else { return nil }
    guard branch.absence == nil else { return false }
    guard !cohort.criteria.isEmpty else { return true }
    let patient = try Patient(plan: cohort.plan, number: number)
    let found = await patient.firstExamination(after: branch)[cohort.muscle]
    return cohort.criteria.allSatisfy { $0.isMet(by: found) }
  }

  private static func course(
    of number: Int, _ plan: Plan, from branch: Patient.Branch
  ) async throws -> EvidenceRecord.Patient {
    let patient = try Patient(plan: plan, number: number)
    var arms: [[[Double?]]?] = []
    var reason: String?
    for arm in plan.arms {
      let trace = await patient.liveCourse(arm, from: branch)
      reason = reason ?? trace.failure?.reason
      let appointments = plan.appointments ?? []
      let samples = trace.samples.enumerated().map { index, sample in
        patient.read(sample.values, of: sample.muscle, at: appointments[index / plan.muscles.count])
      }
      arms.append(trace.failure == nil ? samples : nil)
    }
    return EvidenceRecord.Patient(number: number, arms: arms, failure: reason)
  }

  /// Does `body` for each of `inputs`, so many at once as there are threads, and `each` with what comes of it.
  private func parallel<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], _ body: @escaping @Sendable (Input) async throws -> Output,
    each consume: (Output) async throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: Output.self) { group in
      var rest = inputs[...]
      var running = 0
      while true {
        while running < threads, !shouldStop(), let input = rest.popFirst() {
          group.addTask { try await body(input) }
          running += 1
        }
        guard running > 0, let output = try await group.next() else { break }
        running -= 1
        try await consume(output)
      }
      if !rest.isEmpty { throw Stopped() }
    }
  }
}
