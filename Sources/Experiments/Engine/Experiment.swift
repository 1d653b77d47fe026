// SPDX-License-Identifier: GPL-3.0-or-later
package import Scenarios
package import Simulation

/// Design points and what is to be simulated at each: what `run`, `sweep` and `optimise` have in common.
///
/// Closures are pure: the same number gives the same answer on any thread, in any process.
package struct Experiment: Sendable {
  /// Numbers of the design points in the order of the tables. A plain run has the one point 0, a sweep 1 and up.
  package var points: ClosedRange<Int>
  /// The plan of a design point; it throws ``ProblemList`` for values that make no scenario together.
  package var plan: @Sendable (_ point: Int) throws -> Plan
  /// Points with the same number share everything before and around treatment: the history of a patient is lived
  /// once for all of them.
  package var history: @Sendable (_ point: Int) -> Int
  /// Points of one history with the same number do the same in that arm: it is lived once for all of them.
  package var course: @Sendable (_ point: Int, _ arm: String) -> Int
  /// The virtual patient who is a replicate (1 and up) of a point.
  package var patient: @Sendable (_ point: Int, _ replicate: Int) -> Int
  /// Replicates that each point begins with.
  package var replicates: Int
  /// What is asked of the runs; nothing for a plain run.
  package var responses: [Response]
  package var stop: StoppingRule?
  /// Has the arms, the muscles and the sample times of a point whose own plan cannot be made.
  package var standIn: Plan

  package init(
    points: ClosedRange<Int>, replicates: Int, responses: [Response] = [], stop: StoppingRule? = nil,
    plan: @escaping @Sendable (Int) throws -> Plan, history: @escaping @Sendable (Int) -> Int,
    course: @escaping @Sendable (Int, String) -> Int, patient: @escaping @Sendable (Int, Int) -> Int,
    standIn: Plan
  ) {
    self.points = points
    self.replicates = replicates
    self.responses = responses
    self.stop = stop
    self.plan = plan
    self.history = history
    self.course = course
    self.patient = patient
    self.standIn = standIn
  }

  /// The plan of a design point, or why it has none.
  package func planOrFailure(_ point: Int) throws -> Result<Plan, RunFailure> {
    do {
      return .success(try plan(point))
    } catch let error as ProblemList {
      return .failure(RunFailure(error))
    }
  }

  /// The plan of a design point; where it has none, one with the same arms, muscles and times.
  package func planOrStandIn(_ point: Int) throws -> Plan {
    switch try planOrFailure(point) {
    case .success(let plan): plan
    case .failure: standIn
    }
  }
}

extension Experiment {
  /// A plain run: the one point 0, with every patient of the plan.
  package init(of plan: Plan) {
    self.init(
      points: 0...0, replicates: plan.patients, plan: { _ in plan }, history: { _ in 0 },
      course: { _, _ in 0 }, patient: { _, replicate in replicate }, standIn: plan)
  }
}

extension RunFailure {
  /// Values that make no scenario together.
  init(_ list: ProblemList) {
    let more = list.problems.count - 1
    self.init(
      stage: "scenario",
      reason: list.problems[0].statement + (more > 0 ? " (and \(more) more)" : ""))
  }
}
