// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities
import Simulation
import Statistics

/// Reads what a study varies.
struct StudyFactors {
  let root: ObjectReader
  let kind: Design.Kind
  let scenario: Scenario
  let document: JSONDocument
  /// What a user should know about a study that can be run.
  var warnings: [String] = []

  static let everything = "*"
  static let levels = 2...100_000
  static let distributions = ["uniform", "loguniform", "normal", "lognormal", "triangular", "beta"]
  static let sources = ["measured", "fitted", "assumed"]

  init(_ root: ObjectReader, kind: Design.Kind, scenario: Scenario, document: JSONDocument) {
    self.root = root
    self.kind = kind
    self.scenario = scenario
    self.document = document
  }

  mutating func read(_ list: StudyList?) throws(ProblemList) -> [Factor] {
    var factors: [Factor] = []
    if kind == .list {
      let named = pathsOfNames()
      if let list { factors = try listed(list, named) }
    } else {
      let entries = root.object("factors")
      let written = entries.entries
      if root.hasMember("factors"), written.isEmpty { entries.report("names nothing to vary") }
      for (name, value) in written {
        if name == Self.everything {
          factors += all(value)
        } else if let factor = factor(name, value) {
          factors.append(factor)
        }
      }
    }
    if kind != .list {
      for factor in twice(factors) { root.objectIfPresent("factors")?.report("varies \(factor) twice") }
    }
    return factors
  }

  /// Paths that several of the factors drive, each once more than it ought to be there.
  func twice(_ factors: [Factor]) -> [JSONPath] {
    var seen: Set<JSONPath> = []
    return factors.flatMap { factor in factor.places.map(\.path).filter { !seen.insert($0).inserted } }
  }

  // MARK: One factor

  func factor(_ name: String, _ value: ValueReader) -> Factor? {
    guard let target = target(name, value), let reader = value.object() else { return nil }
    if target.isNamed { _ = reader.array("paths") }
    guard let domain = domain(reader, target.place, target.unit) else { return nil }
    let factor = make(target, domain)
    if kind == .oneAtATime, factor.base == nil {
      value.report(
        target.places.count > 1
          ? "differs between its paths; a one-at-a-time design needs the value that it starts from"
          : "is nowhere in the scenario; a one-at-a-time design needs the value that it starts from")
    }
    checkByReading(factor, value)
    return factor
  }

  func make(_ target: Target, _ domain: Factor.Domain) -> Factor {
    var arms: [String] = []
    for place in target.places {
      guard case .key("arms")? = place.path.steps.first, place.path.steps.count > 1,
        case .key(let name) = place.path.steps[1]
      else {
        // What is not in an arm alone belongs to all of them.
        arms = []
        break
      }
      if !arms.contains(name) { arms.append(name) }
    }
    let bases = target.places.map { $0.base ?? writtenBase($0, target.unit) }
    let base = bases.allSatisfy { $0 == bases[0] } ? bases[0] : nil
    let suffix = target.unit.map(\.columnSuffix) ?? ""
    var isStructural = false
    if case .values(let values) = domain, target.places.contains(where: { $0.write == nil }) {
      isStructural = values.contains { if case .number = $0 { false } else { true } }
    }
    return Factor(
      path: target.path, column: target.path.description + (suffix.isEmpty ? "" : "_\(suffix)"),
      unit: target.unit, domain: domain, isWhole: target.place.isWhole, base: base, arms: arms,
      isNamed: target.isNamed, isStructural: isStructural, place: target.place, places: target.places)
  }

  func place(_ name: String, _ value: ValueReader) -> (JSONPath, FactorPlace)? {
    guard let path = JSONPath(name) else {
      value.report("is no path such as arms.one-pass[0].passes")
      return nil
    }
    var trial = document.root
    do throws(JSONValue.NoSuchPlace) {
      let found = try Scenario.set(path, to: JSONValue(.null), in: &trial)
      var place = FactorPlace(found, in: document.root, of: scenario.plan)
      limit(&place)
      if place.path == JSONPath([.key("patients"), .key("count")]) {
        value.report("is set by design.replicates")
        return nil
      }
      return (path, place)
    } catch {
      let names = ScenarioNumbers(population: scenario.plan.population).all.map(\.name)
      if case .key = error.missing, error.reached.steps.isEmpty, path.steps.count > 1 {
        value.report(
          "is neither a place of the scenario nor a parameter, which `tpsim describe parameters` lists",
          suggestion: nearestName(to: name, in: names).map(JSONValue.quoted))
      } else {
        value.report(noSuchPlace: error)
      }
      return nil
    }
  }

  // MARK: What the scenario says

  func written(_ place: FactorPlace) -> JSONValue? {
    if let written = document.root[place.path] { return written }
    // Of an entry for both sides two are resolved, so that places no longer agree.
    if case .key("muscles")? = place.path.steps.first,
      case .array(let entries)? = document.root["muscles"]?.kind,
      entries.count != scenario.plan.muscles.count
    {
      return nil
    }
    return scenario.resolved[place.path]
  }

  func writtenUnit(_ place: FactorPlace) -> MeasurementUnit? {
    guard case .string(let text)? = written(place)?.kind else { return nil }
    let digits = numberLength(in: Array(text.utf8)[...])
    guard digits > 0 else { return nil }
    let symbol = text.utf8.dropFirst(digits).drop { $0 == UInt8(ascii: " ") }
    return UnitRegistry.unit(spelled: String(decoding: symbol, as: UTF8.self), expected: One.unit)
  }

  func writtenBase(_ place: FactorPlace, _ unit: MeasurementUnit?) -> FactorValue? {
    switch written(place)?.kind {
    case .number(let number)?: .number(number.value)
    case .bool(let isTrue)?: .truth(isTrue)
    case .string(let text)?:
      if let unit, let number = try? QuantityText.parse(text, as: unit) {
        .number(number)
      } else {
        .text(text)
      }
    default: nil
    }
  }

  // MARK: Whether the scenario takes it

  /// Values of one factor that are tried alone: more are left to the points of the design.
  static let mostTried = 1_000

  /// Where only reading tells what is allowed, reads the scenario with each value, or with both ends.
  ///
  /// What is wrong with a value together with others depends on the points of the design, which are read when they
  /// are laid.
  func checkByReading(_ factor: Factor, _ value: ValueReader) {
    guard factor.isSlow else { return }
    let values: [FactorValue]
    switch factor.domain {
    case .values(let listed): values = listed
    case .range(let range, _, _): values = [.number(range.lowerBound), .number(range.upperBound)]
    case .distribution: return
    }
    for found in values.prefix(Self.mostTried) {
      if let problem = problem(factor, found) { value.report(problem) }
    }
  }

  /// What is wrong with a value of a factor by itself, in words that continue its path.
  func problem(_ factor: Factor, _ value: FactorValue) -> String? {
    var trial = document
    let written = factor.json(value)
    do {
      try factor.put(value, into: &trial.root)
      _ = try Scenario.plan(trial)
      return nil
    } catch let error as ProblemList {
      let own = error.problems.first { problem in
        factor.places.contains { problem.path.steps.starts(with: $0.path.steps) }
      }
      guard let first = own else { return nil }
      let expected = first.expected.map { "; expected \($0)" } ?? ""
      let suggestion = first.suggestion.map { "; did you mean \($0)?" } ?? ""
      if case .unknownKey = first.finding { return "is not a known key\(expected)\(suggestion)" }
      return "cannot be \(written.text)\(expected.isEmpty ? ": \(first)" : expected)\(suggestion)"
    } catch {
      return "is no place of the scenario"
    }
  }
}
