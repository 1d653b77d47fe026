// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Outcomes
import Physiology
import Quantities
import Simulation
import Therapies

/// A plan written back as the scenario that says everything.
///
/// It is made from the plan alone, so that nothing but the plan can be in it. All declared numbers are written out:
/// a later version with other defaults then still runs what was run.
struct ResolvedScenario {
  let question: String
  let plan: Plan

  var json: JSONValue {
    .object(
      [
        ("question", .text(question)),
        ("seed", .whole(Int(plan.seed))),
      ] + own + [("patients", .object(patients))] + eligibility + recruitment + [
        ("muscles", .array(listedMuscles.map(muscle))),
        ("history", .array(history)),
        (
          "course",
          .object(["duration": .quantity(plan.duration.value, Second.unit), "load": courseLoad])
        ),
        ("arms", .object(plan.arms.map { ($0.name, .array($0.courses.map(course))) })),
        ("referenceArm", .text(plan.referenceArm)),
        ("sampleEvery", .quantity(plan.sampleEvery.value, Second.unit)),
        ("parameters", .object(numbers.map { ($0.name, .quantity($0.value, $0.unit)) })),
        ("hypotheses", .object(Hypothesis.all.map { ($0.name, .truth($0.read(plan.model))) })),
        (
          "numerics",
          .object(
            [("solver", .text(plan.numerics.solver.rawValue))]
              + members(Numerics.parameters, of: plan.numerics))
        ),
        ("schedule", .object(members(DailySchedule.parameters, of: plan.schedule))),
      ])
  }

  /// In the order in which they were listed, which says where is meant if nothing is said.
  private var listedMuscles: [MusclePlan] {
    plan.listedMuscles.compactMap { name in plan.muscles.first { $0.identifier == name } }
  }

  private var eligibility: [(String, JSONValue)] {
    [("include", plan.eligibility.include), ("exclude", plan.eligibility.exclude)].filter { !$1.isEmpty }
      .map { name, criteria in (name, .object(criteria.map { ($0.outcome.column, bounds($0)) })) }
  }

  private var recruitment: [(String, JSONValue)] {
    plan.recruitment == .crossSection ? [] : [("enrol", .text(plan.recruitment.rawValue))]
  }

  private func bounds(_ criterion: EligibilityCriterion) -> JSONValue {
    let bounds = [("atLeast", criterion.range.lowerBound), ("atMost", criterion.range.upperBound)]
    return .object(
      bounds.filter { $1.isFinite }.map { ($0, .outcomeValue($1, in: criterion.outcome.unit)) })
  }

  private var patients: [(String, JSONValue)] {
    var members: [(String, JSONValue)] = [
      ("population", .text(plan.population.name)), ("count", .whole(plan.patients)),
    ]
    if !plan.demandedConditions.isEmpty {
      members.append(("conditions", .array(plan.demandedConditions.map(JSONValue.text))))
    }
    return members
  }

  /// Phases with the injuries between them.
  private var history: [JSONValue] {
    var entries: [JSONValue] = []
    var injuries = plan.injuries[...]
    func strike(until time: Double) {
      while let injury = injuries.first, injury.time <= time + 0.5 {
        entries.append(
          .object([
            "injury": .text(injury.kind.rawValue), "muscle": .text(injury.muscle),
            "severity": .percentage(injury.severity),
          ]))
        injuries.removeFirst()
      }
    }
    var time = -plan.historyDuration
    for phase in plan.history {
      strike(until: time)
      entries.append(self.phase(phase))
      time += phase.duration.value
    }
    strike(until: 0)
    return entries
  }

  private func muscle(_ muscle: MusclePlan) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("name", .text(muscle.anatomy.name)), ("side", .text(muscle.side)), ("points", .whole(muscle.points)),
      ("fascicles", .whole(muscle.fasciclesPerPoint)),
      ("fibresPerFascicle", .whole(muscle.fibresPerFascicle)),
    ]
    if let planted = muscle.planted { members.append(("planted", .percentage(planted))) }
    return .object(members)
  }

  private func phase(_ phase: LoadPhase) -> JSONValue {
    var members: [(String, JSONValue)] = [("load", .text(phase.load?.name ?? ScenarioLimits.rest))]
    if let load = phase.load {
      for name in ScenarioFile.phaseNumbers {
        guard let parameter = load.parameters.first(where: { $0.name == name }) else { continue }
        let value = parameter.read(load)
        let isHours = parameter.unit == Hour.unit
        members.append((name, isHours ? .number(value) : .quantity(value, parameter.unit)))
      }
    }
    members.append(("for", .quantity(phase.duration.value, Second.unit)))
    return .object(members)
  }

  private var courseLoad: JSONValue {
    guard !plan.courseLoads.isEmpty else { return .text("stops") }
    let phases = JSONValue.array(plan.courseLoads.map(phase))
    guard let last = plan.history.last, last.load != nil else { return phases }
    let goingOn = LoadPhase(load: last.load, duration: plan.duration)
    return phases == .array([phase(goingOn)]) ? .text("continues") : phases
  }

  private func course(_ course: TherapyCourse) -> JSONValue {
    let kind = course.therapy.kind
    var members = [("therapy", JSONValue.text(course.therapy.name))] + doses(of: course.therapy)
    if kind != .work { members.append(("perWeek", .number(course.perWeek.value))) }
    members += [
      ("start", .quantity(course.start.value, Second.unit)),
      ("for", .quantity(course.duration.value, Second.unit)),
    ]
    if !course.muscles.isEmpty {
      let muscle = course.muscles.count == 1 ? course.muscles[0] : ScenarioLimits.allMuscles
      members += [("muscle", .text(muscle)), ("points", .whole(course.points))]
      if !kind.isSelfGiven {
        members.append(("therapist", .text(course.care.policy.rawValue)))
        members += self.members(Care.parameters, of: course.care)
      }
    }
    return .object(members)
  }

  private func doses<Kind: Therapy>(of therapy: Kind) -> [(String, JSONValue)] {
    members(therapy.parameters, of: therapy) + therapy.choices.map { ($0.name, .text($0.read(therapy))) }
  }

  private func members<Root>(_ parameters: [Parameter<Root>], of root: Root) -> [(String, JSONValue)] {
    parameters.map { ($0.name, .quantity($0.read(root), $0.unit)) }
  }

  /// Numbers of what the scenario uses; phases state theirs themselves.
  private var numbers: [ScenarioNumber] {
    let loads = (plan.history + plan.courseLoads).compactMap(\.load)
    var all = ScenarioNumbers(
      model: plan.model, readouts: plan.readouts, hands: plan.hands, population: plan.population, muscles: [],
      loads: [])
    for muscle in plan.muscles where all.muscle(muscle.anatomy.name) == nil {
      all.muscles.append(muscle.anatomy)
    }
    for load in loads where all.load(load.name) == nil { all.loads.append(load) }
    return all.all.filter { number in
      guard let owner = number.owner, owner.kind == "load" else { return true }
      // What is the scenario's own says its numbers itself.
      guard LoadCatalogue.named(owner.name) != nil else { return false }
      return !ScenarioFile.phaseNumbers.contains { number.name.hasSuffix(".\($0)") }
    }
  }
}
