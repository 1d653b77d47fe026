// SPDX-License-Identifier: GPL-3.0-or-later
import Simulation
import SimulationSupport

/// Prints every sample and event of courses with every therapy, to the last bit.
///
/// `check` builds it for this machine's processor and for every processor of its kind, and compares what both print:
/// much less is built than of the whole program, and all that is compiled in two ways is in it.
@main
struct Courses {
  static func main() async throws {
    for muscles in [["upper-trapezius"], ["upper-trapezius", "levator-scapulae"]] {
      try await show(try TherapyCourses.plan(TherapyCourses.usual, muscles: muscles))
    }
  }

  @concurrent
  private static func show(_ plan: Plan) async throws {
    try await Cohort(plan: plan, width: 2).run(patients: 1...plan.patients) { patient, traces in
      for trace in traces {
        print(plan.muscles.count, patient, trace.arm, trace.failure.map(\.reason) ?? "")
        for sample in trace.samples {
          print(sample.muscle, sample.time, sample.values.map { $0.map(\.bitPattern) ?? 0 })
        }
        for event in trace.events { print(event.time, event.event, event.value?.bitPattern ?? 0) }
      }
    }
  }
}
