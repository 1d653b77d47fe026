// SPDX-License-Identifier: GPL-3.0-or-later

/// What drugs in a muscle do to it, constant between two events. Shares are 1 without a drug.
package struct Exposure: Sendable, Equatable {
  /// Share of its acetylcholine that each endplate still releases; one entry a block, none where all are whole.
  package var endplates: [Lanes] = []
  /// Share of the nociceptors' firing that still leaves a fascicle; one entry a fascicle, or none.
  package var conduction: [Double] = []
  /// Share of the usual inflammatory answer (cytokines, sensitisation) of a fascicle; one entry a fascicle, or none.
  package var inflammation: [Double] = []

  package init() {}

  package static let none = Exposure()

  func endplates(block: Int) -> Lanes { endplates.isEmpty ? .constant(1) : endplates[block] }
  package func conduction(fascicle: Int) -> Double { conduction.isEmpty ? 1 : conduction[fascicle] }
  package func inflammation(fascicle: Int) -> Double { inflammation.isEmpty ? 1 : inflammation[fascicle] }
}
