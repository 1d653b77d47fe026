// SPDX-License-Identifier: GPL-3.0-or-later
import Results
import Simulation

/// One patient with one history, lived at some design points.
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
    guard let first = item.tasks.first else { return [] }
    let patient = try Patient(plan: try experiment.plan(first.point), number: item.patient)
    let history: Result<Patient.Branch, RunFailure>
    do {
      history = .success(try await patient.liveHistory())
    } catch {
      history = .failure(error)
    }
    var uses = courseUses()
    var lived: [Course: Trace] = [:]
    var outcomes: [Outcome] = []
    for task in item.tasks {
      if !outcomes.isEmpty, shouldStop() { break }
      let plan = try experiment.plan(task.point)
      var traces: [Trace] = []
      for arm in plan.arms.sorted(by: { $0.name < $1.name }) {
        let course = Course(arm: arm.name, number: experiment.course(task.point, arm.name))
        let trace: Trace
        if let known = lived[course] {
          trace = known
        } else {
          trace = await live(arm, by: patient, after: history)
        }
        let left = (uses[course] ?? 1) - 1
        uses[course] = left
        lived[course] = left > 0 ? trace : nil
        traces.append(trace)
      }
      let finished = RunEncoder.task(
        point: task.point, replicate: task.replicate, patient: item.patient, traces: traces, plan: plan,
        response: experiment.response)
      try await deliver(finished)
      outcomes.append(
        Outcome(point: task.point, replicate: task.replicate, responses: finished.responses))
    }
    return outcomes
  }

  private func live(
    _ arm: Arm, by patient: Patient, after history: Result<Patient.Branch, RunFailure>
  ) async -> Trace {
    switch history {
    case .success(let branch): await patient.liveCourse(arm, from: branch)
    case .failure(let failure):
      Trace(arm: arm.name, patient: item.patient, failure: failure)
    }
  }

  /// How many tasks share each course: a trace is kept until the last of them has it.
  private func courseUses() -> [Course: Int] {
    guard item.tasks.count > 1, let plan = try? experiment.plan(item.tasks[0].point) else { return [:] }
    var uses: [Course: Int] = [:]
    for task in item.tasks {
      for arm in plan.arms {
        uses[Course(arm: arm.name, number: experiment.course(task.point, arm.name)), default: 0] += 1
      }
    }
    return uses
  }
}
