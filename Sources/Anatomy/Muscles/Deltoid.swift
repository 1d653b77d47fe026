// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension MuscleAnatomy {
  /// The cap of the shoulder, and the reference muscle of pressure algometry.
  static let deltoid = MuscleAnatomy(
    name: "deltoid",
    summary: "Middle part of the deltoid, on the shoulder",
    referral: "outer side of the shoulder (clinical tradition)",
    refersTo: [.shoulder: 0.8, .arm: 0.2],
    movement: "drawing the arm across the chest",
    cover: Sourced(7, .assumed(because: "skin and fat of the outer arm; no row of evidence")),
    thickness: Sourced(
      18, .assumed(because: "textbook-level thickness of the middle part; no row of evidence")),
    threshold: Sourced(
      549, .measured(.bordachar2019, "asymptomatic adults, middle deltoid, 5.60 kg/cm2 (SD 2.28)")))
}
