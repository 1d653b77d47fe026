// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Outcomes
import Physiology
import Quantities
import Simulation
import Testing
import Therapies

/// Windows between the muscles of a patient.
@Suite("Windows between muscles follow their error")
struct ExchangeWindowTests {
  @Test("firing that bends by a known amount is followed in windows of the length that its bend allows")
  func parabola() {
    // Firing a·t²/2 about a large level: a line along the last slope misses by a·w² with equal windows.
    let (bend, level) = (1e-9, 1.0)
    var window = ExchangeWindow(tolerance: 1e-4)
    _ = window.begin([Stimulus()], inHands: false)
    func firing(_ time: Double) -> Double { level + bend * time * time / 2 }
    var (time, slope, lengths) = (0.0, 0.0, [Double]())
    for _ in 0..<200 {
      let length = window.next(left: 1e9)
      let predicted = firing(time) + slope * length
      slope = (firing(time + length) - firing(time)) / length
      time += length
      window.adapt(after: length, predicted: [0, predicted], actual: [0, firing(time)])
      lengths.append(length)
    }
    // Slopes lie half a window back: the line misses by a·w·(w + before)/2, which is a·w² where windows settle.
    let allowed = 1e-4 * (0.1 + firing(time))
    let last = lengths[lengths.count - 1]
    #expect(abs(bend * last * last / allowed / 0.81 - 1) < 0.05, "\(last)")
    #expect(zip(lengths, lengths.dropFirst()).allSatisfy { $1 <= 10 * $0 + 1e-9 })
    #expect(window.count == 200)
  }

  @Test("windows end where the time ends, without a splinter, and start anew when what acts changes")
  func ends() {
    var window = ExchangeWindow(tolerance: 2e-3)
    let begins = window.begin([Stimulus()], inHands: false)
    #expect(begins)
    for left in [0.1, 3, 10, 10.05, 13, 19, 25] {
      var (rest, parts) = (left, [Double]())
      while rest > 0 {
        let length = window.next(left: rest)
        parts.append(length)
        rest = length < rest ? rest - length : 0
      }
      #expect(abs(parts.reduce(0, +) - left) < 1e-12)
      #expect(parts.allSatisfy { $0 <= 10.2 && $0 >= min(left, 4.9) }, "\(parts)")
    }
    for _ in 0..<20 { window.adapt(after: window.next(left: 1e9), predicted: [1], actual: [1]) }
    #expect(window.next(left: 1e9) == ExchangeWindow.longest)
    let isSame = !window.begin([Stimulus()], inHands: false)
    #expect(isSame)
    #expect(window.next(left: 1e9) == ExchangeWindow.longest)
    window.forget()
    let isForgotten = window.begin([Stimulus()], inHands: false)
    #expect(isForgotten)
    #expect(window.next(left: 1e9) == ExchangeWindow.firstElsewhere)
    var work = Stimulus()
    work.load = 0.1
    let isOther = window.begin([work], inHands: false)
    #expect(isOther)
    #expect(window.next(left: 1e9) == ExchangeWindow.firstElsewhere)
    let isTouched = window.begin([work], inHands: true)
    #expect(isTouched)
    #expect(window.next(left: 1e9) == ExchangeWindow.firstInHands)
    window.adapt(after: 2, predicted: [1], actual: [.nan])
    #expect(window.next(left: 1e9) >= ExchangeWindow.shortest)
  }

  private func plan() throws -> Plan {
    let typing = try #require(LoadCatalogue.named("typing"))
    let trapezius = try #require(MuscleCatalogue.named("upper-trapezius"))
    let course = TherapyCourse(
      therapy: Pressure(), perWeek: Quantity(3.5), duration: .days(6), start: .days(0),
      muscles: ["upper-trapezius-right"], points: 1)
    return Plan(
      seed: 5, population: try #require(PopulationCatalogue.named("desk-worker")), patients: 8,
      muscles: ["right", "left"].map {
        MusclePlan(
          anatomy: trapezius, side: $0, points: 1, fasciclesPerPoint: 2, fibresPerFascicle: 16,
          planted: $0 == "right" ? 0.4 : 0.2)
      },
      history: [LoadPhase(load: typing, duration: .days(7))],
      courseLoads: [LoadPhase(load: typing, duration: .days(7))], duration: .days(7),
      arms: [Arm(name: "press", courses: [course])], referenceArm: "press", sampleEvery: .days(1))
  }

  @Test(
    "a treated course of two muscles is that of windows at a tolerance of 1e-6, with under 40 windows a quiet day"
  )
  func course() async throws {
    let plan = try plan()
    let outcomes = OutcomeCatalogue.all.map(\.column)
    let fibres = 2 * 2 * 16
    var finePlan = plan
    finePlan.numerics.windowTolerance = Quantity(1e-6)
    var (flips, windows, fineWindows) = (0.0, 0, 0)
    var sums: [String: (usual: Double, fine: Double)] = [:]
    for number in 1...plan.patients {
      let patient = try Patient(plan: plan, number: number)
      let trace = await patient.liveCourse(plan.arms[0], from: try await patient.liveHistory())
      let fine = try Patient(plan: finePlan, number: number)
      let exact = await fine.liveCourse(plan.arms[0], from: try await fine.liveHistory())
      windows += await patient.window.count
      fineWindows += await fine.window.count
      #expect(trace.failure == nil)
      #expect(trace.samples.count == exact.samples.count)
      for (one, other) in zip(trace.samples, exact.samples) {
        for (entry, name) in outcomes.enumerated() {
          guard let usual = one.values[entry], let exact = other.values[entry] else { continue }
          if name == "contracted_pct" { flips += abs(usual - exact) / 100 * Double(fibres / 2) }
          sums[name, default: (0, 0)].usual += usual
          sums[name, default: (0, 0)].fine += exact
        }
      }
    }
    let days = 7 * plan.patients
    let moments = Double(8 * plan.patients)
    for name in ["pain_nrs", "ppt_kPa", "stiffness_kPa", "bradykinin", "soreness_nrs"] {
      let sum = try #require(sums[name])
      #expect(abs(sum.usual / sum.fine - 1) < 0.0005, "\(name)")
    }
    #expect(flips * 500 < moments * Double(fibres))
    #expect(windows < 80 * days)
    #expect(fineWindows > 10 * windows)

    var quiet = plan
    quiet.courseLoads = []
    quiet.arms = [Arm(name: "none", courses: [])]
    let patient = try Patient(plan: quiet, number: 1)
    _ = await patient.liveCourse(quiet.arms[0], from: try await patient.liveHistory())
    #expect(await patient.window.count < 40 * 7)
  }

  @Test("after an injury windows are short again")
  func injury() async throws {
    func windows(_ injuries: [Injury]) async throws -> Int {
      var plan = try plan()
      // At rest, so that nothing but the injury starts windows anew.
      plan.history = [LoadPhase(load: nil, duration: .days(7))]
      plan.injuries = injuries
      let patient = try Patient(plan: plan, number: 1)
      _ = try await patient.liveHistory()
      return await patient.window.count
    }
    let injury = Injury(
      kind: .directTrauma, muscle: "upper-trapezius-left", severity: 1e-6, time: -3 * 86_400)
    #expect(try await windows([injury]) >= windows([]) + 3)
  }
}
