// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Quantities
import Simulation
import Therapies

/// The strategies that a scenario compares.
extension ScenarioFile {
  /// Those under `therapies`.
  func therapies() -> [OwnTherapy] {
    named("therapies", besides: TherapyCatalogue.all.map { $0.name }).compactMap { name, entry in
      var reader = OwnTherapyReader(name, entry)
      return reader.read()
    }
  }

  /// - Parameters:
  ///   - muscles: in the order of the file; the first is treated where an entry names none.
  ///   - duration: of the course, in seconds.
  ///   - own: therapies of the scenario's own.
  mutating func arms(muscles: [MusclePlan], duration: Double, own: [OwnTherapy]) -> [Arm] {
    let reader = root.object("arms")
    let entries = reader.entries
    if entries.isEmpty { reader.report(#"has no arm; expected at least one, such as "wait-and-see": []"#) }
    if entries.count > ScenarioLimits.arms {
      reader.report("has \(entries.count) arms, more than \(ScenarioLimits.arms)")
      return []
    }
    var arms: [Arm] = []
    for (name, value) in entries {
      if !ScenarioLimits.isArmName(name) {
        value.report(#"is not a name of an arm; expected ASCII letters, digits, "-", "_" and ".""#)
      } else if let fault = TableName.fault(of: name) {
        value.report("is not a name of an arm: it \(fault)")
      }
      var courses: [TherapyCourse] = []
      for element in value.array() ?? [] {
        guard let entry = element.object() else { continue }
        if let course = course(entry, muscles, duration, own) { courses.append(course) }
      }
      arms.append(Arm(name: name, courses: courses))
    }
    return arms
  }

  private mutating func course(
    _ entry: ObjectReader, _ muscles: [MusclePlan], _ duration: Double, _ own: [OwnTherapy]
  ) -> TherapyCourse? {
    let name = entry.choice("therapy", from: TherapyCatalogue.all.map { $0.name } + own.map(\.name))
    let usual: (any Therapy)? = name.flatMap { name in
      own.first { $0.name == name } ?? TherapyCatalogue.named(name)?.init()
    }
    guard let name, let usual else {
      // Nobody knows the doses of an unknown therapy.
      entry.acceptAllKeys()
      return nil
    }
    // Without sessions there is nothing to dose.
    if name == WaitAndSee.name { return nil }
    // Work changes without sessions; neither work nor a tablet goes to a muscle and into a therapist's hands.
    let hasSessions = usual.kind != .work
    let perWeek =
      hasSessions ? entry.quantity("perWeek", as: One.unit, in: ScenarioLimits.perWeek, example: 2) : 0
    let (start, length) = period(entry, within: duration)
    let isLocal = hasSessions && usual.kind != .drug
    let treated = isLocal ? treatedMuscles(entry, among: muscles) : []
    let points = isLocal ? points(entry, of: treated) : 1
    let care = isLocal && !usual.kind.isSelfGiven ? care(entry) : .byPatients
    let therapy = filled(usual, entry)
    guard !isLocal || !treated.isEmpty else { return nil }
    return TherapyCourse(
      therapy: therapy, perWeek: Quantity(perWeek), duration: Quantity(length), start: Quantity(start),
      muscles: treated.map(\.identifier), points: points, care: care)
  }

  /// When sessions begin and for how long they go on, in seconds.
  private mutating func period(_ entry: ObjectReader, within duration: Double) -> (start: Double, Double) {
    let longest = ScenarioLimits.course.upperBound
    let start = entry.quantity("start", as: Second.unit, in: 0...longest, default: 0)
    let length = entry.quantityIfPresent(
      "for", as: Second.unit, in: ScenarioLimits.course, example: 42 * ScenarioLimits.day)
    let left = duration - start
    guard left > 0 else {
      let whole = QuantityText.readable(duration, Second.unit)
      entry.value("start")?.report("does not lie within the course of \(whole)")
      return (0, duration)
    }
    guard let length, length <= left else {
      if length != nil {
        warnings.append("\(entry.path) goes on after the course; its sessions end with it")
      }
      return (start, left)
    }
    return (start, length)
  }

  private func care(_ entry: ObjectReader) -> Care {
    var care = Care()
    care.policy = entry.choice("therapist", default: care.policy)
    entry.fill(&care, from: Care.parameters)
    return care
  }

  private func treatedMuscles(_ entry: ObjectReader, among muscles: [MusclePlan]) -> [MusclePlan] {
    let first = Array(muscles.prefix(1))
    guard let written = entry.value("muscle"), !lacksMuscles, !muscles.isEmpty else { return first }
    var names = muscles.map(\.identifier)
    for muscle in muscles where !names.contains(muscle.anatomy.name) { names.append(muscle.anatomy.name) }
    guard let name = written.choice(from: names + [ScenarioLimits.allMuscles]) else { return first }
    if name == ScenarioLimits.allMuscles { return muscles }
    if let exact = muscles.first(where: { $0.identifier == name }) { return [exact] }
    let meant = muscles.filter { $0.anatomy.name == name }
    if meant.count > 1 { written.reject(expected: Expectation.name(meant.map(\.identifier))) }
    return Array(meant.prefix(1))
  }

  private mutating func points(_ entry: ObjectReader, of muscles: [MusclePlan]) -> Int {
    let points = entry.whole("points", in: ScenarioLimits.treatedPoints, default: 1)
    if muscles.count > 1, !entry.hasMember("points") {
      warnings.append(
        "\(entry.path) looks in \(muscles.count) muscles and treats the one point that is hardest; \"points\" says how many"
      )
    }
    let existing = muscles.reduce(0) { $0 + $1.points }
    if existing > 0, points > existing {
      let owner = muscles.count == 1 ? "\(muscles[0].identifier) has" : "these muscles have"
      entry.value("points")?.report(
        "is \(points), but \(owner) \(existing == 1 ? "1 point" : "\(existing) points")")
    }
    return points
  }

  /// The therapy with the doses that an entry writes.
  private func filled<T: Therapy>(_ usual: T, _ entry: ObjectReader) -> any Therapy {
    var therapy = usual
    entry.fill(&therapy, from: usual.parameters)
    for choice in usual.choices {
      guard let written = entry.value(choice.name) else { continue }
      guard let (unit, range) = choice.quantity else {
        if let name = written.choice(from: choice.allowed) { choice.writeName(&therapy, name) }
        continue
      }
      switch written.namedQuantity(from: choice.allowed, as: unit, in: range) {
      case .named(let name): choice.writeName(&therapy, name)
      case .quantity(let value): choice.writeQuantity(&therapy, value)
      case nil: break
      }
    }
    return therapy
  }
}
