// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension MuscleAnatomy {
  /// The muscle that lifts the brows.
  static let frontalis = MuscleAnatomy(
    name: "frontalis",
    summary: "Frontalis, from the scalp to the brows",
    referral: "forehead, above the same eye (clinical tradition)",
    refersTo: [.head: 1],
    movement: "raising the brows",
    cover: Sourced(
      3, .assumed(because: "the skin of the forehead alone covers it; no row of evidence")),
    thickness: Sourced(
      3, .assumed(because: "textbook-level thickness; no row of evidence")),
    threshold: Sourced(
      230, .assumed(because: "a thin muscle over bone; no row of evidence")))
}
