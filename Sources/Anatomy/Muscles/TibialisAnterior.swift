// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension MuscleAnatomy {
  /// The lifter of the foot, at the front of the shin.
  static let tibialisAnterior = MuscleAnatomy(
    name: "tibialis-anterior",
    summary: "Tibialis anterior, at the front of the shin",
    referral: "front of the ankle and big toe (clinical tradition)",
    refersTo: [.shin: 0.6, .sole: 0.4],
    movement: "pointing the foot down",
    cover: Sourced(5, .assumed(because: "skin and thin fat of the shin; no row of evidence")),
    thickness: Sourced(25, .assumed(because: "textbook-level thickness of the belly; no row of evidence")),
    threshold: Sourced(
      319, .measured(.finocchietti2013, "pressure pain threshold of the healthy tibialis anterior, 319 kPa")))
}
