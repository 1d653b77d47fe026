// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Outcomes
import Physiology
import Quantities
import Simulation

/// A scenario as written, while it is read.
///
/// It goes on after a problem with a stand-in, so that all problems of a file come at once.
struct ScenarioFile {
  let root: ObjectReader
  /// What a user should know about a scenario that can be run.
  var warnings: [String] = []
  /// Whether a muscle was refused. Its name is then not held against those who use it.
  var lacksMuscles = false

  init(_ root: ObjectReader) { self.root = root }

  /// Reads the question and the plan.
  ///
  /// The order of reading is the order in which messages list the known keys.
  mutating func read() -> (question: String, plan: Plan) {
    let question = self.question()
    _ = root.stringIfPresent("$schema")
    let seed = root.whole("seed", in: ScenarioLimits.seeds, default: 1)
    let therapies = self.therapies()
    let loads = self.loads()
    let (population, patients, conditions) = self.patients(of: populations())
    let eligibility = Eligibility(include: root.criteria("include"), exclude: root.criteria("exclude"))
    let recruitment = root.choice("enrol", of: Recruitment.self, default: .crossSection)
    let catalogued = self.muscles()
    let numbers = self.numbers(of: population, for: catalogued, loads: loads)
    let muscles = catalogued.map { muscle in
      var muscle = muscle
      muscle.anatomy = numbers.muscle(muscle.anatomy.name) ?? muscle.anatomy
      return muscle
    }
    let (history, injuries) = self.history(of: numbers, muscles)
    let course = root.object("course")
    let written = self.duration(course)
    // In the place of a duration that was refused, the longest: it brings no other problem.
    let duration = written ?? ScenarioLimits.course.upperBound
    let courseLoads = self.courseLoads(course, after: history, duration: duration, of: numbers)
    warnOfIdleLoads(history + courseLoads, muscles)
    let arms = self.arms(muscles: muscles, duration: duration, own: therapies)
    let reference = referenceArm(among: arms)
    let sampleEvery = self.sampleEvery(within: duration)
    if written != nil {
      boundSamples(every: sampleEvery, duration: duration, rows: max(1, muscles.count * arms.count))
    }
    var plan = Plan(
      seed: seed, population: numbers.population, patients: patients, muscles: muscles, history: history,
      courseLoads: courseLoads, duration: Quantity(duration), arms: arms, referenceArm: reference,
      sampleEvery: Quantity(sampleEvery), model: numbers.model, readouts: numbers.readouts,
      numerics: numerics(), schedule: schedule(), hands: numbers.hands,
      demandedConditions: conditions, injuries: injuries)
    plan.eligibility = eligibility
    plan.recruitment = recruitment
    return (question, plan)
  }

  private func question() -> String {
    let question = root.string("question")
    // A stand-in for what is no text is blank too, and has been told.
    if let written = root.value("question"), case .string(let text) = written.value.kind,
      text.allSatisfy(\.isWhitespace)
    {
      written.report("is empty; write the question that the scenario answers")
    }
    return question
  }

  private func patients(of populations: [Population]) -> (
    population: Population, count: Int, conditions: [String]
  ) {
    let patients = root.object("patients")
    let name = patients.choice("population", from: populations.map(\.name))
    let count = patients.whole("count", in: ScenarioLimits.patients)
    let names = ConditionCatalogue.all.map(\.name)
    var conditions: [String] = []
    for element in patients.arrayIfPresent("conditions") ?? [] {
      guard let condition = element.choice(from: names) else { continue }
      if conditions.contains(condition) {
        element.report("is \(condition) a second time")
      } else {
        conditions.append(condition)
      }
    }
    return (populations.first { $0.name == name } ?? populations[0], count, conditions)
  }

  private func referenceArm(among arms: [Arm]) -> String {
    var names: [String] = []
    for arm in arms where !names.contains(arm.name) { names.append(arm.name) }
    if names.count == 1 { return root.choice("referenceArm", from: names, default: names[0]) }
    // Without an arm there is nothing to choose from, and that has been told already.
    if names.isEmpty { return root.stringIfPresent("referenceArm") ?? "" }
    return root.choice("referenceArm", from: names) ?? names[0]
  }

  private func duration(_ course: ObjectReader) -> Double? {
    let (range, usual) = (ScenarioLimits.course, 84 * ScenarioLimits.day)
    if let written = course.value("duration") {
      return written.quantity(as: Second.unit, in: range, example: usual)
    }
    course.reportMissing(
      "duration", expected: QuantityText.expectation(Second.unit, in: range, example: usual))
    return nil
  }

  private func sampleEvery(within duration: Double) -> Double {
    let range = ScenarioLimits.shortestSampling...duration
    return root.quantity(
      "sampleEvery", as: Second.unit, in: range, default: min(ScenarioLimits.day, duration))
  }

  /// - Parameter rows: samples at one time.
  private func boundSamples(every interval: Double, duration: Double, rows: Int) {
    let most = ScenarioLimits.samplesPerPatient
    let samples = ((duration / interval).rounded(.down) + 1) * Double(rows)
    guard samples > Double(most) else { return }
    let times = max(1, Double(most / rows - 1))
    let longer = (duration / times / 60).rounded(.up) * 60
    let statement =
      "makes \(plain(samples)) samples a patient (muscles × arms × times), more than \(most); "
      + "sample every \(JSONValue.quoted(QuantityText.readable(longer, Second.unit))) or less often"
    if let written = root.value("sampleEvery") {
      written.report(statement)
    } else {
      root.report("sampling once a day " + statement)
    }
  }

  private mutating func numerics() -> Numerics {
    var numerics = Numerics()
    guard let reader = root.objectIfPresent("numerics") else { return numerics }
    numerics.solver = reader.choice("solver", default: numerics.solver)
    numerics.relativeTolerance = numerics.solver.usualTolerance
    reader.fill(&numerics, from: Numerics.parameters)
    let tolerance = numerics.relativeTolerance.value
    if tolerance > Tolerance.cliff {
      warnings.append(
        "numerics.relativeTolerance is \(plain(tolerance)); above \(plain(Tolerance.cliff)) whole fascicles may "
          + "end on the wrong branch")
    }
    return numerics
  }

  private func schedule() -> DailySchedule {
    var schedule = DailySchedule()
    root.objectIfPresent("schedule")?.fill(&schedule, from: DailySchedule.parameters)
    return schedule
  }
}
