// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Outcomes
import Physiology
import Quantities
import Simulation
import SimulationSupport
import Testing
import Therapies

@Suite("Harms and screening")
struct HarmTests {
  /// Fifty patients with forty sessions each, over muscle that is hardly there.
  private func traces(_ therapy: any Therapy, muscle: String = "upper-trapezius", conditions: [String] = [])
    async throws -> [Trace]
  {
    let anatomy = try #require(MuscleCatalogue.named(muscle))
    var population = try #require(PopulationCatalogue.named("desk-worker"))
    for index in population.prevalences.indices { population.prevalences[index].share = Quantity(0) }
    let plan = Plan(
      seed: 9, population: population, patients: 50,
      muscles: [
        MusclePlan(anatomy: anatomy, side: "right", points: 1, fasciclesPerPoint: 1, fibresPerFascicle: 8)
      ],
      history: [LoadPhase(load: nil, duration: .days(1))], courseLoads: [], duration: .days(60),
      arms: [
        Arm(
          name: "treated",
          courses: [
            TherapyCourse(
              therapy: therapy, perWeek: Quantity(7), duration: .days(40), start: .days(0),
              muscles: ["\(muscle)-right"], points: 1)
          ])
      ], referenceArm: "treated", sampleEvery: .days(5), demandedConditions: conditions)
    var traces: [Trace] = []
    try await Cohort(plan: plan, width: 2).run(patients: 1...plan.patients) { traces += $1 }
    #expect(traces.allSatisfy { $0.failure == nil })
    return traces
  }

  private func count(_ harm: String, _ traces: [Trace]) -> Int {
    traces.flatMap(\.events).count { $0.event == .adverseEvent && $0.detail.hasPrefix(harm) }
  }

  @Test("of needling are as frequent over 2,000 sessions as published, and all resolve")
  func needling() async throws {
    var needling = DryNeedling()
    needling.insertions = Quantity(1)
    let traces = try await traces(needling)
    #expect(traces.reduce(0) { $0 + $1.flow.sessionsHeld } == 2_000)
    for (harm, percent) in [
      ("bruising", 7.55), ("bleeding", 4.65), ("pain-during-treatment", 3.01), ("aggravation", 0.88),
    ] {
      let expected = 2_000 * percent / 100
      // Three standard deviations of a binomial count.
      let width = 3 * (expected * (1 - percent / 100)).squareRoot()
      let found = Double(count(harm, traces))
      #expect(abs(found - expected) <= width, "\(harm): \(found) for \(expected)")
    }
    for harm in HarmCatalogue.all {
      guard case .unknown? = harm.rate(after: .needle) else { continue }
      #expect(count(harm.name, traces) == 0, "\(harm.name) has no known rate")
    }
    let begun = traces.flatMap(\.events).count { $0.event == .adverseEvent }
    #expect(traces.flatMap(\.events).count { $0.event == .resolution } == begun)
    let bruises = try #require(OutcomeCatalogue.all.firstIndex { $0.column == "bruises" })
    #expect(traces.contains { $0.samples.contains { ($0.values[bruises] ?? 0) > 0 } })
    #expect(traces.allSatisfy { $0.samples.last?.values[bruises] == 0 })
    // Nobody stays sore.
    let soreness = try #require(OutcomeCatalogue.all.firstIndex { $0.column == "soreness_nrs" })
    #expect(traces.allSatisfy { ($0.samples.last?.values[soreness] ?? 1) < 0.01 })
  }

  @Test("skin over the hip bruises more, and more still under anticoagulants")
  func bruising() async throws {
    var needling = DryNeedling()
    needling.insertions = Quantity(1)
    let shoulder = count("bruising", try await traces(needling))
    let hip = count("bruising", try await traces(needling, muscle: "gluteus-medius"))
    let prone = count(
      "bruising", try await traces(needling, muscle: "gluteus-medius", conditions: ["anticoagulants"]))
    #expect(shoulder < hip && hip < prone, "\(shoulder) \(hip) \(prone)")
  }

  @Test("a refused patient stays in the arm, untreated, with the reason on record")
  func refusal() async throws {
    let traces = try await traces(DryNeedling(), conditions: ["bleeding-disorder"])
    for trace in traces {
      #expect(trace.flow.sessionsPlanned == 40 && trace.flow.sessionsHeld == 0)
      #expect(trace.flow.sessionsRefused == 40)
      #expect(trace.events.count { $0.event == .refusal } == 1)
      #expect(!trace.events.contains { $0.event == .pass || $0.event == .session })
      #expect(trace.samples.count == 13)
    }
  }

  @Test("what is put off takes place once the time has come")
  func postponed() async throws {
    let traces = try await traces(Pressure(), conditions: ["infection"])
    for trace in traces {
      #expect(trace.flow.sessionsPostponed == 14 && trace.flow.sessionsHeld == 26)
      #expect(trace.events.first { $0.event == .pass }.map { $0.time > 14 } == true)
      #expect(trace.events.count { $0.event == .deferral } == 1)
    }
  }

  @Test("only women are pregnant, and every rule names conditions and drugs that exist")
  func rules() async throws {
    let population = try #require(PopulationCatalogue.named("desk-worker"))
    for draw in [0.2, 0.8] {
      let person = population.person(of: Model(), sexDraw: draw, demanded: ["pregnancy"]) { _ in 0 }
      #expect(person.conditions.contains("pregnancy") == person.isWoman)
    }
    let drugs = Drug.allCases.map(\.rawValue) + Analgesic.allCases.map(\.rawValue)
    for rule in Screening.rules {
      #expect(ConditionCatalogue.named(rule.condition) != nil, "\(rule.condition)")
      #expect(rule.drugs.allSatisfy(drugs.contains), "\(rule.drugs)")
    }
    for condition in ConditionCatalogue.all {
      #expect(
        Screening.rules.contains { $0.condition == condition.name }, "\(condition.name) changes nothing")
    }
  }

  @Test("home sessions take place as often as the patient's adherence says")
  func adherence() async throws {
    let traces = try await traces(SelfTreatment())
    let held = traces.map { Double($0.flow.sessionsHeld) / 40 }
    #expect(traces.allSatisfy { $0.flow.sessionsHeld + $0.flow.sessionsMissed == 40 })
    // Median 70 %, widely spread.
    let mean = held.reduce(0, +) / 50
    #expect((0.55...0.8).contains(mean), "\(mean)")
    #expect((held.max() ?? 0) - (held.min() ?? 0) > 0.4)
    let minutes = try #require(OutcomeCatalogue.all.firstIndex { $0.column == "therapist_min" })
    #expect(traces.allSatisfy { $0.samples.last?.values[minutes] == 0 })
  }
}
