// SPDX-License-Identifier: GPL-3.0-or-later
import Outcomes
import Quantities

/// A publication, and what rests on it.
struct Citation: Sendable {
  let reference: Reference
  /// Names of the numbers that were read in it, with the place.
  var measured: [(name: String, place: String)] = []
  /// Names of the numbers that were fitted to it.
  var fitted: [String] = []
  /// Names of the guesses that it speaks for.
  var guided: [String] = []

  /// The publications behind `statements`, by key.
  static func all(in statements: [(name: String, source: Source)]) -> [Citation] {
    var citations: [String: Citation] = [:]
    for (name, source) in statements {
      for reference in source.references {
        var citation = citations[reference.key] ?? Citation(reference: reference)
        switch source {
        case .measured(let own, let place) where own == reference: citation.measured.append((name, place))
        case .fitted: citation.fitted.append(name)
        case .measured, .assumed: citation.guided.append(name)
        }
        citations[reference.key] = citation
      }
    }
    return citations.values.sorted { $0.reference.key < $1.reference.key }
  }

  /// What the important differences of the outcomes rest on.
  static var importantDifferences: [(name: String, source: Source)] {
    OutcomeCatalogue.all.compactMap { outcome in
      outcome.importantDifference.map { ("\(outcome.column) (important difference)", $0.source) }
    }
  }
}

extension Source {
  /// The publication that a number was read in, and those that its text names by key.
  var references: [Reference] {
    let words = text.split { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }.map(String.init)
    let named = words.firstOfEachName { $0 }.compactMap { Reference.named($0) }
    let own = reference.map { [$0] } ?? []
    return own + named.filter { !own.contains($0) }
  }
}

extension Citation: Encodable {
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: NameKey.self)
    try container.encode(reference.key, forKey: NameKey("key"))
    try container.encode(reference.citation, forKey: NameKey("citation"))
    try container.encode(reference.identifier, forKey: NameKey("identifier"))
    try container.encode(
      measured.map { ["name": $0.name, "place": $0.place] }, forKey: NameKey("measured"))
    try container.encode(fitted, forKey: NameKey("fitted"))
    try container.encode(guided, forKey: NameKey("guided"))
  }
}
