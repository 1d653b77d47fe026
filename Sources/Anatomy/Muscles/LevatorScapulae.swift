// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension MuscleAnatomy {
  /// From the neck to the corner of the shoulder blade.
  static let levatorScapulae = MuscleAnatomy(
    name: "levator-scapulae",
    summary: "Levator scapulae, from the upper neck to the shoulder blade",
    referral: "angle of the neck and inner border of the shoulder blade (clinical tradition)",
    refersTo: [.neck: 0.7, .shoulder: 0.3],
    movement: "bending the neck forward and to the other side",
    cover: Sourced(12, .assumed(because: "skin, fat and the trapezius that covers it; no row of evidence")),
    thickness: Sourced(9, .assumed(because: "textbook-level thickness above the blade; no row of evidence")),
    lungDepth: Sourced(
      30, .assumed(because: "10 to 20 mm can reach the lung in the slim, more in most people")),
    threshold: Sourced(
      423,
      .assumed(
        because: "as its neighbour, the upper trapezius of bordachar2019, 4.31 kg/cm2; no row of its own")))
}
