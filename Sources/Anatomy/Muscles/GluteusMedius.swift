// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension MuscleAnatomy {
  /// The muscle that keeps the pelvis level.
  static let gluteusMedius = MuscleAnatomy(
    name: "gluteus-medius",
    summary: "Gluteus medius, at the side of the buttock",
    referral: "lower back along the crest of the pelvis, sacrum and buttock (clinical tradition)",
    refersTo: [.lowerBack: 0.4, .buttock: 0.4, .thigh: 0.2],
    movement: "drawing the thigh across the other one",
    cover: Sourced(18, .assumed(because: "the thick fat of the buttock; no row of evidence")),
    thickness: Sourced(24, .assumed(because: "textbook-level thickness of the belly; no row of evidence")),
    skinBruising: Sourced(2, .assumed(because: "gluteal and thigh skin bruises most; size unmeasured")),
    threshold: Sourced(600, .assumed(because: "as the lower back; no row of evidence")))
}
