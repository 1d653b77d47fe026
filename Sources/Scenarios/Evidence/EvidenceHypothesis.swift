// SPDX-License-Identifier: GPL-3.0-or-later
import Physiology

/// A published view, or the model with a switch turned, under which studies are simulated.
package struct EvidenceHypothesis: Sendable {
  /// As its user writes it: `neurogenic`, or `occlusion=false`.
  package let name: String
  package let changes: [EvidenceChange]

  /// The view that is taken where none is named.
  package static let usual = Camp.all[0].name
  /// Every published view.
  package static let known = Camp.all.map(\.name)

  /// Nil where there is no such view and no such switch.
  package init?(named name: String) {
    self.name = name
    if Camp.named(name) != nil {
      changes = [EvidenceChange(path: JSONPath([.key("hypotheses"), .key("camp")]), value: .text(name))]
      return
    }
    let parts = name.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, Hypothesis.named(parts[0]) != nil, let isOn = Bool(parts[1]) else { return nil }
    changes = [
      EvidenceChange(path: JSONPath([.key("hypotheses"), .key(parts[0])]), value: .truth(isOn))
    ]
  }
}
