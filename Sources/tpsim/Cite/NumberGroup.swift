// SPDX-License-Identifier: GPL-3.0-or-later

/// Some or all numbers of one owner.
struct NumberGroup: Sendable, CustomStringConvertible {
  let owner: String
  /// Nil for all of the owner.
  let names: [String]?

  init(_ owner: String, _ names: String...) {
    self.owner = owner
    self.names = names.isEmpty ? nil : names
  }

  func contains(_ number: NumberFacts) -> Bool {
    owner == number.owner && (names?.contains(number.name) ?? true)
  }

  var description: String {
    let place = Mechanism.instruments[owner] == nil ? owner : "outcomes.\(owner)"
    return names.map { $0.map { "\(place).\($0)" }.joined(separator: ", ") } ?? "all of \(place)"
  }
}
