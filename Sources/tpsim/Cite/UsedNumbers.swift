// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Outcomes
import Physiology
import Quantities
import Simulation
import Therapies

/// The numbers that the results of one plan depend on.
struct UsedNumbers {
  /// With the plan's values, in the order of the catalogues.
  let numbers: [NumberFacts]
  /// Those of them that the scenario itself sets, beside the program's own value.
  let overridden: [(number: NumberFacts, usual: NumberFacts)]

  init(in plan: Plan) {
    let model = Self.model(of: plan)
    let anatomy = Self.anatomy(of: plan)
    overridden = (model + anatomy).filter { $0.number.value != $0.usual.value }
    let silent = Hypothesis.all.filter { !$0.read(plan.model) }.flatMap {
      NumberGroup.silent(without: $0.name, isPlanted: plan.muscles.contains { $0.planted != nil })
    }
    let touches = Touch.all(in: plan)
    let idle = NumberGroup.needingTouch.filter { $0.touches.isDisjoint(with: touches) }.map(\.group)
    let unread = silent + idle
    let read = model.map(\.number).filter { number in !unread.contains { $0.contains(number) } }
    numbers = read + anatomy.map(\.number) + Self.loads(of: plan) + Self.therapies(of: plan)
  }

  /// Whether the scenario, not a source, is what a number rests on.
  func isOverridden(_ number: NumberFacts) -> Bool {
    overridden.contains { $0.number.fullName == number.fullName }
  }

  private typealias Pair = (number: NumberFacts, usual: NumberFacts)

  private static func model(of plan: Plan) -> [Pair] {
    var pairs: [Pair] = Model.parameters.map {
      (NumberFacts(qualified: $0, of: plan.model), NumberFacts(qualified: $0, of: Model()))
    }
    pairs += Readouts.parameters.map {
      (
        NumberFacts(qualified: $0, of: plan.readouts, in: "outcomes"),
        NumberFacts(qualified: $0, of: Readouts(), in: "outcomes")
      )
    }
    pairs += Hands.parameters.map { pair($0, "therapist", plan.hands, Hands()) }
    // A patient's only muscle has no other to hear of.
    pairs += Numerics.parameters.filter { plan.muscles.count > 1 || $0.name != "windowTolerance" }
      .map { pair($0, "numerics", plan.numerics, Numerics()) }
    pairs += DailySchedule.parameters.map { pair($0, "schedule", plan.schedule, DailySchedule()) }
    return pairs
  }

  private static func anatomy(of plan: Plan) -> [Pair] {
    let muscles = plan.muscles.map(\.anatomy).firstOfEachName { $0.name }
    let population = plan.population
    return muscles.flatMap { muscle in
      let usual = MuscleCatalogue.named(muscle.name) ?? muscle
      return muscle.parameters.map { pair($0, muscle.name, muscle, usual, in: "muscle.\(muscle.name)") }
    }
      + population.parameters.map {
        pair(
          $0, population.name, population, PopulationCatalogue.named(population.name) ?? population,
          in: "population")
      }
  }

  private static func loads(of plan: Plan) -> [NumberFacts] {
    let loads = (plan.history + plan.courseLoads).compactMap(\.load).firstOfEachName { $0.name }
    return loads.flatMap { load in
      let usual = LoadCatalogue.named(load.name) ?? load
      // What a phase of the scenario states rests on the scenario.
      return load.parameters.filter { $0.read(load) == $0.read(usual) }.map {
        NumberFacts($0, of: load, owner: load.name, place: "load.\(load.name)")
      }
    }
  }

  private static func therapies(of plan: Plan) -> [NumberFacts] {
    let therapies = plan.arms.flatMap(\.courses).map(\.therapy).firstOfEachName { $0.name }
    return therapies.flatMap { numbers(of: $0) }
  }

  private static func numbers<Treatment: Therapy>(of therapy: Treatment) -> [NumberFacts] {
    therapy.parameters.map { NumberFacts($0, of: therapy, owner: therapy.name) }
  }

  private static func pair<Root>(
    _ parameter: Parameter<Root>, _ owner: String, _ root: Root, _ usual: Root, in place: String? = nil
  ) -> Pair {
    (
      NumberFacts(parameter, of: root, owner: owner, place: place),
      NumberFacts(parameter, of: usual, owner: owner, place: place)
    )
  }
}

extension Sequence {
  /// The first element of each name, in order.
  func firstOfEachName(_ name: (Element) -> String) -> [Element] {
    var seen: Set<String> = []
    return filter { seen.insert(name($0)).inserted }
  }
}
