// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Scenarios
import Testing

@Suite("JSON reader beside Foundation's")
struct JSONAgainstFoundationTests {
  /// What both readers make of a text, in one form: keys sorted, numbers as the bits of a double.
  private func canonical(_ value: JSONValue) -> String {
    switch value.kind {
    case .null: "null"
    case .bool(let bool): "\(bool)"
    case .number(let number): "#\(number.value == 0 ? 0 : number.value.bitPattern)"
    case .string(let string): "\(Array(string.utf8))"
    case .array(let values): "[\(values.map(canonical).joined(separator: " "))]"
    case .object(let members):
      "{\(members.map { "\(Array($0.name.utf8)):\(canonical($0.value))" }.sorted().joined(separator: " "))}"
    }
  }

  private func canonical(_ value: Any) -> String {
    switch value {
    case is NSNull: "null"
    case let object as [String: Any]:
      "{\(object.map { "\(Array($0.key.utf8)):\(canonical($0.value))" }.sorted().joined(separator: " "))}"
    case let values as [Any]: "[\(values.map { canonical($0) }.joined(separator: " "))]"
    case let string as String: "\(Array(string.utf8))"
    case let number as NSNumber where CFGetTypeIDIsBool(number): "\(number.boolValue)"
    case let number as NSNumber: "#\(number.doubleValue == 0 ? 0 : number.doubleValue.bitPattern)"
    default: "unexpected \(type(of: value))"
    }
  }

  /// Foundation hides truth values among numbers; their encoding tells them apart.
  private func CFGetTypeIDIsBool(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }

  private func foundation(_ text: [UInt8]) -> String? {
    (try? JSONSerialization.jsonObject(with: Data(text), options: .fragmentsAllowed)).map { canonical($0) }
  }

  private func ours(_ text: [UInt8]) -> String? {
    (try? JSONReader.read(text).value).map { canonical($0) }
  }

  @Test("random documents are read alike, and survive being written again", arguments: 0..<8)
  func documents(seed: UInt64) throws {
    var maker = DocumentMaker(random: SplitMix(state: seed))
    for _ in 0..<250 {
      let text = Array(maker.document().utf8)
      let value = try JSONReader.read(text).value
      #expect(canonical(value) == foundation(text), "\(String(decoding: text, as: UTF8.self))")
      #expect(try JSONReader.read(Array(value.text.utf8)).value == value)
    }
  }

  @Test("damaged documents never crash, and what we accept Foundation reads alike", arguments: 0..<8)
  func damage(seed: UInt64) {
    var maker = DocumentMaker(random: SplitMix(state: 1_000 + seed))
    var refused = 0
    for _ in 0..<1_000 {
      let text = maker.damaged(Array(maker.document().utf8))
      if let ours = ours(text) {
        #expect(ours == foundation(text), "\(String(decoding: text, as: UTF8.self))")
      } else {
        refused += 1
      }
    }
    #expect(refused > 300)
  }
}
