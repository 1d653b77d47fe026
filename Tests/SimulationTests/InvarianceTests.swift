// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Physiology
import Quantities
import Simulation
import SimulationSupport
import Testing
import Therapies

/// What must not matter to a run does not change one bit of it.
@Suite("Runs depend on nothing but themselves")
struct InvarianceTests {
  private func plan(_ change: (inout Plan) -> Void = { _ in }) throws -> Plan {
    let population = try #require(PopulationCatalogue.named("desk-worker"))
    let trapezius = try #require(MuscleCatalogue.named("upper-trapezius"))
    let typing = try #require(LoadCatalogue.named("typing"))
    var press = Pressure()
    press.passes = Quantity(2)
    press.hold = Quantity(20)
    let course = TherapyCourse(
      therapy: press, perWeek: Quantity(7), duration: .days(3), start: .days(0),
      muscles: ["upper-trapezius-right"], points: 1)
    var plan = Plan(
      seed: 3, population: population, patients: 3,
      muscles: [
        MusclePlan(
          anatomy: trapezius, side: "right", points: 1, fasciclesPerPoint: 2, fibresPerFascicle: 12)
      ],
      history: [LoadPhase(load: typing, duration: .days(9))],
      courseLoads: [LoadPhase(load: typing, duration: .days(5))], duration: .days(5),
      arms: [Arm(name: "none", courses: []), Arm(name: "press", courses: [course])], referenceArm: "none",
      sampleEvery: .hours(6))
    change(&plan)
    return plan
  }

  private func traces(_ plan: Plan, width: Int = 2) async throws -> [String: Trace] {
    var found: [String: Trace] = [:]
    try await Cohort(plan: plan, width: width).run(patients: 1...plan.patients) { patient, traces in
      for trace in traces { found["\(patient)/\(trace.arm)"] = trace }
    }
    return found
  }

  /// Samples of one muscle, and events, of the runs of `base`, the same in `other`.
  private func expectSame(
    _ base: [String: Trace], in other: [String: Trace], of plan: Plan
  ) throws {
    let index = try #require(plan.muscles.firstIndex { $0.identifier == "upper-trapezius-right" })
    #expect(base.values.allSatisfy { $0.failure == nil })
    for (name, trace) in base {
      let twin = try #require(other[name])
      #expect(trace.events == twin.events, "\(name)")
      let values = trace.samples.map(\.values)
      let twins = twin.samples.filter { $0.muscle == index }.map(\.values)
      #expect(values == twins, "\(name)")
    }
  }

  @Test("the same at 1, 2 and 8 threads")
  func threads() async throws {
    let plan = try plan()
    let one = try await traces(plan, width: 1)
    #expect(one.values.contains { !$0.events.isEmpty })
    try expectSame(one, in: try await traces(plan, width: 2), of: plan)
    try expectSame(one, in: try await traces(plan, width: 8), of: plan)
  }

  @Test("an inert arm changes no other run")
  func inertArm() async throws {
    let base = try plan()
    var idle = Pressure()
    idle.passes = Quantity(0)
    let more = try plan {
      $0.arms.append(
        Arm(
          name: "idle",
          courses: [
            TherapyCourse(
              therapy: idle, perWeek: Quantity(7), duration: .days(3), start: .days(0),
              muscles: ["upper-trapezius-right"], points: 1)
          ]))
    }
    let (alone, together) = (try await traces(base), try await traces(more))
    try expectSame(alone, in: together, of: more)
    for patient in 1...3 {
      #expect(
        together["\(patient)/idle"]?.samples.map(\.values)
          == together["\(patient)/none"]?.samples.map(\.values),
        "no dose changes nothing")
    }
  }

  @Test("an unused muscle changes no row of another")
  func unusedMuscle() async throws {
    let base = try plan()
    let calf = try #require(MuscleCatalogue.named("gastrocnemius"))
    let more = try plan {
      $0.muscles.insert(
        MusclePlan(anatomy: calf, side: "left", points: 1, fasciclesPerPoint: 1, fibresPerFascicle: 8), at: 0)
    }
    try expectSame(try await traces(base), in: try await traces(more), of: more)
  }

  @Test("more patients leave the first ones as they were")
  func morePatients() async throws {
    let base = try plan()
    let more = try plan { $0.patients = 5 }
    try expectSame(try await traces(base), in: try await traces(more), of: more)
  }

  @Test("a treated second muscle is felt by the first")
  func coupling() async throws {
    let trapezius = try #require(MuscleCatalogue.named("upper-trapezius"))
    let base = try plan()
    let more = try plan {
      $0.muscles.append(
        MusclePlan(
          anatomy: trapezius, side: "left", points: 1, fasciclesPerPoint: 1, fibresPerFascicle: 8, planted: 1)
      )
    }
    let (alone, together) = (try await traces(base), try await traces(more))
    let pain = try #require(alone["1/none"]?.samples.first?.values.first ?? nil)
    let both = try #require(together["1/none"]?.samples.first?.values.first ?? nil)
    #expect(both > pain)
  }
}
