// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Foundation
import Outcomes
import Physiology
import Quantities
import Simulation
import SimulationSupport
import Testing
import Therapies

@Suite("What is felt while living")
struct FeltCourseTests {
  @Test("a rating that rises in a line has the area, the days and the ends of a triangle")
  func line() {
    var course = FeltCourse()
    #expect(course.worst == nil && course.nadir == nil)
    for step in 0...5 { course.pass(to: 2 * Double(step), rating: 2 * Double(step), threshold: 1) }
    #expect(course.worst == 10 && course.nadir == 0)
    #expect(course.area == 50 && course.days == 9)
    #expect(course.reliefAfter == nil && course.untilRelief == 10)
  }

  @Test("relief comes where the line crosses its limit, once, and at once where hands bring it")
  func relief() {
    var course = FeltCourse()
    let limit = { (start: Double) in start - 2 }
    course.pass(to: 0, rating: 6, threshold: 1, relief: limit)
    #expect(course.reliefAfter == nil)
    course.pass(to: 4, rating: 2, threshold: 1, relief: limit)
    #expect(course.reliefAfter == 2 && course.untilRelief == 2)
    course.pass(to: 5, rating: 6, threshold: 1, relief: limit)
    course.pass(to: 9, rating: 0, threshold: 1, relief: limit)
    #expect(course.reliefAfter == 2)
    var treated = FeltCourse()
    treated.pass(to: 0, rating: 6, threshold: 1, relief: limit)
    treated.pass(to: 3, rating: 6, threshold: 1, relief: limit)
    treated.pass(to: 3, rating: 3, threshold: 1, relief: limit)
    #expect(treated.reliefAfter == 3 && treated.area == 18)
  }

  @Test("the rule of relief is that of responders")
  func rule() {
    let rule = ResponderRule()
    for start in [1.0, 2, 5, 8, 10] {
      let limit = rule.limit(from: start)
      #expect(rule.isMet(from: start, to: limit - 1e-9) && !rule.isMet(from: start, to: limit + 1e-9))
    }
  }

  @Test("soreness later is the solution of its equations, also where both rates are one")
  func closedForm() {
    var soreness = Soreness()
    for onset in [4.0, 18] {
      soreness.onset = .hours(onset)
      var (felt, pool) = (0.02, 0.3)
      let step = 1.0
      for _ in 0..<36_000 {
        // The midpoint rule errs by a part in a hundred million here.
        let middle = (
          felt + 0.5 * step * (pool * soreness.onsetRate - felt * soreness.decayRate),
          pool * (1 - 0.5 * step * soreness.onsetRate)
        )
        felt += step * (middle.1 * soreness.onsetRate - middle.0 * soreness.decayRate)
        pool -= step * middle.1 * soreness.onsetRate
      }
      let later = soreness.later(by: 36_000, soreness: 0.02, pool: 0.3)
      #expect(abs(later.soreness - felt) < 1e-8 && abs(later.pool - pool) < 1e-8)
    }
  }

  /// A planted point under typing, pressed twice a week for two weeks.
  private func plan(every days: Double, muscles: [String] = ["upper-trapezius"]) throws -> Plan {
    let anatomies = try muscles.map { try #require(MuscleCatalogue.named($0)) }
    let typing = try #require(LoadCatalogue.named("typing"))
    let courses = muscles.map {
      TherapyCourse(
        therapy: Pressure(), perWeek: Quantity(2), duration: .days(14), start: .days(0),
        muscles: ["\($0)-right"], points: 1)
    }
    return Plan(
      seed: 5, population: try #require(PopulationCatalogue.named("desk-worker")), patients: 2,
      muscles: anatomies.map {
        MusclePlan(
          anatomy: $0, side: "right", points: 1, fasciclesPerPoint: 1, fibresPerFascicle: 16, planted: 0.6)
      },
      history: [LoadPhase(load: nil, duration: .days(1))],
      courseLoads: [LoadPhase(load: typing, duration: .days(14))],
      duration: .days(14), arms: [Arm(name: "press", courses: courses), Arm(name: "wait", courses: [])],
      referenceArm: "wait", sampleEvery: .days(days))
  }

  private func traces(_ plan: Plan) async throws -> [Trace] {
    var traces: [Trace] = []
    try await Cohort(plan: plan, width: 2).run(patients: 1...plan.patients) { traces += $1 }
    #expect(traces.allSatisfy { $0.failure == nil })
    return traces
  }

  private func value(_ column: String, _ sample: Trace.Sample?) -> Double? {
    OutcomeCatalogue.all.firstIndex { $0.column == column }.flatMap { sample?.values[$0] ?? nil }
  }

  @Test("peaks, areas, days and nadirs do not depend on how often patients are examined")
  func sampling() async throws {
    let daily = try await traces(plan(every: 1))
    let weekly = try await traces(plan(every: 7))
    for (often, seldom) in zip(daily, weekly) {
      for column in [
        "pain_nrs_worst", "pain_nrs_area", "pain_nrs_days", "pain_nrs_nadir", "soreness_nrs_worst",
        "soreness_nrs_area", "soreness_nrs_days",
      ] {
        let one = try #require(value(column, often.samples.last))
        let other = try #require(value(column, seldom.samples.last))
        // An examination begins a new step of the solver, whose tolerance is a thousandth.
        #expect(abs(one - other) <= 0.01 * max(0.1, one), "\(column): \(one) and \(other)")
      }
      #expect(value("sessions", often.samples.last) == value("sessions", seldom.samples.last))
      // Nothing sampled passes the peak.
      let sampled = often.samples.compactMap { value("soreness_nrs", $0) }.max() ?? 0
      #expect((value("soreness_nrs_worst", often.samples.last) ?? 0) >= sampled)
    }
    // Who was pressed was sore, though no weekly sample saw it.
    let pressed = try #require(weekly.first { $0.arm == "press" })
    let seen = pressed.samples.compactMap { value("soreness_nrs", $0) }.max() ?? 0
    #expect((value("soreness_nrs_worst", pressed.samples.last) ?? 0) > 2 * seen)
    #expect(pressed.samples.first.flatMap { value("soreness_nrs_days", $0) } == 0)
  }

  @Test(
    "what is the patient's is the same in every muscle, and two sessions that begin together are one visit")
  func patient() async throws {
    for trace in try await traces(plan(every: 7, muscles: ["levator-scapulae", "upper-trapezius"])) {
      for (first, second) in zip(trace.samples, trace.samples.dropFirst())
      where first.muscle == 0 && second.muscle == 1 {
        for (place, outcome) in OutcomeCatalogue.all.enumerated() where outcome.subject == .patient {
          #expect(first.values[place] == second.values[place], "\(outcome.column)")
        }
      }
      let last = trace.samples.last
      let isPressed = trace.arm == "press"
      #expect(value("sessions", last) == (isPressed ? 8 : 0))
      #expect(value("visits", last) == (isPressed ? 4 : 0))
      let minutes = try #require(value("therapist_min", last))
      let cost = try #require(value("cost_eur", last))
      #expect(abs(cost - (isPressed ? 0.955 * (minutes + 40) : 0)) < 1e-9)
      #expect(abs((value("patient_min", last) ?? -1) - (isPressed ? minutes + 160 : 0)) < 1e-9)
    }
  }

  @Test("a session is billed by who gives it and what it uses")
  func bills() {
    let prices = Prices()
    func cost(_ session: HeldSession) -> Double {
      var burdens = Burdens()
      burdens.add(session, at: prices)
      return burdens.cost
    }
    #expect(cost(HeldSession(minutes: 20, isGiven: false)) == 0)
    #expect(cost(HeldSession(minutes: 0, isGiven: false, isTablet: true)) == 0.2)
    #expect(abs(cost(HeldSession(minutes: 20, isGiven: true, isVisit: true)) - 0.955 * 30) < 1e-12)
    #expect(abs(cost(HeldSession(minutes: 20, isGiven: true)) - 0.955 * 20) < 1e-12)
    let toxin = HeldSession(
      minutes: 20, isGiven: true, isVisit: true, needles: true, injected: .botulinumToxin)
    #expect(abs(cost(toxin) - (0.955 * 30 + 0.64 + 150)) < 1e-12)
    var dear = prices
    dear.visit = Quantity(10)
    var burdens = Burdens()
    burdens.add(HeldSession(minutes: 20, isGiven: false), at: dear)
    burdens.add(HeldSession(minutes: 20, isGiven: true, isVisit: true), at: dear)
    #expect(abs(burdens.cost - (0.955 * 30 + 10)) < 1e-12)
    #expect(burdens.visits == 1 && burdens.sessions == 2 && burdens.therapistMinutes == 20)
  }
}
