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
      return make(
        Target(path, place, unit: place.unit), .range(low...high, levels: nil, isLogarithmic: false))
    }
  }

  func declaredNumbers() -> [(name: String, kind: String)] {
    let plan = scenario.plan
    var muscles: [String] = []
    var numbers = Model.parameters.map { ($0.name, $0.source.kind) }
    numbers += Readouts.parameters.map { ("outcomes.\($0.name)", $0.source.kind) }
    numbers += Hands.parameters.map { ("therapist.\($0.name)", $0.source.kind) }
    numbers += plan.population.parameters.map { ("population.\($0.name)", $0.source.kind) }
    for muscle in plan.muscles where !muscles.contains(muscle.anatomy.name) {
      muscles.append(muscle.anatomy.name)
      numbers += muscle.anatomy.parameters.map {
        ("muscle.\(muscle.anatomy.name).\($0.name)", $0.source.kind)
      }
    }
    return numbers
  }

  // MARK: Columns of a list

  /// The names that a study with a list gives to several paths, each with the value that lists them.
  func pathsOfNames() -> [String: ValueReader] {
    guard let written = root.objectIfPresent("factors") else { return [:] }
    var named: [String: ValueReader] = [:]
    for (name, value) in written.entries {
      guard case .object(let members) = value.value.kind, members.map(\.name) == ["paths"] else {
        value.report(
          #"has no place beside a list, whose columns are the factors; expected only "paths" of a column"#)
        continue
      }
      named[name] = value
    }
    return named
  }

  func listed(_ list: StudyList, _ named: [String: ValueReader]) throws(ProblemList) -> [Factor] {
    let columns = try list.document.decode { table -> [(factor: Factor, values: [FactorValue])] in
      let rows = table.array("rows").map { $0.array() ?? [] }
      let columns = list.columns.indices.compactMap { index -> (Factor, [FactorValue])? in
        let path = JSONPath(list.columns[index]) ?? JSONPath([.key(list.columns[index])])
        return self.column(list.columns[index], rows.map { $0[index].placed(at: path) }, named)
      }
      if columns.count == list.columns.count {
        let whole = table.value("rows")?.placed(at: JSONPath())
        for path in twice(columns.map(\.0)) { whole?.report("varies \(path) twice") }
      }
      return columns
    }
    list.values = (columns.first?.values.indices ?? 0..<0).map { row in columns.map { $0.values[row] } }
    return columns.map(\.factor)
  }

  func column(
    _ header: String, _ cells: [ValueReader], _ named: [String: ValueReader]
  ) -> (factor: Factor, values: [FactorValue])? {
    guard let first = cells.first, let (target, isSuffixed) = target(ofColumn: header, first, named) else {
      return nil
    }
    let unit = target.unit
    var values: [FactorValue] = []
    var distinct: [FactorValue] = []
    var seen: Set<FactorValue> = []
    var firsts: [ValueReader] = []
    for cell in cells {
      var read = cell
      if isSuffixed, let unit, !unit.dimension.isBare, case .number(let number) = cell.value.kind {
        read = cell.reading(JSONValue(.string("\(number.text) \(unit.symbol)"), line: cell.value.line))
      }
      guard let value = value(read, target.place, unit) else { continue }
      values.append(value)
      if seen.insert(value).inserted {
        distinct.append(value)
        firsts.append(cell)
      }
    }
    guard values.count == cells.count else { return nil }
    let factor = make(target, .values(distinct))
    if factor.isSlow {
      for (value, cell) in zip(distinct, firsts).prefix(Self.mostTried) {
        if let problem = problem(factor, value) { cell.report(problem) }
      }
    }
    return (factor, values)
  }

  /// What a column varies, and whether its name ends with the unit of its numbers, as in `design.csv`.
  private func target(
    ofColumn header: String, _ cell: ValueReader, _ named: [String: ValueReader]
  ) -> (Target, Bool)? {
    func isColumn(_ name: String) -> Bool { named[name] != nil || isKnown(name) }
    func found(_ name: String) -> Target? { target(name, named[name] ?? cell) }
    if isColumn(header) { return found(header).map { ($0, false) } }
    var wrong: (unit: MeasurementUnit?, suffix: String)?
    // A unit may hold the sign that begins it, as in oxidation_1_per_s.
    for cut in header.indices.reversed() where header[cut] == "_" {
      let (name, suffix) = (String(header[..<cut]), String(header[header.index(after: cut)...]))
      guard isColumn(name) else { continue }
      guard let target = found(name) else { return nil }
      if let unit = target.unit, unit.columnSuffix == suffix { return (target, true) }
      wrong = (target.unit, suffix)
    }
    if let wrong {
      cell.report(
        "has the unit \(wrong.suffix) in its name, where \(wrong.unit?.symbol ?? "none") is expected")
      return nil
    }
    return found(header).map { ($0, false) }
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
