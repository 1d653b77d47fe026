// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

/// Where a value stands in a JSON text: `arms.four-passes[0].hold`.
///
/// Keys that hold a dot, a bracket, a quotation mark or a blank are written as `arms["a.b"]`.
package struct JSONPath: Sendable, Hashable {
  package enum Step: Sendable, Hashable {
    case key(String)
    case index(Int)
  }

  package private(set) var steps: [Step]

  package init(_ steps: [Step] = []) { self.steps = steps }

  package func appending(_ step: Step) -> JSONPath { JSONPath(steps + [step]) }

  mutating func append(_ step: Step) { steps.append(step) }

  mutating func removeLast() { steps.removeLast() }

  private static func isPlain(_ key: String) -> Bool {
    !key.isEmpty && !key.unicodeScalars.contains { ".[]\"\\".unicodeScalars.contains($0) || $0.value <= 0x20 }
  }
}

extension JSONPath: CustomStringConvertible {
  package var description: String {
    steps.reduce(into: "") { text, step in
      switch step {
      case .index(let index): text += "[\(index)]"
      case .key(let key) where Self.isPlain(key): text += text.isEmpty ? key : ".\(key)"
      case .key(let key): text += "[\(JSONValue.quoted(key))]"
      }
    }
  }
}

extension JSONPath {
  /// The path that `text` spells; `nil` when it is not one.
  package init?(_ text: String) {
    var steps: [Step] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.first {
      if byte == UInt8(ascii: "[") {
        guard let step = Self.bracket(&rest) else { return nil }
        steps.append(step)
        continue
      }
      if byte == UInt8(ascii: ".") {
        guard !steps.isEmpty else { return nil }
        rest.removeFirst()
      } else if !steps.isEmpty {
        return nil
      }
      let key = String(decoding: rest.prefix { !".[".utf8.contains($0) }, as: UTF8.self)
      guard Self.isPlain(key) else { return nil }
      steps.append(.key(key))
      rest = rest.dropFirst(key.utf8.count)
    }
    guard !steps.isEmpty else { return nil }
    self.steps = steps
  }

  /// Takes `[3]` or `["a.b"]` from the front of `text`.
  private static func bracket(_ text: inout ArraySlice<UInt8>) -> Step? {
    var reader = JSONReader(bytes: Array(text.dropFirst()))
    var step: Step?
    if reader.peek == UInt8(ascii: "\"") {
      step = (try? reader.string()).map(Step.key)
    } else if let number = try? reader.number() {
      step = Int(number.text).flatMap { $0 >= 0 ? .index($0) : nil }
    }
    guard let step, reader.take("]") else { return nil }
    text = text.dropFirst(1 + reader.next)
    return step
  }
}
