// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension MuscleAnatomy {
  /// The fan-shaped muscle of the temple.
  static let temporalis = MuscleAnatomy(
    name: "temporalis",
    summary: "Temporalis, the fan at the temple",
    referral: "temple, brow and upper teeth (clinical tradition)",
    refersTo: [.head: 1],
    movement: "opening the mouth",
    cover: Sourced(
      5, .assumed(because: "skin and a firm fascia cover it; no row of evidence")),
    thickness: Sourced(
      7, .assumed(because: "textbook-level thickness of its front part; no row of evidence")),
    threshold: Sourced(
      230, .assumed(because: "a thin muscle over bone; no row of evidence")))
}
