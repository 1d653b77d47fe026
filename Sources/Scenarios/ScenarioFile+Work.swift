// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Physiology
import Quantities
import Simulation

/// What patients do before and during the course.
extension ScenarioFile {
  /// Numbers of a load that a phase may state itself.
  static let phaseNumbers = [
    "intensity", "hoursPerDay", "daysPerWeek", "dayToDay", "bouts", "pause", "cold", "stress", "sleepLoss",
  ]

  /// Phases of work, and the injuries between them.
  func history(of numbers: ScenarioNumbers, _ muscles: [MusclePlan]) -> (
    phases: [LoadPhase], injuries: [Injury]
  ) {
    var phases: [LoadPhase] = []
    var injuries: [Injury] = []
    for element in root.arrayIfPresent("history") ?? [] {
      if case .object(let members) = element.value.kind, members.contains(where: { $0.name == "injury" }) {
        if let injury = injury(element, muscles, at: phases.total) { injuries.append(injury) }
      } else if let phase = phase(element, of: numbers) {
        phases.append(phase)
      }
    }
    let longest = ScenarioLimits.history.upperBound
    if phases.total > longest {
      root.value("history")?.report(
        "lasts \(QuantityText.readable(phases.total, Second.unit)) in all, more than "
          + QuantityText.readable(longest, Second.unit))
    }
    // Until here times are those since the history began.
    let whole = phases.total
    return (
      phases,
      injuries.map {
        var injury = $0
        injury.time -= whole
        return injury
      }
    )
  }

  private func injury(_ element: ValueReader, _ muscles: [MusclePlan], at time: Double) -> Injury? {
    guard let entry = element.object() else { return nil }
    let kind = entry.choice("injury", from: Trauma.Kind.allCases.map(\.rawValue)).flatMap(Trauma.Kind.init)
    let severity = entry.quantity("severity", as: Percent.unit, in: 0...100, example: 50)
    guard !muscles.isEmpty else {
      entry.acceptAllKeys()
      return nil
    }
    let muscle = entry.choice("muscle", from: muscles.map(\.identifier), default: muscles[0].identifier)
    guard let kind else { return nil }
    return Injury(kind: kind, muscle: muscle, severity: severity / 100, time: time)
  }

  /// Work during a course of `duration` seconds: by default the last load of the history goes on.
  mutating func courseLoads(
    _ course: ObjectReader, after history: [LoadPhase], duration: Double, of numbers: ScenarioNumbers
  ) -> [LoadPhase] {
    let goingOn = history.last?.load.map { [LoadPhase(load: $0, duration: Quantity(duration))] } ?? []
    guard let written = course.value("load") else { return goingOn }
    switch written.value.kind {
    case .string("continues"): return goingOn
    case .string("stops"): return []
    case .array:
      let phases = (written.array() ?? []).compactMap { phase($0, of: numbers) }
      return clip(phases, to: duration, written)
    default:
      var suggestion: String?
      if case .string(let name) = written.value.kind {
        suggestion = nearestName(to: name, in: ["continues", "stops"]).map(JSONValue.quoted)
      }
      written.reject(expected: #""continues", "stops" or a list of phases"#, suggestion: suggestion)
      return goingOn
    }
  }

  private mutating func clip(_ phases: [LoadPhase], to duration: Double, _ written: ValueReader)
    -> [LoadPhase]
  {
    guard phases.total > duration else { return phases }
    let length = QuantityText.readable(duration, Second.unit)
    warnings.append("\(written.path) lasts longer than the course; the phases end after \(length)")
    var left = duration
    return phases.compactMap { phase in
      var phase = phase
      phase.duration = Quantity(min(phase.duration.value, left))
      left -= phase.duration.value
      return phase.duration.value > 0 ? phase : nil
    }
  }

  private func phase(_ element: ValueReader, of numbers: ScenarioNumbers) -> LoadPhase? {
    guard let entry = element.object() else { return nil }
    let name = entry.choice("load", from: numbers.loads.map(\.name) + [ScenarioLimits.rest])
    var load = name.flatMap(numbers.load)
    if load != nil { fill(&load, entry) }
    let duration = entry.quantity(
      "for", as: Second.unit, in: ScenarioLimits.history, example: 28 * ScenarioLimits.day)
    // What else a phase may say depends on its load.
    guard name != nil else {
      entry.acceptAllKeys()
      return nil
    }
    return LoadPhase(load: load, duration: Quantity(duration))
  }

  private func fill(_ load: inout Load?, _ entry: ObjectReader) {
    guard var filled = load else { return }
    for name in Self.phaseNumbers {
      guard let parameter = filled.parameters.first(where: { $0.name == name }) else { continue }
      // The hours are in the name, so that a bare number says it all.
      if parameter.unit == Hour.unit, let written = entry.value(name), case .number = written.value.kind {
        let hours = written.quantity(as: One.unit, in: parameter.range, example: parameter.read(filled))
        if let hours { parameter.write(&filled, hours) }
      } else {
        entry.fill(&filled, from: [parameter])
      }
    }
    if filled.span.value > 24 {
      entry.report(
        "works \(plain(filled.hoursPerDay.value)) h in \(plain(filled.bouts.value)) bouts with breaks of "
          + "\(plain(filled.pause.value)) min, \(plain(filled.span.value)) h in all; expected at most 24 h a day"
      )
    }
    load = filled
  }

  /// Loads that none of the muscles feels are allowed, as a control, and rarely meant.
  mutating func warnOfIdleLoads(_ phases: [LoadPhase], _ muscles: [MusclePlan]) {
    guard !muscles.isEmpty else { return }
    var told: [String] = []
    for load in phases.compactMap(\.load) where !load.muscles.isEmpty && !told.contains(load.name) {
      told.append(load.name)
      let felt = muscles.contains { muscle in load.muscles.contains { $0.name == muscle.anatomy.name } }
      if !felt {
        let names = load.muscles.map(\.name).joined(separator: ", ")
        warnings.append("\(load.name) loads none of the scenario's muscles; it loads \(names)")
      }
    }
  }
}

extension [LoadPhase] {
  /// Seconds of all phases.
  fileprivate var total: Double { reduce(0) { $0 + $1.duration.value } }
}
