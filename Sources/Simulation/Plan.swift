// SPDX-License-Identifier: GPL-3.0-or-later
package import Anatomy
package import Outcomes
package import Physiology
package import Quantities
package import Therapies

/// Everything that a simulation needs, validated and in real quantities: a scenario as the simulator sees it.
///
/// Course time is 0 on a Monday at seven in the morning, when every patient is examined for the first time.
package struct Plan: Sendable {
  package var seed: UInt64
  package var population: Population
  package var patients: Int
  /// Muscles in the order of their identifiers.
  package var muscles: [MusclePlan]
  /// What patients do before the course, one phase after the other; it ends at time 0.
  package var history: [LoadPhase]
  /// Work during the course, one phase after the other; nothing after the last.
  package var courseLoads: [LoadPhase]
  package var duration: Quantity<Second>
  package var arms: [Arm]
  package var referenceArm: String
  package var sampleEvery: Quantity<Second>
  package var model: Model
  package var readouts: Readouts
  package var numerics: Numerics
  package var schedule: DailySchedule
  package var hands: Hands
  /// Conditions that every patient has who can.
  package var demandedConditions: [String]
  /// What happens to muscles in the history, in order of time.
  package var injuries: [Injury]
  /// When patients are examined, sorted by `Appointment.precedes`, in place of every `sampleEvery`; nil for the usual.
  package var appointments: [Appointment]?
  /// Who of those drawn from the population takes part.
  package var eligibility = Eligibility()
  /// When they are looked at.
  package var recruitment = Recruitment.crossSection
  /// Identifiers of the muscles in the order in which they were listed: the first is the one that is meant where none
  /// is named.
  package let listedMuscles: [String]

  package init(
    seed: UInt64, population: Population, patients: Int, muscles: [MusclePlan], history: [LoadPhase],
    courseLoads: [LoadPhase], duration: Quantity<Second>, arms: [Arm], referenceArm: String,
    sampleEvery: Quantity<Second>, model: Model = Model(), readouts: Readouts = Readouts(),
    numerics: Numerics = Numerics(), schedule: DailySchedule = DailySchedule(),
    hands: Hands = Hands(), demandedConditions: [String] = [], injuries: [Injury] = []
  ) {
    self.seed = seed
    self.population = population
    self.patients = patients
    self.muscles = muscles.sorted { $0.identifier < $1.identifier }
    listedMuscles = muscles.map(\.identifier)
    self.history = history
    self.courseLoads = courseLoads
    self.duration = duration
    self.arms = arms
    self.referenceArm = referenceArm
    self.sampleEvery = sampleEvery
    self.model = model
    self.readouts = readouts
    self.numerics = numerics
    self.schedule = schedule
    self.hands = hands
    self.demandedConditions = demandedConditions
    self.injuries = injuries
  }

  /// Seconds of history before the course.
  package var historyDuration: Double { history.reduce(0) { $0 + $1.duration.value } }
  /// Whether some of those drawn from the population do not take part.
  package var isChoosing: Bool { !eligibility.isEverybody || recruitment == .seekingCare }
}

/// When people are looked at for a study.
package enum Recruitment: String, CaseIterable, Sendable {
  /// On a fixed day, the end of the history.
  case crossSection = "cross-section"
  /// When they come for care themselves (`CareSeeking`): the history goes on until then.
  case seekingCare = "seeking-care"
}

extension Plan {
  /// Index of the muscle that was listed first.
  package var mainMuscle: Int { muscles.firstIndex { $0.identifier == listedMuscles.first } ?? 0 }

  /// Indices of the muscles that are loaded, planted, or treated in an arm.
  package func usedMuscles(in arm: Arm?) -> [Int] {
    let loaded = (history + courseLoads).flatMap { $0.load?.muscles.map(\.name) ?? [] }
    let injured = injuries.map(\.muscle)
    let treated = arm?.courses.flatMap(\.muscles) ?? []
    return muscles.indices.filter { index in
      let muscle = muscles[index]
      return loaded.contains(muscle.anatomy.name) || muscle.planted != nil
        || treated.contains(muscle.identifier) || injured.contains(muscle.identifier)
    }
  }
}

/// One muscle of every patient.
package struct MusclePlan: Sendable {
  package var anatomy: MuscleAnatomy
  /// `left`, `right`, or empty for a muscle without sides.
  package var side: String
  package var points: Int
  package var fasciclesPerPoint: Int
  package var fibresPerFascicle: Int
  /// Share of fibres that start contracted, where a scenario plants a trigger point instead of growing one.
  package var planted: Double?

  package init(
    anatomy: MuscleAnatomy, side: String, points: Int, fasciclesPerPoint: Int, fibresPerFascicle: Int,
    planted: Double? = nil
  ) {
    self.anatomy = anatomy
    self.side = side
    self.points = points
    self.fasciclesPerPoint = fasciclesPerPoint
    self.fibresPerFascicle = fibresPerFascicle
    self.planted = planted
  }

  /// How tables name it, such as `upper-trapezius-right`.
  package var identifier: String { side.isEmpty ? anatomy.name : "\(anatomy.name)-\(side)" }
}

/// A stretch of time with one kind of work; nil is rest.
package struct LoadPhase: Sendable {
  package var load: Load?
  package var duration: Quantity<Second>

  package init(load: Load?, duration: Quantity<Second>) {
    self.load = load
    self.duration = duration
  }
}

/// A moment's injury of a muscle.
package struct Injury: Sendable, Equatable {
  package var kind: Trauma.Kind
  /// Identifier of the muscle.
  package var muscle: String
  /// From 0 to 1.
  package var severity: Double
  /// Seconds since the first examination; at most 0.
  package var time: Double

  package init(kind: Trauma.Kind, muscle: String, severity: Double, time: Double) {
    self.kind = kind
    self.muscle = muscle
    self.severity = severity
    self.time = time
  }
}

/// A named strategy.
package struct Arm: Sendable {
  package var name: String
  package var courses: [TherapyCourse]

  package init(name: String, courses: [TherapyCourse]) {
    self.name = name
    self.courses = courses
  }
}

/// A therapy given so many times a week for so long.
package struct TherapyCourse: Sendable {
  package var therapy: any Therapy
  package var perWeek: Quantity<Count>
  package var duration: Quantity<Second>
  package var start: Quantity<Second>
  /// Identifiers of the muscles among whose points the therapist chooses, and how many points are treated in a session.
  package var muscles: [String]
  package var points: Int
  package var care: Care

  package init(
    therapy: any Therapy, perWeek: Quantity<Count>, duration: Quantity<Second>, start: Quantity<Second>,
    muscles: [String], points: Int, care: Care = Care()
  ) {
    self.therapy = therapy
    self.perWeek = perWeek
    self.duration = duration
    self.start = start
    self.muscles = muscles
    self.points = points
    self.care = care
  }

  /// Days of the sessions after the start of the course: spread evenly over each week.
  package var sessionDays: [Int] {
    guard perWeek.value > 0, therapy.workChange == nil else { return [] }
    let days = duration.value / Day.unit.scale
    let offset = start.value / Day.unit.scale
    var result: [Int] = []
    var session = 0
    while true {
      // The small number keeps 7/3 · 3 from falling below 7.
      let day = Double(session) * 7 / perWeek.value + 1e-9
      if day >= days { return result }
      result.append(Int((day + offset).rounded(.down)))
      session += 1
    }
  }

  /// Times of the sessions (s since the first examination). Several on one day are spread over the waking hours.
  func sessionTimes(at hour: Double) -> [Double] {
    let days = sessionDays
    var counts: [Int: Int] = [:]
    for day in days { counts[day, default: 0] += 1 }
    var seen: [Int: Int] = [:]
    return days.map { day in
      let number = seen[day, default: 0]
      seen[day] = number + 1
      let count = counts[day] ?? 1
      let time =
        count == 1 ? hour : Self.firstHour + Self.wakingHours * Double(number) / Double(count - 1)
      return Double(day) * Day.unit.scale + time * Hour.unit.scale
    }
  }

  /// Hours after the morning examination: the first of several sessions of a day, and from there to the last.
  private static let firstHour = 1.0
  private static let wakingHours = 13.0
}

/// How the equations are solved.
package struct Numerics: Sendable, Equatable {
  package enum Solver: String, Sendable, CaseIterable {
    case ros3, rodas4
    case gslReference = "gsl-reference"

    /// The tolerance where a scenario states none: a reference is asked for to be exact.
    package var usualTolerance: Quantity<One> {
      switch self {
      case .ros3, .rodas4: Quantity(1e-3)
      case .gslReference: Quantity(1e-8)
      }
    }
  }
  package var solver: Solver
  package var relativeTolerance: Quantity<One>
  package var windowTolerance: Quantity<One>

  package init(
    solver: Solver = .ros3, relativeTolerance: Quantity<One> = Quantity(1e-3),
    windowTolerance: Quantity<One> = Quantity(2e-3)
  ) {
    self.solver = solver
    self.relativeTolerance = relativeTolerance
    self.windowTolerance = windowTolerance
  }

  package static let parameters: [Parameter<Numerics>] = [
    Parameter(
      "relativeTolerance", \.relativeTolerance, in: 1e-10...3e-2, "Relative tolerance of the solver",
      source: .assumed(
        because:
          "keeps cohort means within 0.5 % of an exact solution; above 3e-3 whole fascicles end on the wrong branch"
      )),
    Parameter(
      "windowTolerance", \.windowTolerance, in: 1e-6...0.1,
      "What a muscle's firing may miss between two exchanges with the patient's other muscles, as a share",
      source: .assumed(because: "errs less than the solver does at its own tolerance; 0.01 errs more")),
  ]
}

/// When in the day things happen, in hours after the morning examination.
package struct DailySchedule: Sendable, Equatable {
  package var workBegins = Quantity<Hour>(2)
  package var session = Quantity<Hour>(10)

  package init() {}

  package static let parameters: [Parameter<DailySchedule>] = [
    Parameter(
      "workBegins", \.workBegins, in: 0...23, "Start of work after the morning examination",
      source: .assumed(because: "examined at seven, at work at nine")),
    Parameter(
      "session", \.session, in: 0...23, "Time of a session after the morning examination",
      source: .assumed(because: "after work, at five in the afternoon")),
  ]
}
