// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension MuscleAnatomy {
  /// The strap behind the neck that turns the head.
  static let splenius = MuscleAnatomy(
    name: "splenius",
    summary: "Splenius capitis, from the spine to behind the ear",
    referral: "top of the head, and the side of the neck (clinical tradition)",
    refersTo: [.head: 0.7, .neck: 0.3],
    movement: "turning the head",
    cover: Sourced(
      11, .assumed(because: "skin, fat and trapezius cover it; no row of evidence")),
    thickness: Sourced(
      6, .assumed(because: "textbook-level thickness; no row of evidence")),
    threshold: Sourced(
      300, .assumed(because: "between the suboccipitals and the side of the neck; no row of evidence")))
}
