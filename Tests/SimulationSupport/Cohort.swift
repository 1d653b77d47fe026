// SPDX-License-Identifier: GPL-3.0-or-later
package import Simulation

/// The patients of a plan, `width` of them side by side, for tests that look at traces and write no files.
package struct Cohort: Sendable {
  private let plan: Plan
  private let width: Int

  package init(plan: Plan, width: Int) {
    self.plan = plan
    self.width = width
  }

  /// Hands on each patient's traces, sorted by arm, in the order of `patients`.
  @concurrent
  package func run(
    patients: ClosedRange<Int>, deliver: (_ patient: Int, _ traces: [Trace]) throws -> Void
  ) async throws {
    let arms = plan.arms.sorted { $0.name < $1.name }
    for start in stride(from: patients.lowerBound, through: patients.upperBound, by: width) {
      let batch = start...min(start + width - 1, patients.upperBound)
      let found = try await withThrowingTaskGroup(of: (Int, [Trace]).self) { [plan] group in
        for number in batch {
          group.addTask { (number, try await Self.live(plan: plan, number: number, arms: arms)) }
        }
        var found: [Int: [Trace]] = [:]
        for try await (number, traces) in group { found[number] = traces }
        return found
      }
      for number in batch { try deliver(number, found[number] ?? []) }
    }
  }

  /// One patient: the history once, then every arm from its end.
  private static func live(plan: Plan, number: Int, arms: [Arm]) async throws(SimulationFault) -> [Trace] {
    let patient = try Patient(plan: plan, number: number)
    do {
      let branch = try await patient.liveHistory()
      var traces: [Trace] = []
      for arm in arms { traces.append(await patient.liveCourse(arm, from: branch)) }
      return traces
    } catch {
      return arms.map { Trace(arm: $0.name, patient: number, failure: error) }
    }
  }
}
