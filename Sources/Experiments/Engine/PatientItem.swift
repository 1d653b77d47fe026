// SPDX-License-Identifier: GPL-3.0-or-later
import Results
import Simulation

/// One place in the study with one history, lived at some design points by who takes it.
struct PatientItem: Sendable {
  struct Outcome: Sendable {
    let point: Int
    let replicate: Int
    let responses: [Double?]
  }
  /// What tells courses apart: the arm, and the number of what is done in it.
  private struct Course: Hashable {
    let arm: String
    let number: Int
  }

  private let item: Schedule.Item
  private let experiment: Experiment

  init(_ item: Schedule.Item, of experiment: Experiment) {
    self.item = item
    self.experiment = experiment
  }

  /// Lives the tasks one after the other and hands each on when all its arms are done.
  ///
  /// `shouldStop` is asked between tasks. Returns the tasks that were finished.
  func live(
    shouldStop: @Sendable () -> Bool, deliver: (FinishedTask) async throws -> Void
  ) async throws -> [Outcome] {
    var start: Enrolment?
    var uses = courseUses()
    var lived: [Course: Trace] = [:]
    var outcomes: [Outcome] = []
    for task in item.tasks {
      if !outcomes.isEmpty, shouldStop() { break }
      let plan: Plan
      switch try experiment.planOrFailure(task.point) {
      case .success(let own):
        plan = own
        // Points of one history differ in their arms only.
        if start == nil { start = await Enrolment(plan: own, place: item.patient) }
      case .failure(let failure):
        outcomes.append(try await fail(task, failure, deliver))
        continue
      }
      guard let enrolment = start else { preconditionFailure("a plan without a patient") }
      var traces: [Trace] = []
      for arm in plan.arms.sorted(by: { $0.name < $1.name }) {
        let course = Course(arm: arm.name, number: experiment.course(task.point, arm.name))
        let trace: Trace
        if let known = lived[course] {
          trace = known
        } else {
          trace = await live(arm, from: enrolment)
        }
        let left = (uses[course] ?? 1) - 1
        uses[course] = left
        lived[course] = left > 0 ? trace : nil
        traces.append(trace)
      }
      let finished = RunEncoder.task(
        point: task.point, replicate: task.replicate, patient: enrolment.number, traces: traces,
        plan: plan, responses: experiment.responses, enrolment: enrolment)
      try await deliver(finished)
      outcomes.append(
        Outcome(point: task.point, replicate: task.replicate, responses: finished.responses))
    }
    return outcomes
  }

  private func live(_ arm: Arm, from enrolment: Enrolment) async -> Trace {
    switch enrolment.start {
    case .success(let (patient, branch)): await patient.liveCourse(arm, from: branch)
    case .failure(let failure): Trace(arm: arm.name, patient: enrolment.number, failure: failure)
    }
  }

  /// A point whose values make no scenario: all its arms fail.
  private func fail(
    _ task: (point: Int, replicate: Int), _ failure: RunFailure,
    _ deliver: (FinishedTask) async throws -> Void
  ) async throws -> Outcome {
    let plan = experiment.standIn
    let traces = plan.arms.map(\.name).sorted().map {
      Trace(arm: $0, patient: item.patient, failure: failure)
    }
    let finished = RunEncoder.task(
      point: task.point, replicate: task.replicate, patient: item.patient, traces: traces, plan: plan,
      responses: experiment.responses)
    try await deliver(finished)
    return Outcome(point: task.point, replicate: task.replicate, responses: finished.responses)
  }

  /// How many tasks share each course: a trace is kept until the last of them has it.
  private func courseUses() -> [Course: Int] {
    guard item.tasks.count > 1 else { return [:] }
    var uses: [Course: Int] = [:]
    for task in item.tasks {
      for arm in experiment.standIn.arms {
        uses[Course(arm: arm.name, number: experiment.course(task.point, arm.name)), default: 0] += 1
      }
    }
    return uses
  }
}
