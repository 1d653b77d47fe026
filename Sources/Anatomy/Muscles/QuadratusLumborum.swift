// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension MuscleAnatomy {
  /// The deep muscle between rib and pelvis.
  static let quadratusLumborum = MuscleAnatomy(
    name: "quadratus-lumborum",
    summary: "Quadratus lumborum, between the last rib and the pelvis",
    referral: "side of the pelvis, hip and buttock (clinical tradition)",
    refersTo: [.lowerBack: 0.6, .buttock: 0.4],
    movement: "bending the trunk to the other side",
    cover: Sourced(
      30, .assumed(because: "skin, fat and latissimus, or the erector, cover it; no row of evidence")),
    thickness: Sourced(
      16, .assumed(because: "textbook-level thickness at the third lumbar vertebra; no row of evidence")),
    threshold: Sourced(600, .assumed(because: "as the multifidus beside it; no row of evidence")))
}
