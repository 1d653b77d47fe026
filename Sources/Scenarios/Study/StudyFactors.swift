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
      _ = root.objectIfPresent("factors")?.report("has no place beside a list, whose columns are the factors")
      if let list { factors = try listed(list) }
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
    reportTwice(factors)
    return factors
  }

  func reportTwice(_ factors: [Factor]) {
    for (index, factor) in factors.enumerated()
    where factors[..<index].contains(where: { $0.place.path == factor.place.path }) {
      root.objectIfPresent("factors")?.report("varies \(factor.path) twice")
    }
  }

  // MARK: One factor

  func factor(_ name: String, _ value: ValueReader) -> Factor? {
    guard let (path, place) = place(name, value), let reader = value.object() else { return nil }
    let unit = place.unit ?? writtenUnit(place)
    guard let domain = domain(reader, place, unit) else { return nil }
    let factor = make(path, place, unit, domain)
    if kind == .oneAtATime, factor.base == nil {
      value.report("is nowhere in the scenario; a one-at-a-time design needs the value that it starts from")
    }
    checkByReading(factor, value)
    return factor
  }

  func make(
    _ path: JSONPath, _ place: FactorPlace, _ unit: MeasurementUnit?, _ domain: Factor.Domain
  ) -> Factor {
    var arm: String?
    if case .key("arms")? = place.path.steps.first, place.path.steps.count > 1,
      case .key(let name) = place.path.steps[1]
    {
      arm = name
    }
    let suffix = unit.map(Self.suffix) ?? ""
    return Factor(
      path: path, column: path.description + (suffix.isEmpty ? "" : "_\(suffix)"), unit: unit, domain: domain,
      isWhole: isWhole(place), base: place.base ?? writtenBase(place, unit), arm: arm, place: place)
  }

  /// The unit as a part of a column's name.
  static func suffix(_ unit: MeasurementUnit) -> String {
    let text = unit.symbol.replacing("%", with: "pct").replacing("/", with: "_per_")
    return String(text.map { $0.isLetter || $0.isNumber || $0 == "_" ? $0 : "_" })
  }

  static let countKeys = ["fascicles", "fibresPerFascicle", "points", "seed"]

  func isWhole(_ place: FactorPlace) -> Bool {
    guard place.write == nil, case .key(let key)? = place.path.steps.last else { return place.isWhole }
    return Self.countKeys.contains(key)
  }

  func place(_ name: String, _ value: ValueReader) -> (JSONPath, FactorPlace)? {
    guard let path = JSONPath(name) else {
      value.report("is no path such as arms.one-pass[0].passes")
      return nil
    }
    var trial = document.root
    do throws(JSONValue.NoSuchPlace) {
      let found = try Scenario.set(path, to: JSONValue(.null), in: &trial)
      let place = FactorPlace(found, in: document.root, of: scenario.plan)
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
    document.root[place.path] ?? scenario.resolved[place.path]
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

  /// Where only reading tells what is allowed, reads the scenario with each value, or with both ends.
  func checkByReading(_ factor: Factor, _ value: ValueReader) {
    guard factor.place.write == nil else { return }
    let values: [FactorValue]
    switch factor.domain {
    case .values(let listed): values = listed
    case .range(let range, _, _): values = [.number(range.lowerBound), .number(range.upperBound)]
    case .distribution: return
    }
    for found in values { if let problem = problem(factor, found) { value.report(problem) } }
  }

  /// What is wrong with a value of a factor, in words that continue its path.
  func problem(_ factor: Factor, _ value: FactorValue) -> String? {
    var trial = document
    let written = factor.json(value)
    do {
      try Scenario.set(factor.path, to: written, in: &trial.root)
      _ = try Scenario(trial)
      return nil
    } catch let error as ProblemList {
      let first = error.problems[0]
      let expected = first.expected.map { "; expected \($0)" } ?? ""
      let suggestion = first.suggestion.map { "; did you mean \($0)?" } ?? ""
      if case .unknownKey = first.finding { return "is not a known key\(expected)\(suggestion)" }
      return "cannot be \(written.text)\(expected.isEmpty ? ": \(first)" : expected)\(suggestion)"
    } catch {
      return "is no place of the scenario"
    }
  }
}
