// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

/// Making JSON values.
extension JSONValue {
  static func object(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
    JSONValue(.object(members.map { JSONMember($0, $1) }))
  }

  static func object(_ members: some Sequence<(String, JSONValue)>) -> JSONValue {
    JSONValue(.object(members.map { JSONMember($0, $1) }))
  }

  static func array(_ values: [JSONValue]) -> JSONValue { JSONValue(.array(values)) }

  static func text(_ text: String) -> JSONValue { JSONValue(.string(text)) }

  static func truth(_ isTrue: Bool) -> JSONValue { JSONValue(.bool(isTrue)) }

  static func whole(_ value: Int) -> JSONValue { JSONValue(.number(JSONNumber(value))) }

  /// `value`, which must be finite, in its shortest form.
  static func number(_ value: Double) -> JSONValue {
    JSONNumber(grammatical: plain(value)).map { JSONValue(.number($0)) } ?? JSONValue(.null)
  }

  /// A quantity as a scenario writes it; it reads back the same to the last bit.
  static func quantity(_ value: Double, _ unit: MeasurementUnit) -> JSONValue {
    unit.dimension.isBare ? .number(value) : .text(QuantityText.readable(value, unit))
  }

  /// As a scenario bounds an outcome: a bare number where its unit is a rating or none.
  static func outcomeValue(_ value: Double, in unit: MeasurementUnit) -> JSONValue {
    unit.dimension == .rating ? .number(value) : .quantity(value, unit)
  }

  /// A share of 1, made by dividing a percentage by 100, as a percentage that gives the same share.
  static func percentage(_ share: Double) -> JSONValue {
    // Among the few numbers that do, the rounded one is the shortest.
    let near = share * 100
    let candidates = [(share * 1e14).rounded() / 1e12, near, near.nextDown, near.nextUp]
    return .quantity(candidates.first { $0 / 100 == share } ?? near, Percent.unit)
  }
}

extension JSONValue {
  /// The value on several lines, indented by two blanks a level; short lists and objects stay on one line.
  package var indentedText: String { indented(by: 0, after: 0) }

  private func indented(by level: Int, after used: Int) -> String {
    let compact = text
    if level > 0, 2 * level + used + compact.count <= 108 { return compact }
    let margin = String(repeating: "  ", count: level + 1)
    let end = "\n" + String(repeating: "  ", count: level)
    switch kind {
    case .array(let values) where !values.isEmpty:
      let lines = values.map { margin + $0.indented(by: level + 1, after: 0) }
      return "[\n" + lines.joined(separator: ",\n") + end + "]"
    case .object(let members) where !members.isEmpty:
      let lines = members.map { member in
        let key = Self.quoted(member.name) + ": "
        return margin + key + member.value.indented(by: level + 1, after: key.count)
      }
      return "{\n" + lines.joined(separator: ",\n") + end + "}"
    default: return compact
    }
  }
}
