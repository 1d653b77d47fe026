// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Outcomes
import Physiology
import Quantities
import Simulation

/// Factors that a study does not name one by one.
extension StudyFactors {
  mutating func all(_ value: ValueReader) -> [Factor] {
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

  func declaredNumbers() -> [(name: String, kind: String)] {
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

  func listed(_ list: StudyList) throws(ProblemList) -> [Factor] {
    let columns = try list.document.decode { table -> [(factor: Factor, values: [FactorValue])] in
      let rows = table.array("rows").map { $0.array() ?? [] }
      return list.columns.indices.compactMap { column in
        self.column(list.columns[column], rows.map { $0[column] })
      }
    }
    list.values = (columns.first?.values.indices ?? 0..<0).map { row in columns.map { $0.values[row] } }
    return columns.map(\.factor)
  }

  func column(_ header: String, _ cells: [ValueReader]) -> (factor: Factor, values: [FactorValue])? {
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
  func isKnown(_ name: String) -> Bool {
    guard let path = JSONPath(name) else { return false }
    var trial = document.root
    guard let found = try? Scenario.set(path, to: JSONValue(.null), in: &trial) else { return false }
    let place = FactorPlace(found, in: document.root, of: scenario.plan)
    return place.write != nil || written(place) != nil
  }
}
