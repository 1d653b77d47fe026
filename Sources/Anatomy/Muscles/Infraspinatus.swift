// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension MuscleAnatomy {
  /// The outward rotator on the shoulder blade.
  static let infraspinatus = MuscleAnatomy(
    name: "infraspinatus",
    summary: "Infraspinatus, on the shoulder blade",
    referral: "front of the shoulder, upper arm and hand (clinical tradition)",
    refersTo: [.shoulder: 0.6, .arm: 0.4],
    movement: "turning the arm inwards",
    cover: Sourced(
      7, .assumed(because: "skin and fat over the blade of an ordinary person; no row of evidence")),
    thickness: Sourced(
      14, .assumed(because: "textbook-level thickness below the spine of the blade; no row of evidence")),
    threshold: Sourced(621, .measured(.bordachar2019, "asymptomatic adults, 6.33 kg/cm2 (SD 2.25)")))
}
