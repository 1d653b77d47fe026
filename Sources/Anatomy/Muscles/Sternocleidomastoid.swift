// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension MuscleAnatomy {
  /// A muscle of headache, thin and just beneath the skin.
  static let sternocleidomastoid = MuscleAnatomy(
    name: "sternocleidomastoid",
    summary: "Sternocleidomastoid, at the side of the neck",
    referral: "forehead, round the eye, cheek and ear (clinical tradition)",
    refersTo: [.head: 0.9, .neck: 0.1],
    movement: "turning and bending the neck to the other side",
    cover: Sourced(4, .assumed(because: "thin skin and platysma; no row of evidence")),
    thickness: Sourced(9, .assumed(because: "textbook-level thickness of the belly; no row of evidence")),
    skinBruising: Sourced(1.2, .assumed(because: "thin or hanging skin; size unmeasured")),
    threshold: Sourced(
      250,
      .assumed(
        because: "tenderer than any muscle of the shoulder, and never pressed hard; no row of evidence")))
}
