// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Outcomes
import Physiology
import Quantities
import Simulation
import SimulationSupport
import Therapies

/// A small study of desk workers' upper trapezius, from which every validation starts.
///
/// Twelve patients, one site of four fascicles with 32 fibres; 16 weeks of typing before a course that begins at
/// time 0. Every arm starts from the same patients.
struct Study {
  var patients = 12
  var history = [Study.typing(weeks: 16)]
  var during: [LoadPhase] = []
  var days = 28.0
  var sampleEvery = Quantity<Second>.days(1)
  var arms: [Arm] = [Study.untreated]
  var muscles = [Study.trapezius()]
  var model = Model()
  var schedule = DailySchedule()
  var seed: UInt64 = 1

  static let muscle = "upper-trapezius-right"
  static let untreated = Arm(name: "none", courses: [])
  var plan: Plan {
    Plan(
      seed: seed, population: PopulationCatalogue.all[0], patients: patients, muscles: muscles,
      history: history, courseLoads: during, duration: .days(days), arms: arms, referenceArm: arms[0].name,
      sampleEvery: sampleEvery, model: model, schedule: schedule)
  }

  /// Lives all arms, patient by patient.
  func cohort(width: Int = 2) async throws -> CohortRecord {
    var traces: [Trace] = []
    try await Cohort(plan: plan, width: width).run(patients: 1...patients) { traces += $1 }
    return CohortRecord(traces: traces, arms: arms.map(\.name))
  }
}

extension Study {
  static func trapezius(side: String = "right", planted: Double? = nil) -> MusclePlan {
    MusclePlan(
      anatomy: .named("upper-trapezius"), side: side, points: 1, fasciclesPerPoint: 4, fibresPerFascicle: 32,
      planted: planted)
  }

  /// Typing at an effort (% of maximal), for hours a day in bouts with a pause (min) between them, on days a week.
  static func typing(
    effort: Double = 8, hours: Double = 6, daysPerWeek: Double = 5, bouts: Double = 1, pause: Double = 0,
    weeks: Double
  ) -> LoadPhase {
    var load = LoadCatalogue.named("typing")
    load?.intensity = Quantity(effort)
    load?.hoursPerDay = Quantity(hours)
    load?.daysPerWeek = Quantity(daysPerWeek)
    load?.bouts = Quantity(bouts)
    load?.pause = Quantity(pause)
    return LoadPhase(load: load, duration: .days(7 * weeks))
  }

  static func rest(weeks: Double) -> LoadPhase { LoadPhase(load: nil, duration: .days(7 * weeks)) }

  /// An arm with sessions so many times a week over some days; by default one session on day 0.
  static func arm(
    _ name: String, _ therapies: [any Therapy], perWeek: Double = 1, days: Double = 1, start: Double = 0
  ) -> Arm {
    Arm(
      name: name,
      courses: therapies.map {
        TherapyCourse(
          therapy: $0, perWeek: Quantity(perWeek), duration: .days(days), start: .days(start),
          muscles: [muscle],
          points: 1)
      })
  }

  /// Presses held for seconds, at the midpoint of threshold and tolerance or at a pressure (kPa).
  static func pressure(passes: Double = 3, hold: Double = 60, at fixed: Double? = nil) -> Pressure {
    var pressure = Pressure()
    if let fixed { pressure.policy = .fixed(Quantity(fixed)) }
    pressure.passes = Quantity(passes)
    pressure.hold = Quantity(hold)
    return pressure
  }

  static func needling(insertions: Double = 10) -> DryNeedling {
    var needling = DryNeedling()
    needling.insertions = Quantity(insertions)
    return needling
  }
}

extension MuscleAnatomy {
  static func named(_ name: String) -> MuscleAnatomy {
    guard let anatomy = MuscleCatalogue.named(name) else { preconditionFailure("no muscle \(name)") }
    return anatomy
  }
}
