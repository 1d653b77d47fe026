// SPDX-License-Identifier: GPL-3.0-or-later

/// Runs the patients of a plan on a bounded number of threads and hands their traces on in the patients' order.
package struct Cohort: Sendable {
  package let plan: Plan
  /// Patients that are simulated at one time.
  package let width: Int

  package init(plan: Plan, width: Int) {
    self.plan = plan
    self.width = max(1, width)
  }

  /// Simulates the given patients in every arm.
  ///
  /// - Parameters:
  ///   - patients: numbers of the patients, 1 and up.
  ///   - shouldStop: asked before each patient starts; those in hand are finished.
  ///   - deliver: gets each patient's traces, sorted by arm, strictly in the order of `patients`. At most `2 · width`
  ///     patients are in memory.
  @concurrent
  package func run(
    patients: some Collection<Int> & Sendable, shouldStop: @Sendable () -> Bool = { false },
    deliver: (_ patient: Int, _ traces: [Trace]) async throws -> Void
  ) async throws {
    let arms = plan.arms.sorted { $0.name < $1.name }
    try await withThrowingTaskGroup(of: (Int, [Trace]).self) { group in
      var waiting: [Int: [Trace]] = [:]
      var numbers = patients.makeIterator()
      var order: [Int] = []
      var delivered = 0
      var running = 0
      func startNext() -> Bool {
        guard running < width, order.count - delivered < 2 * width, !shouldStop(),
          let number = numbers.next()
        else { return false }
        order.append(number)
        running += 1
        let plan = self.plan
        group.addTask { (number, try await Self.live(plan: plan, number: number, arms: arms)) }
        return true
      }
      while startNext() {}
      while running > 0 {
        guard let (number, traces) = try await group.next() else { break }
        running -= 1
        waiting[number] = traces
        while delivered < order.count, let ready = waiting.removeValue(forKey: order[delivered]) {
          try await deliver(order[delivered], ready)
          delivered += 1
        }
        while startNext() {}
      }
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
      return arms.map { arm in
        var trace = Trace(arm: arm.name, patient: number)
        trace.failure = error
        return trace
      }
    }
  }
}
