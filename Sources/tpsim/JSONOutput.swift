// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Results
import Scenarios

/// Prints `value` as JSON: same value, same bytes.
func printJSON(_ value: some Encodable) throws {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  Console.say(json: String(decoding: try encoder.encode(value), as: UTF8.self))
}

/// Prints `value` as JSON on one line, at once, so that a reader can follow a run.
func printJSONLine(_ value: some Encodable) throws {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  Console.say(json: String(decoding: try encoder.encode(value), as: UTF8.self))
}

/// A name known only when the value is there.
struct NameKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ name: String) { stringValue = name }
  init?(stringValue: String) { self.init(stringValue) }
  init?(intValue: Int) { nil }
}
