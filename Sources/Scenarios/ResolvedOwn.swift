// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Quantities
import Simulation
import Therapies

/// What a scenario brings of its own, written so that reading it gives the same.
extension ResolvedScenario {
  var own: [(String, JSONValue)] {
    var therapies: [(String, JSONValue)] = []
    for therapy in plan.arms.flatMap(\.courses).compactMap({ $0.therapy as? OwnTherapy })
    where !therapies.contains(where: { $0.0 == therapy.name }) {
      therapies.append((therapy.name, json(therapy)))
    }
    var loads: [(String, JSONValue)] = []
    for load in (plan.history + plan.courseLoads).compactMap(\.load)
    where LoadCatalogue.named(load.name) == nil && !loads.contains(where: { $0.0 == load.name }) {
      loads.append((load.name, json(load)))
    }
    let populations =
      plan.population.like.map { [(plan.population.name, json(plan.population, like: $0))] } ?? []
    return [("therapies", therapies), ("loads", loads), ("populations", populations)].filter { !$1.isEmpty }
      .map { ($0, .object($1)) }
  }

  private func source(_ source: Source) -> (String, JSONValue) {
    switch source {
    case .measured(let reference, _): ("source", .text(reference.about))
    case .assumed(let reason): ("assumed", .text(reason))
    case .fitted: preconditionFailure("nobody writes this source into a scenario")
    }
  }

  private func json(_ therapy: OwnTherapy) -> JSONValue {
    let doses = therapy.doses.filter { !$0.isCatalogued }.map { dose in
      (
        dose.name,
        JSONValue.object([
          ("value", .quantity(dose.usual, dose.unit)), ("from", .quantity(dose.range.lowerBound, dose.unit)),
          ("to", .quantity(dose.range.upperBound, dose.unit)), ("summary", .text(dose.summary)),
          source(dose.source),
        ])
      )
    }
    return .object([
      ("summary", .text(therapy.summary)), ("doses", .object(doses)),
      ("session", .array(therapy.parts.map { json($0, of: therapy) })),
    ])
  }

  private func json(_ part: OwnTherapy.Part, of therapy: OwnTherapy) -> JSONValue {
    func dose(_ place: Int) -> JSONValue { .object([("dose", .text(therapy.doses[place].name))]) }
    switch part {
    case .rest(let place): return .object([("rest", dose(place))])
    case .repeated(let place, let parts):
      return .object([("repeat", dose(place)), ("steps", .array(parts.map { json($0, of: therapy) }))])
    case .step(let step):
      let bound = step.bindings.filter { !therapy.doses[$0.dose].isCatalogued }
      let verb = type(of: step.therapy).manoeuvre ?? ""
      let names = names(of: step.therapy).filter { name, _ in !bound.contains { $0.number == name } }
      return .object([(verb, .object(bound.map { ($0.number, dose($0.dose)) } + names))])
    }
  }

  private func names<T: CataloguedTherapy>(of therapy: T) -> [(String, JSONValue)] {
    T.choices.map { ($0.name, .text($0.read(therapy))) }
  }

  /// What the scenario says, and what its `parameters` have changed.
  private func json(_ load: Load) -> JSONValue {
    let suffix = ".share"
    let base = LoadCatalogue.named(load.luck)
    // One that is like none of the catalogue rests on guesses where it says nothing.
    func isSaid(_ parameter: Parameter<Load>) -> Bool {
      base == nil || load.ownNumbers.contains(parameter.name)
    }
    func number(_ parameter: Parameter<Load>) -> JSONValue {
      let source = isSaid(parameter) ? parameter.source : .assumed(because: "set among the parameters")
      return .object([("value", .quantity(parameter.read(load), parameter.unit)), self.source(source)])
    }
    let numbers = load.parameters.filter { parameter in
      isSaid(parameter)
        || base.map { base in
          base.parameters.first { $0.name == parameter.name }?.read(base) != parameter.read(load)
        } ?? true
    }
    let shares = numbers.filter { $0.name.hasSuffix(suffix) }
    var members: [(String, JSONValue)] = []
    if base != nil { members.append(("like", .text(load.luck))) }
    members.append(("summary", .text(load.summary)))
    if !shares.isEmpty {
      members.append(
        ("muscles", .object(shares.map { (String($0.name.dropLast(suffix.count)), number($0)) })))
    }
    for parameter in numbers where !parameter.name.hasSuffix(suffix) {
      members.append((parameter.name, number(parameter)))
    }
    return .object(members)
  }

  private func json(_ population: Population, like: String) -> JSONValue {
    let numbers = population.ownNumbers.map { number in
      let unit = population.parameters.first { $0.name == number.name }?.unit ?? One.unit
      return (
        number.name, JSONValue.object([("value", .quantity(number.value, unit)), source(number.source)])
      )
    }
    return .object([
      ("like", .text(like)), ("summary", .text(population.summary)), ("numbers", .object(numbers)),
    ])
  }
}
