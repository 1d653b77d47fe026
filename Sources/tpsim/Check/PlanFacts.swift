// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Physiology
import Quantities
import Simulation
import Therapies

/// The main facts of a plan, as `check` tells them.
struct PlanFacts: Encodable {
  struct Muscle: Encodable {
    let name: String
    let points: Int
    let fasciclesPerPoint: Int
    let fibresPerFascicle: Int
    let fibres: Int
    /// Share of fibres that start contracted; nil where nothing is planted.
    let planted: Double?
  }
  struct Work: Encodable {
    /// Nil for rest.
    let load: String?
    let intensity: String?
    let hoursPerDay: Double?
    let bouts: Double?
    let daysPerWeek: Double?
    let duration: String
  }
  struct Treatment: Encodable {
    let therapy: String
    /// Every dose by its name, in words.
    let dose: [String: String]
    /// The doses in the order of the therapy.
    let doseText: String
    let perWeek: Double
    let duration: String
    let start: String
    let muscle: String
    let points: Int
    let sessions: Int
  }
  struct Strategy: Encodable {
    let name: String
    let isReference: Bool
    let treatments: [Treatment]
    let sessions: Int
  }
  struct Override: Encodable {
    let name: String
    let value: String
    let usual: String
  }

  let seed: UInt64
  let population: String
  let patients: Int
  /// Bounds that patients must keep, and must not, in words; empty for everybody.
  let enrol: String
  let include: [String]
  let exclude: [String]
  let muscles: [Muscle]
  let history: [Work]
  let course: [Work]
  let duration: String
  let arms: [Strategy]
  let sampleEvery: String
  let samplesPerRun: Int
  let runs: Int
  let seriesRows: Int
  let simulatedPatientDays: Double
  let solver: String
  let hypothesesSwitchedOff: [String]
  let overriddenParameters: [Override]

  init(_ plan: Plan) {
    seed = plan.seed
    population = plan.population.name
    patients = plan.patients
    enrol = plan.recruitment.rawValue
    include = plan.eligibility.include.map(\.bounds)
    exclude = plan.eligibility.exclude.map(\.bounds)
    muscles = plan.listedMuscles.compactMap { name in
      plan.muscles.first { $0.identifier == name }.map { Muscle($0) }
    }
    history = plan.history.map { Work($0) }
    course = plan.courseLoads.map { Work($0) }
    duration = QuantityText.readable(plan.duration.value, Second.unit)
    arms = plan.arms.map { Strategy($0, of: plan) }
    sampleEvery = QuantityText.readable(plan.sampleEvery.value, Second.unit)
    // The first sample is taken when the course begins.
    samplesPerRun = Int(plan.duration.value / plan.sampleEvery.value + 1e-9) + 1
    runs = plan.patients * plan.arms.count
    // A row a muscle, and one of the patient.
    seriesRows = runs * samplesPerRun * (plan.muscles.count + 1)
    // The history is simulated once a patient, and every arm branches from its end.
    let perPatient = plan.historyDuration + Double(plan.arms.count) * plan.duration.value
    simulatedPatientDays = Double(plan.patients) * perPatient / Day.unit.scale
    solver = plan.numerics.solver.rawValue
    hypothesesSwitchedOff = Hypothesis.all.filter { !$0.read(plan.model) }.map(\.name)
    overriddenParameters = UsedNumbers(in: plan).overridden.map {
      Override(name: $0.number.fullName, value: $0.number.readableValue, usual: $0.usual.readableValue)
    }
  }
}

extension PlanFacts.Muscle {
  fileprivate init(_ muscle: MusclePlan) {
    self.init(
      name: muscle.identifier, points: muscle.points, fasciclesPerPoint: muscle.fasciclesPerPoint,
      fibresPerFascicle: muscle.fibresPerFascicle,
      fibres: muscle.points * muscle.fasciclesPerPoint * muscle.fibresPerFascicle, planted: muscle.planted)
  }
}

extension PlanFacts.Work {
  fileprivate init(_ phase: LoadPhase) {
    self.init(
      load: phase.load?.name, intensity: phase.load?.intensity.description,
      hoursPerDay: phase.load?.hoursPerDay.value, bouts: phase.load?.bouts.value,
      daysPerWeek: phase.load?.daysPerWeek.value,
      duration: QuantityText.readable(phase.duration.value, Second.unit))
  }
}

extension PlanFacts.Strategy {
  fileprivate init(_ arm: Arm, of plan: Plan) {
    let treatments = arm.courses.map { PlanFacts.Treatment($0, within: plan.duration) }
    self.init(
      name: arm.name, isReference: arm.name == plan.referenceArm, treatments: treatments,
      sessions: treatments.reduce(0) { $0 + $1.sessions })
  }
}

extension PlanFacts.Treatment {
  fileprivate init(_ course: TherapyCourse, within duration: Quantity<Second>) {
    let doses = course.therapy.doses
    let days = duration.value / Day.unit.scale
    self.init(
      therapy: course.therapy.name, dose: Dictionary(doses) { first, _ in first },
      doseText: doses.map { "\($0.0) \($0.1)" }.joined(separator: ", "), perWeek: course.perWeek.value,
      duration: QuantityText.readable(course.duration.value, Second.unit),
      start: QuantityText.readable(course.start.value, Second.unit),
      muscle: course.muscles.joined(separator: ", "),
      points: course.points, sessions: course.sessionDays.count { Double($0) < days })
  }
}

extension Therapy {
  /// Every dose with its name, in words.
  fileprivate var doses: [(String, String)] {
    choices.map { ($0.name, $0.read(self)) }
      + parameters.map { ($0.name, QuantityText.readable($0.read(self), $0.unit)) }
  }
}
