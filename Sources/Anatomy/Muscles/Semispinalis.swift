// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension MuscleAnatomy {
  /// The thick cord beside the neck's spine.
  static let semispinalis = MuscleAnatomy(
    name: "semispinalis",
    summary: "Semispinalis capitis, beside the spine of the neck",
    referral: "back of the head, and a band to the temple (clinical tradition)",
    refersTo: [.head: 0.7, .neck: 0.3],
    movement: "bending the head forward",
    cover: Sourced(
      15, .assumed(because: "skin, fat, trapezius and splenius cover it; no row of evidence")),
    thickness: Sourced(
      9, .assumed(because: "textbook-level thickness at the middle of the neck; no row of evidence")),
    threshold: Sourced(
      320, .assumed(because: "as the suboccipitals, a little less; no row of evidence")))
}
