// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Outcomes
import Physiology
import Quantities
import Simulation
import Testing
import Therapies

/// What being cared for changes in the pain that is told.
@Suite("Lasting context")
struct LastingContextTests {
  @Test("comes as near to what a therapy promises as visits follow each other faster than it fades")
  func balance() {
    let context = LastingContext()
    let (share, interval) = (context.response.value, 3.5 * 86_400)
    for weight in [0.3, 1, 1.2] {
      var level = 0.0
      for _ in 0..<60 {
        level = context.after(visit: weight, from: context.left(of: level, after: interval))
        #expect(level <= weight)
      }
      // After a visit: x = q x + c (w − q x).
      let left = context.left(of: 1, after: interval)
      #expect(abs(level - share * weight / (1 - left * (1 - share))) < 1e-12)
    }
  }

  @Test("of sessions that begin together is that of the one that promises most, in any order")
  func visit() {
    let context = LastingContext()
    for before in [0, 0.4, 0.9, 1.1] {
      let alone = context.after(visit: 1.2, from: before)
      let first = context.after(visit: 1.2, promised: 0.5, from: context.after(visit: 0.5, from: before))
      let last = context.after(visit: 0.5, promised: 1.2, from: alone)
      #expect(abs(first - alone) < 1e-15)
      #expect(last == alone)
    }
  }

  @Test("takes points off ratings of a sham, fades, and changes nothing that is measured in the muscle")
  func sham() async throws {
    let typing = try #require(LoadCatalogue.named("typing"))
    let trapezius = try #require(MuscleCatalogue.named("upper-trapezius"))
    let course = TherapyCourse(
      therapy: Sham(), perWeek: Quantity(2), duration: .days(14), start: .days(0),
      muscles: ["upper-trapezius-right"], points: 1)
    var plan = Plan(
      seed: 5, population: try #require(PopulationCatalogue.named("desk-worker")), patients: 1,
      muscles: [
        MusclePlan(
          anatomy: trapezius, side: "right", points: 1, fasciclesPerPoint: 2, fibresPerFascicle: 16,
          planted: 0.9)
      ],
      history: [LoadPhase(load: typing, duration: .days(7))], courseLoads: [], duration: .days(28),
      arms: [Arm(name: "sham", courses: [course])], referenceArm: "sham", sampleEvery: .days(1))
    // Nobody reaches the ends of the scale.
    plan.readouts.pain.drift = Quantity(0)
    plan.readouts.pain.noise = Quantity(0)
    func values(_ name: String, isOn: Bool, of number: Int) async throws -> [Double] {
      plan.model.lastingContext.isOn = isOn
      let patient = try Patient(plan: plan, number: number)
      let trace = await patient.liveCourse(plan.arms[0], from: try await patient.liveHistory())
      let index = try #require(OutcomeCatalogue.all.firstIndex { $0.column == name })
      return trace.samples.compactMap { $0.values[index] }
    }
    var (number, without) = (0, [0.0])
    while without.contains(where: { $0 < 1.2 }), number < 40 {
      number += 1
      without = try await values("pain_nrs", isOn: false, of: number)
    }
    let with = try await values("pain_nrs", isOn: true, of: number)
    try #require(with.count == 29 && without.count == 29 && number < 40)
    let context = plan.model.lastingContext
    let taken = zip(with, without).map { $1 - $0 }
    #expect(taken[0] == 0)
    #expect(taken.max()! > 0.5 * context.relief.value && taken.max()! < context.relief.value)
    // Two weeks after the last session.
    for day in 15..<28 {
      #expect(abs(taken[day + 1] / taken[day] - context.left(of: 1, after: 86_400)) < 1e-9)
    }
    for name in ["ppt_kPa", "stiffness_kPa", "contracted_pct", "soreness_nrs"] {
      #expect(
        try await values(name, isOn: true, of: number) == values(name, isOn: false, of: number), "\(name)")
    }
    // What is kept while living knows of it too.
    let area = try await values("pain_nrs_area", isOn: true, of: number)
    let whole = try await values("pain_nrs_area", isOn: false, of: number)
    let between = zip(taken, taken.dropFirst()).map { 0.5 * ($0 + $1) }
    #expect(abs(whole[28] - area[28] - between.reduce(0, +)) < 0.05 * (whole[28] - area[28]))
  }
}
