// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension MuscleAnatomy {
  /// The short muscles below the skull, of headache, deep beneath three layers.
  static let suboccipitals = MuscleAnatomy(
    name: "suboccipitals",
    summary: "Rectus capitis posterior and obliquus capitis, below the skull",
    referral: "side of the head, from the nape to the eye (clinical tradition)",
    refersTo: [.head: 0.9, .neck: 0.1],
    movement: "nodding the head",
    cover: Sourced(
      16, .assumed(because: "skin, fat, trapezius, splenius and semispinalis cover them; no row of evidence")),
    thickness: Sourced(
      7, .assumed(because: "textbook-level thickness of the larger rectus; no row of evidence")),
    threshold: Sourced(
      330, .assumed(because: "between the side of the neck and the upper trapezius; no row of evidence")))
}
