// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Foundation
import GSL
import Outcomes
import Physiology
import Quantities
import Simulation

/// Reads what a study varies.
struct StudyFactors {
  private let root: ObjectReader
  private let kind: Design.Kind
  private let scenario: Scenario
  private let document: JSONDocument
  /// What a user should know about a study that can be run.
  private(set) var warnings: [String] = []

  private static let everything = "*"
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

  private func reportTwice(_ factors: [Factor]) {
    for (index, factor) in factors.enumerated()
    where factors[..<index].contains(where: { $0.place.path == factor.place.path }) {
      root.objectIfPresent("factors")?.report("varies \(factor.path) twice")
    }
  }

  // MARK: One factor

  private func factor(_ name: String, _ value: ValueReader) -> Factor? {
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

  private func make(
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

  private static let countKeys = ["fascicles", "fibresPerFascicle", "points", "seed"]

  private func isWhole(_ place: FactorPlace) -> Bool {
    guard place.write == nil, case .key(let key)? = place.path.steps.last else { return place.isWhole }
    return Self.countKeys.contains(key)
  }

  private func place(_ name: String, _ value: ValueReader) -> (JSONPath, FactorPlace)? {
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

  private func written(_ place: FactorPlace) -> JSONValue? {
    document.root[place.path] ?? scenario.resolved[place.path]
  }

  private func writtenUnit(_ place: FactorPlace) -> MeasurementUnit? {
    guard case .string(let text)? = written(place)?.kind else { return nil }
    let digits = numberLength(in: Array(text.utf8)[...])
    guard digits > 0 else { return nil }
    let symbol = text.utf8.dropFirst(digits).drop { $0 == UInt8(ascii: " ") }
    return UnitRegistry.unit(spelled: String(decoding: symbol, as: UTF8.self), expected: One.unit)
  }

  private func writtenBase(_ place: FactorPlace, _ unit: MeasurementUnit?) -> FactorValue? {
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

  // MARK: Values

  private func value(_ written: ValueReader, _ place: FactorPlace, _ unit: MeasurementUnit?) -> FactorValue? {
    if place.write != nil {
      guard let unit, let range = place.range else {
        return written.choice(from: place.names).map(FactorValue.text)
      }
      if place.names.isEmpty {
        return written.quantity(as: unit, in: range, isWhole: place.isWhole).map(FactorValue.number)
      }
      switch written.namedQuantity(from: place.names, as: unit, in: range) {
      case .named(let name)?: return .text(name)
      case .quantity(let number)?: return .number(number)
      case nil: return nil
      }
    }
    switch written.value.kind {
    case .number(let number) where unit == nil || unit?.dimension.isBare == true: return .number(number.value)
    case .bool(let isTrue): return .truth(isTrue)
    case .string(let text) where unit == nil: return .text(text)
    default:
      guard let unit else {
        written.reject(expected: "a number, a text or true or false")
        return nil
      }
      let all = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
      return written.quantity(as: unit, in: all).map(FactorValue.number)
    }
  }

  private func number(_ written: ValueReader?, _ place: FactorPlace, _ unit: MeasurementUnit?) -> Double? {
    guard let written, let found = value(written, place, unit) else { return nil }
    guard case .number(let number) = found else {
      written.reject(expected: "a number, not a name")
      return nil
    }
    return number
  }

  private func domain(_ reader: ObjectReader, _ place: FactorPlace, _ unit: MeasurementUnit?) -> Factor
    .Domain?
  {
    if reader.hasMember("values") { return values(reader, place, unit) }
    if reader.hasMember("distribution") {
      return distribution(reader, place, unit).map(Factor.Domain.distribution)
    }
    guard reader.hasMember("from"), reader.hasMember("to") else {
      reader.acceptAllKeys()
      reader.report(#"says nothing to vary over; expected "values", "from" and "to", or "distribution""#)
      return nil
    }
    return range(reader, place, unit)
  }

  private func values(_ reader: ObjectReader, _ place: FactorPlace, _ unit: MeasurementUnit?) -> Factor
    .Domain?
  {
    let written = reader.array("values")
    let values = written.compactMap { value($0, place, unit) }
    if written.isEmpty { reader.report("has no values") }
    for (index, found) in values.enumerated()
    where values[..<index].contains(found) && values.count == written.count {
      written[index].report("is there twice")
    }
    return values.isEmpty || values.count != written.count ? nil : .values(values)
  }

  private func range(_ reader: ObjectReader, _ place: FactorPlace, _ unit: MeasurementUnit?) -> Factor.Domain?
  {
    let from = number(reader.value("from"), place, unit)
    let to = number(reader.value("to"), place, unit)
    let count = reader.wholeIfPresent("levels", in: Self.levels)
    let isLogarithmic = reader.choiceIfPresent("spacing", from: ["linear", "log"]) == "log"
    guard let from, let to else { return nil }
    guard from < to else {
      reader.report("is an empty range: from \(text(from, unit)) to \(text(to, unit))")
      return nil
    }
    if isLogarithmic, from <= 0 { reader.report("cannot be spaced by ratios from \(text(from, unit))") }
    if [.factorial, .oneAtATime].contains(kind), count == nil, !isWhole(place) {
      reader.reportMissing("levels", expected: "how many values the design takes from the range, such as 4")
    }
    if isWhole(place), let count {
      let steps = (0..<count).map { from + (to - from) * Double($0) / Double(count - 1) }
      if !isLogarithmic, steps.contains(where: { abs($0 - $0.rounded()) > 1e-9 }) || isLogarithmic {
        reader.value("levels")?.report("gives values that are not whole; list them under \"values\"")
      }
    }
    return .range(from...to, levels: count, isLogarithmic: isLogarithmic)
  }

  private func text(_ value: Double, _ unit: MeasurementUnit?) -> String {
    unit.map { QuantityText.plainText(value, $0) } ?? plain(value)
  }

  private func distribution(
    _ reader: ObjectReader, _ place: FactorPlace, _ unit: MeasurementUnit?
  ) -> FactorDistribution? {
    guard let name = reader.choice("distribution", from: Self.distributions) else {
      reader.acceptAllKeys()
      return nil
    }
    func quantity(_ key: String) -> Double? {
      if reader.value(key) == nil { reader.reportMissing(key, expected: "a value of the factor") }
      return number(reader.value(key), place, unit)
    }
    func positive(_ key: String, example: Double) -> Double? {
      reader.quantity(
        key, as: One.unit, in: Double.leastNormalMagnitude...Double.greatestFiniteMagnitude, example: example)
    }
    var result: FactorDistribution?
    switch name {
    case "uniform", "loguniform":
      if let from = quantity("from"), let to = quantity("to") {
        result = FactorDistribution(
          distribution: name == "uniform"
            ? .uniform(lower: from, upper: to) : .loguniform(lower: from, upper: to))
      }
    case "normal":
      // A spread has no smallest value of its own, so the range of the number is not asked of it.
      var free = place
      free.range = 0...Double.greatestFiniteMagnitude
      free.isWhole = false
      if reader.value("sd") == nil { reader.reportMissing("sd", expected: "the standard deviation") }
      if let mean = quantity("mean"), let deviation = number(reader.value("sd"), free, unit) {
        result = FactorDistribution(distribution: .normal(mean: mean, standardDeviation: deviation))
      }
    case "lognormal":
      // The natural logarithm's standard deviation, or its exponential.
      let spread =
        reader.hasMember("sigma")
        ? positive("sigma", example: 0.4) : positive("gsd", example: 1.5).map { log($0) }
      if let median = quantity("median"), let spread, median > 0, spread > 0 {
        result = FactorDistribution(
          distribution: .lognormal(logMean: 0, logStandardDeviation: spread), width: median)
      } else if spread.map({ $0 <= 0 }) == true {
        reader.value("gsd")?.reject(expected: "a ratio above 1, such as 1.5")
      }
    case "triangular":
      if let from = quantity("from"), let mode = quantity("mode"), let to = quantity("to") {
        result = FactorDistribution(distribution: .triangular(lower: from, mode: mode, upper: to))
      }
    default:
      if let from = quantity("from"), let to = quantity("to"), let alpha = positive("alpha", example: 2),
        let beta = positive("beta", example: 2)
      {
        result = FactorDistribution(
          distribution: .beta(alpha: alpha, beta: beta), offset: from, width: to - from)
      }
    }
    if let within = reader.arrayIfPresent("within") {
      let ends = within.compactMap { number($0, place, unit) }
      if ends.count == 2, ends[0] < ends[1] {
        result?.within = ends[0]...ends[1]
      } else if ends.count == within.count {
        reader.value("within")?.reject(expected: "a list of a smaller and a greater value")
      }
    }
    guard let result else { return nil }
    guard result.width > 0 else {
      reader.report("is no distribution: an empty range")
      return nil
    }
    do {
      try result.distribution.validate()
    } catch {
      reader.report("is no distribution: \(error)")
      return nil
    }
    checkEnds(of: result, reader, place, unit)
    if [.factorial, .oneAtATime].contains(kind) {
      reader.report("is a distribution, of which a \(kind.rawValue) design takes no levels")
    }
    return result
  }

  /// A Morris design goes to both ends of every factor.
  private func checkEnds(
    of distribution: FactorDistribution, _ reader: ObjectReader, _ place: FactorPlace,
    _ unit: MeasurementUnit?
  ) {
    guard kind == .morris else { return }
    let ends = [0.0, 1].compactMap { try? distribution.quantile($0) }
    if ends.count < 2 || !ends.allSatisfy(\.isFinite) {
      reader.report("has no ends, to which a morris design goes; give \"within\" or a range")
    }
  }

  // MARK: Whether the scenario takes it

  /// Where only reading tells what is allowed, reads the scenario with each value, or with both ends.
  private func checkByReading(_ factor: Factor, _ value: ValueReader) {
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
  private func problem(_ factor: Factor, _ value: FactorValue) -> String? {
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

  // MARK: All parameters of a kind

  private mutating func all(_ value: ValueReader) -> [Factor] {
    guard let reader = value.object() else { return [] }
    let kinds = reader.array("source").compactMap { $0.choice(from: Self.sources) }
    let relative = reader.quantity("relative", as: One.unit, in: 1e-6...0.999, example: 0.2)
    let declared = declaredNumbers().filter { kinds.contains($0.kind) }
    if declared.isEmpty { value.report("finds no parameter") }
    var fixed: [String] = []
    defer {
      if !fixed.isEmpty {
        warnings.append(
          "\(value.path) leaves \(fixed.joined(separator: ", ")) alone: whole numbers, and those whose range is "
            + "empty, have no share to be varied by")
      }
    }
    return declared.compactMap { name, _ in
      guard let path = JSONPath(name), let (_, place) = place(name, value), let range = place.range,
        case .number(let usual)? = place.base, usual != 0, !place.isWhole
      else {
        fixed.append(name)
        return nil
      }
      let ends = [usual * (1 - relative), usual * (1 + relative)].sorted()
      let low = max(ends[0], range.lowerBound)
      let high = min(ends[1], range.upperBound)
      guard low < high else {
        fixed.append(name)
        return nil
      }
      return make(path, place, place.unit, .range(low...high, levels: nil, isLogarithmic: false))
    }
  }

  private func declaredNumbers() -> [(name: String, kind: String)] {
    let plan = scenario.plan
    var muscles: [String] = []
    var numbers = Model.parameters.map { ($0.name, $0.source.kind) }
    numbers += Readouts.parameters.map { ("outcomes.\($0.name)", $0.source.kind) }
    numbers += plan.population.parameters.map { ("population.\($0.name)", $0.source.kind) }
    for muscle in plan.muscles where !muscles.contains(muscle.anatomy.name) {
      muscles.append(muscle.anatomy.name)
      numbers += muscle.anatomy.parameters.map {
        ("muscle.\(muscle.anatomy.name).\($0.name)", $0.source.kind)
      }
    }
    return numbers
  }

  // MARK: A list

  private func listed(_ list: StudyList) throws(ProblemList) -> [Factor] {
    let columns = try list.document.decode { table -> [(factor: Factor, values: [FactorValue])] in
      let rows = table.array("rows").map { $0.array() ?? [] }
      return list.columns.indices.compactMap { column in
        self.column(list.columns[column], rows.map { $0[column] })
      }
    }
    list.values = (columns.first?.values.indices ?? 0..<0).map { row in columns.map { $0.values[row] } }
    return columns.map(\.factor)
  }

  private func column(_ header: String, _ cells: [ValueReader]) -> (factor: Factor, values: [FactorValue])? {
    guard let first = cells.first else { return nil }
    let cut = header.lastIndex(of: "_").map { String(header[..<$0]) }
    let isSuffixed = cut.map { !isKnown(header) && isKnown($0) } ?? false
    guard let (path, place) = place(isSuffixed ? cut ?? header : header, first) else { return nil }
    let unit = place.unit ?? writtenUnit(place)
    if isSuffixed, header != (cut ?? "") + "_" + (unit.map(Self.suffix) ?? "") {
      first.report("stands in column \(header), whose unit is not \(unit?.symbol ?? "known")")
      return nil
    }
    var values: [FactorValue] = []
    for cell in cells {
      var read = cell
      if isSuffixed, let unit, case .number(let number) = cell.value.kind {
        read = cell.reading(JSONValue(.string("\(number.text) \(unit.symbol)"), line: cell.value.line))
      }
      if let value = value(read, place, unit) { values.append(value) }
    }
    guard values.count == cells.count else { return nil }
    var distinct: [FactorValue] = []
    for value in values where !distinct.contains(value) { distinct.append(value) }
    let factor = make(path, place, unit, .values(distinct))
    checkByReading(factor, first)
    return (factor, values)
  }

  /// Whether a path leads to something that the scenario says or the catalogues declare.
  private func isKnown(_ name: String) -> Bool {
    guard let path = JSONPath(name) else { return false }
    var trial = document.root
    guard let found = try? Scenario.set(path, to: JSONValue(.null), in: &trial) else { return false }
    let place = FactorPlace(found, in: document.root, of: scenario.plan)
    return place.write != nil || written(place) != nil
  }
}
