// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

/// One number of the program, whatever it belongs to.
struct NumberFacts: Sendable {
  /// What it belongs to, such as `knotDrive` or `pressure`.
  let owner: String
  /// Its name there, such as `latchGain`.
  let name: String
  /// Its name in scenarios, which no other number of a scenario has: `knotDrive.latchGain`,
  /// `muscle.upper-trapezius.cover`.
  let fullName: String
  let summary: String
  let unit: MeasurementUnit
  let range: ClosedRange<Double>
  let isWhole: Bool
  let value: Double
  let source: Source

  var readableValue: String { QuantityText.readable(value, unit) }
  var readableRange: String { QuantityText.readable(range, unit) }

  /// What `parameter` says of `root`, which is called `owner`, and `place` in scenarios where that differs.
  init<Root>(_ parameter: Parameter<Root>, of root: Root, owner: String, place: String? = nil) {
    self.owner = owner
    self.name = parameter.name
    self.fullName = "\(place ?? owner).\(name)"
    self.summary = parameter.summary
    self.unit = parameter.unit
    self.range = parameter.range
    self.isWhole = parameter.isWhole
    self.value = parameter.read(root)
    self.source = parameter.source
  }

  /// What a parameter named `owner.name` says of `root`, which scenarios find in `place`.
  init<Root>(qualified parameter: Parameter<Root>, of root: Root, in place: String? = nil) {
    let parts = parameter.name.split(separator: ".", maxSplits: 1)
    self.owner = parts.first.map(String.init) ?? ""
    self.name = parts.last.map(String.init) ?? ""
    self.fullName = place.map { "\($0).\(parameter.name)" } ?? parameter.name
    self.summary = parameter.summary
    self.unit = parameter.unit
    self.range = parameter.range
    self.isWhole = parameter.isWhole
    self.value = parameter.read(root)
    self.source = parameter.source
  }
}

extension Source {
  /// The source in words, with its kind.
  var sentence: String {
    switch self {
    case .measured: "measured, \(text)"
    case .fitted: text
    case .assumed: "assumed: \(text)"
    }
  }
}

extension NumberFacts: Encodable {
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: NameKey.self)
    try container.encode(fullName, forKey: NameKey("name"))
    try container.encode(owner, forKey: NameKey("owner"))
    try container.encode(summary, forKey: NameKey("summary"))
    try container.encode(unit.symbol, forKey: NameKey("unit"))
    try container.encode(unit.ucum, forKey: NameKey("ucum"))
    try container.encode(value, forKey: NameKey("default"))
    try container.encode(Self.bound(range.lowerBound), forKey: NameKey("low"))
    try container.encode(Self.bound(range.upperBound), forKey: NameKey("high"))
    try container.encode(isWhole, forKey: NameKey("isWhole"))
    try container.encode(SourceFacts(source), forKey: NameKey("source"))
  }

  /// Nil where there is no limit.
  private static func bound(_ value: Double) -> Double? {
    abs(value) < Double.greatestFiniteMagnitude ? value : nil
  }
}

/// A source as data.
struct SourceFacts: Encodable {
  let kind: String
  let text: String
  let reference: ReferenceFacts?

  init(_ source: Source) {
    kind = source.kind
    text = source.text
    reference = source.reference.map { ReferenceFacts($0) }
  }
}

/// A publication as data.
struct ReferenceFacts: Encodable {
  let key: String
  let citation: String
  let identifier: String

  init(_ reference: Reference) {
    key = reference.key
    citation = reference.citation
    identifier = reference.identifier
  }
}
