// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Outcomes
import Physiology
import Quantities
package import Simulation
import Therapies

/// Where the value of a factor goes.
///
/// A plan is compiled from a scenario in a millisecond, too long for a sweep of a hundred thousand points: declared
/// numbers are written straight into the plan, by the same declaration that reads them from a file.
struct FactorPlace: Sendable {
  /// In the scenario's document.
  let path: JSONPath
  /// Nil where the scenario must be read again.
  var write: (@Sendable (inout Plan, FactorValue) -> Void)?
  /// What is declared about the number; nil where only reading tells. The range is in the factor's unit.
  var unit: MeasurementUnit?
  var range: ClosedRange<Double>?
  var isWhole = false
  /// Names that may stand in the place of a number, or of anything.
  var names: [String] = []
  /// The present value; nil where the scenario must be asked.
  var base: FactorValue?

  init(_ path: JSONPath) { self.path = path }

  /// `path`: as `Scenario.set` has found it. `root`: the scenario's document.
  init(_ path: JSONPath, in root: JSONValue, of plan: Plan) {
    self.path = path
    guard case .key(let section)? = path.steps.first else { return }
    switch section {
    case "parameters":
      let keys = path.steps.dropFirst().compactMap { step -> String? in
        if case .key(let key) = step { key } else { nil }
      }
      declare(parameter: keys.joined(separator: "."), of: plan)
    case "arms": declareDose(in: root, of: plan)
    default: break
    }
  }

  private mutating func declare(parameter name: String, of plan: Plan) {
    let parts = name.split(separator: ".", maxSplits: 2).map(String.init)
    if let parameter = Model.parameters.first(where: { $0.name == name }) {
      declare(parameter, at: \.model, of: plan)
    } else if name.hasPrefix("outcomes."),
      let parameter = Readouts.parameters.first(where: { "outcomes.\($0.name)" == name })
    {
      declare(parameter, at: \.readouts, of: plan)
    } else if name.hasPrefix("therapist."),
      let parameter = Hands.parameters.first(where: { "therapist.\($0.name)" == name })
    {
      declare(parameter, at: \.hands, of: plan)
    } else if name.hasPrefix("population."),
      let parameter = plan.population.parameters.first(where: { "population.\($0.name)" == name })
    {
      declare(parameter, at: \.population, of: plan)
    } else if parts.count == 3, parts[0] == "muscle",
      let muscle = plan.muscles.first(where: { $0.anatomy.name == parts[1] }),
      let parameter = muscle.anatomy.parameters.first(where: { $0.name == parts[2] })
    {
      declare(parameter)
      base = .number(parameter.read(muscle.anatomy))
      write = { plan, value in
        guard case .number(let number) = value else { return }
        for index in plan.muscles.indices where plan.muscles[index].anatomy.name == parts[1] {
          parameter.write(&plan.muscles[index].anatomy, number)
        }
      }
    }
  }

  private mutating func declare(_ parameter: Parameter<some Any>) {
    unit = parameter.unit
    range = parameter.range
    isWhole = parameter.isWhole
  }

  private mutating func declare<Root>(
    _ parameter: Parameter<Root>, at root: any WritableKeyPath<Plan, Root> & Sendable, of plan: Plan
  ) {
    declare(parameter)
    base = .number(parameter.read(plan[keyPath: root]))
    write = { plan, value in
      if case .number(let number) = value { parameter.write(&plan[keyPath: root], number) }
    }
  }

  /// `arms.name[0].key`
  private mutating func declareDose(in root: JSONValue, of plan: Plan) {
    guard path.steps.count == 4, case .key(let name) = path.steps[1], case .index(let course) = path.steps[2],
      case .key(let key) = path.steps[3], let arm = plan.arms.firstIndex(where: { $0.name == name })
    else { return }
    // Waiting is written in a file, and no course of the plan.
    guard case .array(let written)? = root["arms"]?[name]?.kind,
      written.count == plan.arms[arm].courses.count, plan.arms[arm].courses.indices.contains(course)
    else { return }
    let therapy = plan.arms[arm].courses[course].therapy
    if key == "perWeek" {
      unit = One.unit
      range = ScenarioLimits.perWeek
      base = .number(plan.arms[arm].courses[course].perWeek.value)
      write = { plan, value in
        if case .number(let number) = value { plan.arms[arm].courses[course].perWeek = Quantity(number) }
      }
    } else {
      declareDose(key, of: therapy, arm: arm, course: course)
    }
  }

  private mutating func declareDose<Kind: Therapy>(_ key: String, of therapy: Kind, arm: Int, course: Int) {
    func writing(_ change: @escaping @Sendable (inout Kind, FactorValue) -> Void) {
      write = { plan, value in
        guard var therapy = plan.arms[arm].courses[course].therapy as? Kind else { return }
        change(&therapy, value)
        plan.arms[arm].courses[course].therapy = therapy
      }
    }
    if let parameter = therapy.parameters.first(where: { $0.name == key }) {
      declare(parameter)
      base = .number(parameter.read(therapy))
      writing { therapy, value in
        if case .number(let number) = value { parameter.write(&therapy, number) }
      }
    } else if let choice = therapy.choices.first(where: { $0.name == key }) {
      names = choice.allowed
      unit = choice.quantity?.unit
      range = choice.quantity?.range
      let present = choice.read(therapy)
      base = .text(present)
      if !names.contains(present), let unit, let number = try? QuantityText.parse(present, as: unit) {
        base = .number(number)
      }
      writing { therapy, value in
        switch value {
        case .text(let name): choice.writeName(&therapy, name)
        case .number(let number): choice.writeQuantity(&therapy, number)
        case .truth: break
        }
      }
    }
  }
}

extension Factor {
  /// A value as the scenario's file would have it.
  func json(_ value: FactorValue) -> JSONValue {
    switch value {
    case .number(let number):
      if isWhole, let whole = Int(exactly: number) {
        .whole(whole)
      } else {
        unit.map { .quantity(number, $0) } ?? .number(number)
      }
    case .text(let text): .text(text)
    case .truth(let isTrue): .truth(isTrue)
    }
  }

  /// Puts a value into the document of the scenario.
  func put(_ value: FactorValue, into root: inout JSONValue) throws(JSONValue.NoSuchPlace) {
    for place in places { try Scenario.set(place.path, to: json(value), in: &root) }
  }
}

extension Factor {
  /// Whether the scenario must be read again for its value.
  var isSlow: Bool { places.contains { $0.write == nil } }
}

extension Study {
  /// The factors for whose values the scenario must be read again.
  ///
  /// Declared numbers belong to what the scenario says now: where a factor changes that, all are read again.
  package var slowFactors: [Int] {
    if factors.contains(where: \.isStructural) { return Array(factors.indices) }
    return factors.indices.filter { factors[$0].isSlow }
  }

  /// The factors by which values that are allowed one by one may contradict each other without being read again.
  package var correlationFactors: [Int] {
    factors.indices.filter { index in
      factors[index].places.contains { $0.path.description.contains("population.correlation") }
    }
  }

  /// The plan of these values, one for each factor.
  ///
  /// - Throws: what reading the scenario throws, and values that contradict each other.
  package func plan(_ values: [FactorValue]) throws(ProblemList) -> Plan {
    var plan = try slowPlan(values)
    write(values, into: &plan)
    try check(plan)
    return plan
  }

  /// What the reader of a scenario asks of several numbers at once, of a plan into which they were written.
  package func check(_ plan: Plan) throws(ProblemList) {
    guard !plan.population.areCorrelationsPossible else { return }
    throw ProblemList(
      .badInput,
      [
        Problem(
          file: file, path: JSONPath([.key("parameters")]),
          .statement("make correlations of \(plan.population.name) that contradict each other"))
      ])
  }

  /// The plan with the values of the factors that need the scenario to be read again; the others are as the scenario
  /// says. `values`: one for each factor.
  ///
  /// - Throws: what reading the scenario throws.
  package func slowPlan(_ values: [FactorValue]) throws(ProblemList) -> Plan {
    let slow = slowFactors
    if slow.isEmpty { return scenario.plan }
    var document = document
    for index in slow {
      do throws(JSONValue.NoSuchPlace) {
        try factors[index].put(values[index], into: &document.root)
      } catch {
        throw ProblemList(
          .badInput, [Problem(file: document.file, path: error.reached, .statement("has no such place"))])
      }
    }
    return try Scenario.plan(document)
  }

  /// Writes the values of all other factors into a plan.
  package func write(_ values: [FactorValue], into plan: inout Plan) {
    guard !factors.contains(where: \.isStructural) else { return }
    for (factor, value) in zip(factors, values) {
      for place in factor.places { place.write?(&plan, value) }
    }
  }
}
