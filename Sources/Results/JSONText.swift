// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// A JSON value kept as it was written, with its order of keys and its spelling of numbers.
package struct JSONText: Sendable, Hashable {
  /// The value, without white space around it.
  package let text: String

  /// Nil where `text` is not one JSON value.
  package init?(_ text: String) {
    let value = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard
      (try? JSONSerialization.jsonObject(with: Data(value.utf8), options: .fragmentsAllowed)) != nil
    else { return nil }
    self.text = value
  }

  /// `value` encoded with sorted keys. Throws what its encoding throws.
  package init(encoding value: some Encodable) throws {
    self.init(bytes: Array(try JSONEncoder.ofResults.encode(value)))
  }

  /// Bytes that are known to be one JSON value.
  init(bytes: [UInt8]) { text = String(decoding: bytes, as: UTF8.self) }

  static let null = JSONText(bytes: Array("null".utf8))

  /// Where the value of the top-level member `name` stands in the bytes of a valid JSON object.
  static func range(ofMember name: String, in json: [UInt8]) -> Range<Int>? {
    let quotedName = Array("\"\(name)\"".utf8)
    var depth = 0
    var key: Range<Int>?
    var start: Int?
    var index = 0
    while index < json.count {
      switch json[index] {
      case UInt8(ascii: "\""):
        let end = endOfString(from: index, in: json)
        if depth == 1, start == nil { key = index..<end }
        index = end
        continue
      case UInt8(ascii: ":") where depth == 1:
        if let key, json[key].elementsEqual(quotedName) { start = index + 1 }
      case UInt8(ascii: ",") where depth == 1, UInt8(ascii: "}") where depth == 1:
        if let start { return trimmed(start..<index, in: json) }
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
      index += 1
    }
    return nil
  }

  private static func endOfString(from start: Int, in json: [UInt8]) -> Int {
    var index = start + 1
    while index < json.count, json[index] != UInt8(ascii: "\"") {
      index += json[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(index + 1, json.count)
  }

  private static func trimmed(_ range: Range<Int>, in json: [UInt8]) -> Range<Int> {
    let isSpace = { (index: Int) in json[index] <= UInt8(ascii: " ") }
    let lower = range.first { !isSpace($0) } ?? range.upperBound
    let upper = range.last { !isSpace($0) }.map { $0 + 1 } ?? lower
    return lower..<upper
  }
}

extension JSONEncoder {
  /// The one way in which the files of a result folder are encoded: same value, same bytes.
  static var ofResults: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return encoder
  }
}
