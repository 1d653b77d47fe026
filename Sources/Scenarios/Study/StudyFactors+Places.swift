// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Quantities
import Simulation

/// Where the values of a factor go, and what is declared about them there.
extension StudyFactors {
  /// What a factor varies: one place, or several that take the same value.
  struct Target {
    let path: JSONPath
    let places: [FactorPlace]
    /// What all places have in common.
    let place: FactorPlace
    let unit: MeasurementUnit?
    /// Whether the path is a name of the study for several places.
    let isNamed: Bool

    init(_ path: JSONPath, _ place: FactorPlace, unit: MeasurementUnit?) {
      (self.path, places, self.place, self.unit, isNamed) = (path, [place], place, unit, false)
    }

    init(named name: String, _ places: [FactorPlace], common: FactorPlace, unit: MeasurementUnit?) {
      path = JSONPath([.key(name)])
      (self.places, place, self.unit, isNamed) = (places, common, unit, true)
    }
  }

  /// `value`: what the study says of the factor; its `paths` where it has several.
  func target(_ name: String, _ value: ValueReader) -> Target? {
    guard let paths = value.value["paths"] else {
      guard let (path, place) = place(name, value) else { return nil }
      return Target(path, place, unit: place.unit ?? writtenUnit(place))
    }
    guard isFactorName(name) else {
      let fault = TableName.fault(of: name).map { ": it \($0)" }
      value.report(
        "is no name of a factor"
          + (fault ?? #"; expected ASCII letters, digits, "-" and "_", a letter first"#))
      return nil
    }
    let list = value.reading(paths)
    guard let elements = list.array() else { return nil }
    let places = elements.compactMap { element in element.string().flatMap { place($0, element)?.1 } }
    guard places.count == elements.count else { return nil }
    guard !places.isEmpty else {
      value.report("has no paths")
      return nil
    }
    guard let (common, unit) = common(places, value) else { return nil }
    return Target(named: name, places, common: common, unit: unit)
  }

  private func isFactorName(_ name: String) -> Bool {
    guard let first = name.utf8.first, UInt8(ascii: "a")...UInt8(ascii: "z") ~= first | 0x20 else {
      return false
    }
    return ScenarioLimits.isArmName(name) && !name.contains(".") && TableName.fault(of: name) == nil
  }

  /// What may go to all of several places; nil after a report.
  private func common(
    _ places: [FactorPlace], _ value: ValueReader
  ) -> (place: FactorPlace, unit: MeasurementUnit?)? {
    var common = places[0]
    let unit = common.unit ?? writtenUnit(common)
    for place in places.dropFirst() {
      let other = place.unit ?? writtenUnit(place)
      guard unit == other else {
        value.report(
          "drives \(places[0].path) in \(unit?.inTables ?? "no unit") and \(place.path) in "
            + "\(other?.inTables ?? "no unit"); all paths of a factor need the same unit")
        return nil
      }
      if place.write == nil { common.write = nil }
      common.isWhole = common.isWhole || place.isWhole
      common.names = common.names.filter(place.names.contains)
      guard let range = place.range else { continue }
      guard let before = common.range else {
        common.range = range
        continue
      }
      guard before.overlaps(range) else {
        value.report("drives \(places[0].path) and \(place.path), which no value fits both")
        return nil
      }
      common.range = before.clamped(to: range)
    }
    return (common, unit)
  }

  // MARK: What is declared

  private struct Limits {
    let unit: MeasurementUnit
    let range: ClosedRange<Double>
    let isWhole: Bool

    init(_ unit: MeasurementUnit, _ range: ClosedRange<Double>) {
      (self.unit, self.range, isWhole) = (unit, range, false)
    }

    init(_ parameter: Parameter<some Any>) {
      (unit, range, isWhole) = (parameter.unit, parameter.range, parameter.isWhole)
    }

    init(_ whole: ClosedRange<Int>) {
      unit = Count.unit
      range = Double(whole.lowerBound)...Double(whole.upperBound)
      isWhole = true
    }
  }

  /// Notes what is declared about a number that only reading brings into a plan.
  func limit(_ place: inout FactorPlace) {
    guard place.write == nil, let limits = limits(of: place.path) else { return }
    place.isWhole = limits.isWhole
    if let unit = writtenUnit(place), !unit.dimension.isBare {
      guard unit.dimension == limits.unit.dimension else { return }
      place.range =
        limits.unit.convert(
          limits.range.lowerBound, to: unit)...limits.unit.convert(limits.range.upperBound, to: unit)
    } else {
      place.range = limits.range
    }
  }

  private func limits(of path: JSONPath) -> Limits? {
    guard case .key(let section)? = path.steps.first, case .key(let key)? = path.steps.last else {
      return nil
    }
    switch section {
    case "seed": return Limits(0...Int(ScenarioLimits.seeds.upperBound))
    case "sampleEvery":
      return Limits(Second.unit, ScenarioLimits.shortestSampling...ScenarioLimits.course.upperBound)
    case "numerics": return Numerics.parameters.first { $0.name == key }.map { Limits($0) }
    case "schedule": return DailySchedule.parameters.first { $0.name == key }.map { Limits($0) }
    case "parameters":
      let keys = path.steps.dropFirst().compactMap { step -> String? in
        if case .key(let key) = step { key } else { nil }
      }
      let name = keys.joined(separator: ".")
      return ScenarioNumbers(population: scenario.plan.population).surroundings
        .first { $0.name == name }.map { Limits($0) }
    case "muscles": return muscleLimits(key)
    case "arms" where path.steps.count == 4: return armLimits(key)
    case "course" where path.steps.count == 2:
      return key == "duration" ? Limits(Second.unit, ScenarioLimits.course) : nil
    case "course", "history": return phaseLimits(path, key)
    default: return nil
    }
  }

  private func muscleLimits(_ key: String) -> Limits? {
    switch key {
    case "points": Limits(ScenarioLimits.points)
    case "fascicles": Limits(ScenarioLimits.fascicles)
    case "fibresPerFascicle": Limits(ScenarioLimits.fibresPerFascicle)
    case "planted": Limits(Percent.unit, ScenarioLimits.planted)
    default: nil
    }
  }

  private func armLimits(_ key: String) -> Limits? {
    switch key {
    case "points": Limits(ScenarioLimits.treatedPoints)
    case "start": Limits(Second.unit, 0...ScenarioLimits.course.upperBound)
    case "for": Limits(Second.unit, ScenarioLimits.course)
    default: Care.parameters.first { $0.name == key }.map { Limits($0) }
    }
  }

  /// `history[0].bouts`, `course.load[0].bouts`
  private func phaseLimits(_ path: JSONPath, _ key: String) -> Limits? {
    switch key {
    case "for": return Limits(Second.unit, ScenarioLimits.history)
    case "severity": return Limits(Percent.unit, 0...100)
    default:
      guard case .string(let name)? = document.root[JSONPath(Array(path.steps.dropLast()))]?["load"]?.kind,
        let load = ScenarioNumbers(population: scenario.plan.population).load(name)
      else { return nil }
      return load.parameters.first { $0.name == key }.map { Limits($0) }
    }
  }
}
