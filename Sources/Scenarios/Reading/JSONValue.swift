// SPDX-License-Identifier: GPL-3.0-or-later

/// A JSON value as written: members in their order, numbers with their digits, and the line of each value.
///
/// Foundation's readers keep none of the three, and take the last of two equal keys without a word.
package struct JSONValue: Sendable {
  package enum Kind: Sendable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSONValue])
    case object([JSONMember])
  }

  package var kind: Kind
  /// The line on which the value begins, counted from 1; 0 for a value that comes from no file.
  package var line: Int

  package init(_ kind: Kind, line: Int = 0) {
    self.kind = kind
    self.line = line
  }

  /// The value of the first member called `name`; `nil` when there is none or this is no object.
  package subscript(name: String) -> JSONValue? {
    guard case .object(let members) = kind else { return nil }
    return members.first { $0.name == name }?.value
  }
}

/// A key of an object and its value.
package struct JSONMember: Sendable {
  package var name: String
  package var value: JSONValue
  /// The line of the key.
  package var line: Int

  package init(_ name: String, _ value: JSONValue, line: Int = 0) {
    self.name = name
    self.value = value
    self.line = line
  }
}

/// A number with the digits it was written in, so that whole numbers beyond 2^53 keep them.
package struct JSONNumber: Sendable, Hashable {
  package let text: String
  /// The nearest `Double`, always finite.
  package let value: Double

  /// `nil` when `text` is beyond the range of a `Double`. The caller vouches for the grammar.
  init?(grammatical text: String) {
    guard let value = Double(text), value.isFinite else { return nil }
    self.text = text
    self.value = value
  }

  package init(_ value: Int) {
    self.text = "\(value)"
    self.value = Double(value)
  }

  /// The number as a whole one, when it is written as such or as `4.0` or `1e3`.
  package func whole<Whole: FixedWidthInteger>(as _: Whole.Type) -> Whole? {
    Whole(text) ?? Whole(exactly: value)
  }
}

/// Equality of content: the line does not count, the order of members does.
extension JSONValue: Equatable {
  package static func == (a: JSONValue, b: JSONValue) -> Bool {
    switch (a.kind, b.kind) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.string(let a), .string(let b)): a == b
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let b)):
      a.elementsEqual(b) { $0.name == $1.name && $0.value == $1.value }
    default: false
    }
  }
}
