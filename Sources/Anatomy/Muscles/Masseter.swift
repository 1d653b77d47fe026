// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension MuscleAnatomy {
  /// The muscle that closes the jaw.
  static let masseter = MuscleAnatomy(
    name: "masseter",
    summary: "Masseter, from the cheekbone to the jaw",
    referral: "jaw, cheek and teeth, below the eye (clinical tradition)",
    refersTo: [.head: 1],
    movement: "opening the mouth",
    cover: Sourced(
      6, .assumed(because: "skin and the edge of the parotid gland cover it; no row of evidence")),
    thickness: Sourced(
      11, .assumed(because: "textbook-level thickness at rest; no row of evidence")),
    threshold: Sourced(
      200, .assumed(because: "softer and more tender than the neck; no row of evidence")))
}
