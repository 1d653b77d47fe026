// SPDX-License-Identifier: GPL-3.0-or-later

/// Something that can be described: a therapy, a muscle, a mechanism …
struct Entry: Sendable {
  let topic: Topic
  let name: String
  let summary: String
  var facts: [Fact] = []
  var choices: [ChoiceFacts] = []
  var numbers: [NumberFacts] = []
  /// Whom a population draws; made only where it is told.
  var people: (@Sendable () -> TableOne)?
}

/// One statement about an entry.
struct Fact: Sendable {
  enum Content: Sendable {
    case text(String)
    case list([String])
  }
  /// In the form of a JSON key: `importantDifference`.
  let name: String
  let content: Content

  init(_ name: String, _ text: String) { (self.name, content) = (name, .text(text)) }
  init(_ name: String, _ list: [String]) { (self.name, content) = (name, .list(list)) }

  /// The name in words: `important difference`.
  var label: String {
    name.reduce(into: "") { label, letter in
      label += letter.isUppercase ? " \(letter.lowercased())" : String(letter)
    }
  }

  var isEmpty: Bool {
    if case .list(let list) = content { list.isEmpty } else { false }
  }

  var text: String {
    switch content {
    case .text(let text): text
    case .list(let list): list.isEmpty ? "none" : list.joined(separator: ", ")
    }
  }
}

/// A dose that is given by name.
struct ChoiceFacts: Sendable, Encodable {
  let name: String
  let summary: String
  let allowed: [String]
  let standard: String

  private enum CodingKeys: String, CodingKey {
    case name, summary, allowed
    case standard = "default"
  }
}

extension Entry: Encodable {
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: NameKey.self)
    try container.encode(topic.noun, forKey: NameKey("kind"))
    try container.encode(name, forKey: NameKey("name"))
    try container.encode(summary, forKey: NameKey("summary"))
    for fact in facts {
      switch fact.content {
      case .text(let text): try container.encode(text, forKey: NameKey(fact.name))
      case .list(let list): try container.encode(list, forKey: NameKey(fact.name))
      }
    }
    if let people { try container.encode(people(), forKey: NameKey("people")) }
    if !choices.isEmpty { try container.encode(choices, forKey: NameKey("choices")) }
    if !numbers.isEmpty { try container.encode(numbers, forKey: NameKey("parameters")) }
  }
}
