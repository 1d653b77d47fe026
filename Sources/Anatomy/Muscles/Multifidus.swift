// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension MuscleAnatomy {
  /// The deep muscle beside the lumbar spine.
  static let multifidus = MuscleAnatomy(
    name: "multifidus",
    summary: "Lumbar multifidus, beside the spine",
    referral: "lower back beside the spine, abdomen and back of the thigh (clinical tradition)",
    refersTo: [.lowerBack: 0.8, .thigh: 0.2],
    movement: "bending the trunk forward",
    cover: Sourced(10, .assumed(because: "skin, fat and the fascia of the lower back; no row of evidence")),
    thickness: Sourced(
      28, .assumed(because: "textbook-level depth at the fourth lumbar vertebra; no row of evidence")),
    threshold: Sourced(
      600,
      .assumed(because: "backs tolerate more than shoulders; near the infraspinatus, 621 kPa (bordachar2019)")
    ))
}
