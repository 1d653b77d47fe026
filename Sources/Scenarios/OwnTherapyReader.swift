// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities
import Simulation
import Therapies

/// Reads a therapy of a scenario's own: `summary`, `doses` and `session`.
///
/// ```json
/// "press-and-stretch": {
///   "summary": "long presses, then a stretch",
///   "doses": { "hold": { "value": "60 s", "from": "20 s", "to": "120 s", "assumed": "what hands bear" } },
///   "session": [ { "press": { "hold": { "dose": "hold" }, "pressure": "threshold" } }, { "stretch": {} } ]
/// }
/// ```
///
/// A number of a manoeuvre is a dose or what the catalogue takes, so that each has a source.
struct OwnTherapyReader {
  /// What is known of a dose while the session is read.
  private struct Use {
    let name: String
    let unit: MeasurementUnit
    var range: ClosedRange<Double>
    /// Of the catalogue, for what says nothing else.
    let summary: String
    let source: Source
    let usual: Double?
  }

  private let name: String
  private let reader: ObjectReader
  private let written: ObjectReader
  private let known: [String]
  private var uses: [Use] = []
  private var verbs: [String: Int] = [:]

  /// Keys of every entry of an arm, which no dose may be called.
  private static let taken = ["therapy", "perWeek", "start", "for", "muscle", "points", "therapist"]

  init(_ name: String, _ reader: ObjectReader) {
    self.name = name
    self.reader = reader
    written = reader.objectIfPresent("doses") ?? .standIn(at: reader.path)
    known = written.entries.map(\.name)
  }

  /// Nil after problems, which have been told.
  mutating func read() -> OwnTherapy? {
    let summary = reader.string("summary")
    let session = reader.array("session")
    if session.isEmpty { reader.value("session")?.report("is empty: nothing is done") }
    guard let parts = parts(session, isRepeated: false) else {
      written.acceptAllKeys()
      return nil
    }
    let doses = self.doses()
    let steps = parts.flatMap(\.steps)
    guard !steps.isEmpty else {
      reader.value("session")?.report(
        "has no manoeuvre; expected one of \(Self.verbs.joined(separator: ", "))")
      return nil
    }
    // A session has one price of what it injects.
    guard Set(steps.compactMap(\.therapy.injected)).count < 2 else {
      reader.value("session")?.report("injects several drugs; expected one in a session")
      return nil
    }
    return doses.map { OwnTherapy(name, summary, doses: $0, parts: parts) }
  }

  private static let verbs = TherapyCatalogue.manoeuvres.map(\.verb)
  private static let keys = verbs + ["rest", "repeat"]

  private mutating func parts(_ elements: [ValueReader], isRepeated: Bool) -> [OwnTherapy.Part]? {
    var parts: [OwnTherapy.Part] = []
    var isGood = !elements.isEmpty
    for element in elements {
      guard let entry = element.object() else {
        isGood = false
        continue
      }
      if let part = part(entry, isRepeated: isRepeated) { parts.append(part) } else { isGood = false }
    }
    return isGood ? parts : nil
  }

  private mutating func part(_ entry: ObjectReader, isRepeated: Bool) -> OwnTherapy.Part? {
    let present = Self.keys.filter(entry.hasMember)
    guard present.count == 1 else {
      // The keys are asked for, so that a misspelt one is told with the nearest.
      for key in Self.keys { _ = entry.value(key) }
      entry.report(
        present.isEmpty
          ? "says nothing to do; expected one of \(Self.keys.joined(separator: ", "))"
          : "says \(present.joined(separator: " and ")); expected one of them")
      return nil
    }
    switch present[0] {
    case "rest":
      return dose(
        entry.value("rest"), as: Second.unit, in: 0...3_600, summary: "Pause",
        source: .assumed(because: "as the scenario says"), usual: nil
      ).map { .rest(dose: $0) }
    case "repeat":
      let times = dose(
        entry.value("repeat"), as: Count.unit, in: 0...60, summary: "Rounds",
        source: .assumed(because: "as the scenario says"), usual: nil)
      let steps = entry.array("steps")
      // Rounds of rounds could be more than anybody waits for.
      guard !isRepeated else {
        entry.report("repeats within a repetition; expected one level")
        return nil
      }
      guard let times, let inner = parts(steps, isRepeated: true) else { return nil }
      return .repeated(dose: times, inner)
    default:
      guard let (verb, kind) = TherapyCatalogue.manoeuvres.first(where: { $0.verb == present[0] }) else {
        return nil
      }
      return entry.objectIfPresent(verb).flatMap { step(kind.init(), verb, $0) }.map { .step($0) }
    }
  }

  /// A manoeuvre: names stand as they are, numbers as doses; what is not written becomes a dose of the catalogue's value.
  private mutating func step<T: CataloguedTherapy>(
    _ usual: T, _ verb: String, _ entry: ObjectReader
  ) -> OwnTherapy.Step? {
    verbs[verb, default: 0] += 1
    let times = verbs[verb] ?? 1
    var own = usual
    var isGood = true
    var bound: [(number: String, dose: Int, write: @Sendable (inout T, Double) -> Void)] = []
    for parameter in T.parameters {
      let dose =
        if let value = entry.value(parameter.name) {
          self.dose(
            value, as: parameter.unit, in: parameter.range, summary: parameter.summary,
            source: parameter.source,
            usual: nil)
        } else {
          note(
            Use(
              name: Self.name(of: parameter.name, in: verb, times: times), unit: parameter.unit,
              range: parameter.range,
              summary: parameter.summary, source: parameter.source, usual: parameter.read(usual)))
        }
      if let dose { bound.append((parameter.name, dose, parameter.write)) } else { isGood = false }
    }
    for choice in T.choices {
      guard let value = entry.value(choice.name) else { continue }
      if case .object = value.value.kind, let (unit, range) = choice.quantity {
        let dose = dose(
          value, as: unit, in: range, summary: choice.summary,
          source: .assumed(because: "as the scenario says"), usual: nil)
        if let dose { bound.append((choice.name, dose, choice.writeQuantity)) } else { isGood = false }
      } else if let name = value.choice(from: choice.allowed) {
        choice.writeName(&own, name)
      } else {
        isGood = false
      }
    }
    var step = OwnTherapy.Step(own)
    for (number, dose, write) in bound { step.bind(number, to: dose, of: T.self, write: write) }
    return isGood ? step : nil
  }

  /// Such as `pressRamp`, or `press2Ramp` of the second press.
  private static func name(of number: String, in verb: String, times: Int) -> String {
    let words = verb.split(separator: "-")
    let camel = words.dropFirst().reduce(String(words[0])) { $0 + $1.prefix(1).uppercased() + $1.dropFirst() }
    return "\(camel)\(times > 1 ? "\(times)" : "")\(number.prefix(1).uppercased())\(number.dropFirst())"
  }

  /// The place of the dose that `{"dose": "name"}` names; nil after a report.
  private mutating func dose(
    _ value: ValueReader?, as unit: MeasurementUnit, in range: ClosedRange<Double>, summary: String,
    source: Source, usual: Double?
  ) -> Int? {
    guard let value else { return nil }
    guard case .object = value.value.kind, let entry = value.object() else {
      value.report(
        #"is not a dose; numbers stand under "doses", each with its source, and here as {"dose": "name"}"#)
      return nil
    }
    guard let name = entry.choice("dose", from: known) else { return nil }
    return note(
      Use(name: name, unit: unit, range: range, summary: summary, source: source, usual: usual),
      told: value)
  }

  private mutating func note(_ use: Use, told: ValueReader? = nil) -> Int? {
    guard let place = uses.firstIndex(where: { $0.name == use.name }) else {
      uses.append(use)
      return uses.count - 1
    }
    guard uses[place].unit == use.unit else {
      let (one, other) = (uses[place].unit.inTables, use.unit.inTables)
      told?.report("needs \(use.name) in \(other), which another place needs in \(one)")
      return nil
    }
    let range = uses[place].range
    let (low, high) = (
      max(range.lowerBound, use.range.lowerBound), min(range.upperBound, use.range.upperBound)
    )
    guard low <= high else {
      told?.report("allows \(use.name) no value that another place allows too")
      return nil
    }
    uses[place].range = low...high
    return place
  }

  private func doses() -> [OwnTherapy.Dose]? {
    var isGood = true
    for (name, value) in written.entries {
      let use = uses.first { $0.name == name }
      if use == nil { value.report("is a dose of no manoeuvre of the session") }
      if use?.usual != nil {
        value.report(#"is what the catalogue's own number of a manoeuvre is called; expected another name"#)
      }
      isGood = isGood && use != nil && use?.usual == nil
    }
    let doses = uses.map { use -> OwnTherapy.Dose? in
      if let usual = use.usual {
        return OwnTherapy.Dose(
          use.name, use.summary, unit: use.unit, range: use.range, usual: usual, source: use.source,
          isCatalogued: true)
      }
      guard let entry = written.objectIfPresent(use.name) else { return nil }
      return dose(entry, use)
    }
    guard isGood, !doses.contains(where: { $0 == nil }) else { return nil }
    return doses.compactMap(\.self)
  }

  private func dose(_ entry: ObjectReader, _ use: Use) -> OwnTherapy.Dose? {
    let isName = use.name.utf8.allSatisfy {
      ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || (0x30...0x39).contains($0)
    }
    if !isName || use.name.isEmpty {
      entry.report("is not a name of a dose; expected ASCII letters and digits, such as \"hold\"")
    } else if Self.taken.contains(use.name) || Care.parameters.contains(where: { $0.name == use.name }) {
      entry.report("is not a name of a dose: every entry of an arm has that key")
    }
    let isWhole = use.unit.dimension == .count
    let range = use.range
    let low = entry.value("from")?.quantity(as: use.unit, in: range, isWhole: isWhole)
    let high = entry.value("to")?.quantity(as: use.unit, in: range, isWhole: isWhole)
    let (from, to) = (low ?? range.lowerBound, high ?? range.upperBound)
    guard from <= to else {
      entry.report("is an empty range")
      return nil
    }
    guard
      let value = entry.value("value")?.quantity(as: use.unit, in: from...to, isWhole: isWhole)
    else {
      if !entry.hasMember("value") {
        entry.reportMissing(
          "value",
          expected: QuantityText.expectation(use.unit, in: from...to, isWhole: isWhole, example: from))
      }
      return nil
    }
    let summary = entry.string("summary", default: use.summary)
    return entry.ownSource().map {
      OwnTherapy.Dose(use.name, summary, unit: use.unit, range: from...to, usual: value, source: $0)
    }
  }
}

extension ObjectReader {
  /// Where a number of the scenario's own comes from: `source`, a citation, or `assumed`, a reason. Nil after a report.
  func ownSource() -> Source? {
    let source = stringIfPresent("source")
    let reason = stringIfPresent("assumed")
    // They stand in a cell of parameters.csv.
    for (key, text) in [("source", source), ("assumed", reason)] {
      guard let text, !text.allSatisfy(\.isWhitespace), let fault = TableName.formulaFault(of: text) else {
        continue
      }
      value(key)?.report("cannot be a source: it \(fault)")
    }
    switch (source, reason) {
    case (let source?, nil) where !source.allSatisfy(\.isWhitespace):
      return .measured(Reference(Self.key(of: source), about: source), source)
    case (nil, let reason?) where !reason.allSatisfy(\.isWhitespace): return .assumed(because: reason)
    case (nil, nil) where hasMember("source") || hasMember("assumed"): return nil
    default:
      report(#"needs a source: "source" with a citation, or "assumed" with the reason"#)
      return nil
    }
  }

  /// The first words of a citation, and four digits that tell it from others that begin so.
  private static func key(of citation: String) -> String {
    let words = citation.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }.prefix(4)
    let sum = citation.utf8.reduce(UInt32(0)) { ($0 &* 31) &+ UInt32($1) } % 10_000
    let digits = String(repeating: "0", count: 4 - "\(sum)".count) + "\(sum)"
    return (words + [Substring(digits)]).joined(separator: "-")
  }
}
