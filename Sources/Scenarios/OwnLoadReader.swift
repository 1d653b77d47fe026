// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Quantities

/// Loads and populations of a scenario's own: every number with its source.
extension ScenarioFile {
  /// The catalogue's loads and those under `loads`.
  func loads() -> [Load] {
    var loads = LoadCatalogue.all
    for (name, entry) in named("loads", besides: loads.map(\.name) + [ScenarioLimits.rest]) {
      if let load = Self.load(name, entry) { loads.append(load) }
    }
    return loads
  }

  /// The catalogue's populations and those under `populations`.
  func populations() -> [Population] {
    var populations = PopulationCatalogue.all
    for (name, entry) in named("populations", besides: populations.map(\.name)) {
      if let population = Self.population(name, entry) { populations.append(population) }
    }
    return populations
  }

  /// Entries of an object of the scenario's own things, whose names nothing of the catalogue has.
  func named(_ key: String, besides catalogue: [String]) -> [(name: String, entry: ObjectReader)] {
    (root.objectIfPresent(key)?.entries ?? []).compactMap { name, value in
      if catalogue.contains(name) {
        value.report("has the name of one of the catalogue; expected another name")
      } else if !ScenarioLimits.isArmName(name) || TableName.fault(of: name) != nil {
        value.report(#"is not a name; expected ASCII letters, digits, "-", "_" and ".", with a letter"#)
      } else if let entry = value.object() {
        return (name, entry)
      }
      return nil
    }
  }

  /// One like a load of the catalogue has its luck and what is not said otherwise; one that is like none says what it asks.
  private static func load(_ name: String, _ entry: ObjectReader) -> Load? {
    let like = entry.choiceIfPresent("like", from: LoadCatalogue.all.map(\.name))
    let base = like.flatMap(LoadCatalogue.named)
    let summary = entry.string("summary")
    var said: [String] = []
    let muscles = muscles(entry, base)
    said += muscles.said.map { "\($0).share" }
    // Ranges are those of the catalogue's loads.
    func number<Unit: UnitOfMeasure>(_ key: String, or usual: Sourced<Unit>? = nil) -> Sourced<Unit>? {
      let known = (base ?? LoadCatalogue.all[0]).parameters.first { $0.name == key }
      guard let known else { preconditionFailure("loads have no \(key)") }
      guard entry.hasMember(key) else {
        if let base { return Sourced(known.read(base), known.source) }
        if usual == nil {
          entry.reportMissing(key, expected: #"an object with "value" and "source" or "assumed""#)
        }
        return usual
      }
      said.append(key)
      return entry.objectIfPresent(key)?.sourced(in: known.range)
    }
    let intensity: Sourced<PercentMVC>? = number("intensity")
    let hours: Sourced<Hour>? = number("hoursPerDay")
    let days: Sourced<Count>? = number("daysPerWeek")
    let spread = number("dayToDay", or: Load.usualDayToDay)
    let bouts = number("bouts", or: Load.usualBouts)
    let pause = number("pause", or: Load.usualPause)
    let cold = number("cold", or: Load.usualCold)
    let stress = number("stress", or: Load.usualStress)
    let sleep = number("sleepLoss", or: Load.usualSleepLoss)
    guard let intensity, let hours, let days, let spread, let bouts, let pause, let cold, let stress,
      let sleep,
      !muscles.shares.isEmpty
    else { return nil }
    return Load(
      name: name, summary: summary, muscles: muscles.shares, intensity: intensity, hoursPerDay: hours,
      daysPerWeek: days, dayToDay: spread, bouts: bouts, pause: pause, cold: cold, stress: stress,
      sleepLoss: sleep
    ).own(like: like, numbers: said)
  }

  /// The shares of muscles, and the muscles of which the scenario says one.
  private static func muscles(
    _ entry: ObjectReader, _ base: Load?
  ) -> (shares: [(name: String, share: Sourced<One>)], said: [String]) {
    var shares: [(name: String, share: Sourced<One>)] = []
    for muscle in base?.muscles ?? [] {
      guard let parameter = base?.parameters.first(where: { $0.name == "\(muscle.name).share" }) else {
        continue
      }
      shares.append((muscle.name, Sourced(muscle.share.value, parameter.source)))
    }
    let known = MuscleCatalogue.all.map(\.name)
    let reader = base == nil ? entry.object("muscles") : entry.objectIfPresent("muscles")
    let written = reader?.entries ?? []
    if base == nil, written.isEmpty { entry.value("muscles")?.report("loads no muscle") }
    var said: [String] = []
    for (muscle, value) in written {
      guard known.contains(muscle) else {
        let hint = nearestName(to: muscle, in: known).map { "; did you mean \(JSONValue.quoted($0))?" } ?? ""
        value.report("is no muscle\(hint)")
        continue
      }
      guard let share: Sourced<One> = value.object()?.sourced(in: 0...1) else { continue }
      said.append(muscle)
      if let place = shares.firstIndex(where: { $0.name == muscle }) {
        shares[place].share = share
      } else {
        shares.append((muscle, share))
      }
    }
    return (shares, said)
  }

  private static func population(_ name: String, _ entry: ObjectReader) -> Population? {
    let like = entry.choice("like", from: PopulationCatalogue.all.map(\.name))
    let summary = entry.string("summary")
    let written = entry.objectIfPresent("numbers")?.entries ?? []
    guard let like, let base = PopulationCatalogue.named(like) else { return nil }
    let known = base.parameters.map(\.name)
    let numbers = written.compactMap { number, value -> Population.OwnNumber? in
      guard let parameter = base.parameters.first(where: { $0.name == number }) else {
        let hint = nearestName(to: number, in: known).map { "; did you mean \(JSONValue.quoted($0))?" } ?? ""
        value.report("is no number of \(like)\(hint)")
        return nil
      }
      guard let entry = value.object(),
        let found = entry.ownValue(as: parameter.unit, in: parameter.range, isWhole: parameter.isWhole),
        let source = entry.ownSource()
      else { return nil }
      return Population.OwnNumber(name: number, value: found, source: source)
    }
    return base.own(name: name, summary: summary, numbers: numbers)
  }
}

extension ObjectReader {
  /// `value`, with its unit.
  func ownValue(as unit: MeasurementUnit, in range: ClosedRange<Double>, isWhole: Bool = false) -> Double? {
    guard let value = value("value") else {
      reportMissing("value", expected: QuantityText.expectation(unit, in: range, isWhole: isWhole))
      return nil
    }
    return value.quantity(as: unit, in: range, isWhole: isWhole)
  }

  /// A number with its source.
  func sourced<Unit: UnitOfMeasure>(in range: ClosedRange<Double>) -> Sourced<Unit>? {
    let value = ownValue(as: Unit.unit, in: range, isWhole: Unit.unit.dimension == .count)
    guard let source = ownSource(), let value else { return nil }
    return Sourced(value, source)
  }
}
