// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Outcomes
import Physiology
import Quantities
import Simulation
import SimulationSupport
import Testing
import Therapies

/// What the whole clinic must show, in small cohorts.
@Suite("The clinic")
struct ClinicTests {
  private static let patients = 6

  private func plan(
    _ arms: [(String, [(any Therapy, perWeek: Double, days: Double)])], weeks: Double,
    history: [LoadPhase]? = nil,
    injuries: [Injury] = [], course: [LoadPhase]? = nil, population: Population? = nil
  ) throws -> Plan {
    let typing = try #require(LoadCatalogue.named("typing"))
    let trapezius = try #require(MuscleCatalogue.named("upper-trapezius"))
    return Plan(
      seed: 1, population: try population ?? #require(PopulationCatalogue.named("desk-worker")),
      patients: Self.patients,
      muscles: [
        MusclePlan(anatomy: trapezius, side: "right", points: 1, fasciclesPerPoint: 4, fibresPerFascicle: 32)
      ],
      history: history ?? [LoadPhase(load: typing, duration: .days(112))],
      courseLoads: course ?? [LoadPhase(load: typing, duration: .days(7 * weeks))],
      duration: .days(7 * weeks),
      arms: [Arm(name: "wait", courses: [])]
        + arms.map { name, entries in
          Arm(
            name: name,
            courses: entries.map { therapy, perWeek, days in
              TherapyCourse(
                therapy: therapy, perWeek: Quantity(perWeek), duration: .days(days), start: .days(0),
                muscles: therapy.workChange == nil ? ["upper-trapezius-right"] : [], points: 1)
            })
        }, referenceArm: "wait", sampleEvery: .days(7), injuries: injuries)
  }

  /// Mean of an outcome at each week, by arm.
  private func means(_ plan: Plan, of column: String = "pain_nrs") async throws -> [String: [Double]] {
    let place = try #require(OutcomeCatalogue.all.firstIndex { $0.column == column })
    var sums: [String: [Double]] = [:]
    try await Cohort(plan: plan, width: 2).run(patients: 1...plan.patients) { _, traces in
      for trace in traces {
        #expect(trace.failure == nil)
        let values = trace.samples.map { ($0.values[place] ?? 0) / Double(plan.patients) }
        sums[trace.arm] = sums[trace.arm].map { zip($0, values).map(+) } ?? values
      }
    }
    return sums
  }

  private func injection(_ drug: Drug) -> Injection {
    var injection = Injection()
    injection.drug = drug
    return injection
  }

  @Test("relief by an injection fades over weeks while the work goes on, and toxin does not cure")
  func injections() async throws {
    let drugs: [Drug] = [.saline, .lidocaine, .bupivacaine, .corticosteroid, .botulinumToxin]
    let plan = try plan(drugs.map { ($0.rawValue, [(injection($0), 1, 7)]) }, weeks: 16)
    let pain = try await means(plan)
    func relief(_ drug: Drug, week: Int) throws -> Double {
      try #require(pain["wait"])[week] - (try #require(pain[drug.rawValue]))[week]
    }
    for drug in [Drug.bupivacaine, .corticosteroid] {
      let (early, late) = (try relief(drug, week: 1), try relief(drug, week: 12))
      #expect(early > 0.4 && late < 0.5 * early, "\(drug): \(early), then \(late)")
    }
    // What it does beyond a syringe of saline comes slowly, and most pain stays.
    func beyond(_ drug: Drug, week: Int) throws -> Double {
      try relief(drug, week: week) - relief(.saline, week: week)
    }
    let best = try (1...16).map { try beyond(.botulinumToxin, week: $0) }.max() ?? 0
    let first = try beyond(.botulinumToxin, week: 1)
    #expect(first < 0.9 * best && best > 0.3, "\(first), then \(best)")
    let untreated = try #require(pain["wait"])
    #expect(best < 0.5 * untreated[6])
    #expect(try relief(.lidocaine, week: 2) > 0.3)
    let lidocaine = try beyond(.lidocaine, week: 2)
    withKnownIssue("nothing but context outlasts the block by lidocaine; published relief lasts for weeks") {
      #expect(lidocaine > 0.3)
    }
  }

  @Test("home treatment does as much as patients keep to it")
  func adherence() async throws {
    var found: [Double] = []
    for share in [0.1, 0.95] {
      var population = try #require(PopulationCatalogue.named("desk-worker"))
      let index = try #require(population.traits.firstIndex { $0.name == "adherence" })
      population.traits[index].mean = Quantity(share)
      population.traits[index].deviation = Quantity(0)
      let plan = try plan([("ball", [(SelfTreatment(), 14, 28)])], weeks: 4, population: population)
      let pain = try await means(plan)
      found.append(try #require(pain["wait"])[3] - (try #require(pain["ball"]))[3])
    }
    #expect(found[1] > 2 * found[0] && found[1] > 0.5, "\(found)")
  }

  @Test("a lighter job and treatment together do more than the sum of both")
  func work() async throws {
    var pressing = Pressure()
    pressing.passes = Quantity(4)
    var change = LoadChange()
    change.effort = Quantity(50)
    let plan = try plan(
      [
        ("press", [(pressing, 2, 42)]), ("job", [(change, 0, 42)]),
        ("both", [(pressing, 2, 42), (change, 0, 42)]),
      ], weeks: 6)
    let locked = try await means(plan, of: "contracted_pct")
    func release(_ arm: String) throws -> Double {
      try #require(locked["wait"])[6] - (try #require(locked[arm]))[6]
    }
    let (both, press, job) = (try release("both"), try release("press"), try release("job"))
    #expect(both > press + job, "\(press) and \(job), \(both)")
  }

  @Test("mild injuries heal, worse ones leave contracted fibres")
  func injuries() async throws {
    for kind in Trauma.Kind.allCases {
      var found: [Double] = []
      for severity in [0.2, 0.6, 1] {
        let injury = Injury(
          kind: kind, muscle: "upper-trapezius-right", severity: severity, time: -7 * 86_400)
        let plan = try plan(
          [], weeks: 8, history: [LoadPhase(load: nil, duration: .days(7))], injuries: [injury], course: [])
        found.append(try #require(try await means(plan, of: "contracted_pct")["wait"])[8])
      }
      #expect(found[0] < 0.5 && found[0] < found[1], "\(kind): \(found)")
      // The worst blow kills the fibres next to it, and what regrows is whole.
      if kind == .eccentricOverload { #expect(found[1] < found[2], "\(found)") }
    }
  }

  @Test("stress, short sleep and cold wake a silent point")
  func awakening() async throws {
    let typing = try #require(LoadCatalogue.named("typing"))
    var light = typing
    light.intensity = Quantity(6)
    let everyday = try #require(LoadCatalogue.named("everyday-life"))
    var hard = everyday
    hard.stress = Quantity(3)
    hard.sleepLoss = Quantity(2)
    hard.cold = Quantity(5)
    let history = [LoadPhase(load: light, duration: .days(70)), LoadPhase(load: nil, duration: .days(180))]
    func pain(_ life: Load) async throws -> Double {
      let plan = try plan(
        [], weeks: 8, history: history, course: [LoadPhase(load: life, duration: .days(56))])
      return try #require(try await means(plan)["wait"])[8]
    }
    let (quiet, awake) = (try await pain(everyday), try await pain(hard))
    #expect(awake > quiet + 0.3, "\(quiet) to \(awake)")
  }
}
