// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension MuscleAnatomy {
  /// The short muscles of the sole, whose points are searched for in plantar heel pain.
  static let plantarFoot = MuscleAnatomy(
    name: "plantar-foot",
    summary: "Flexor digitorum brevis and abductor hallucis, in the sole",
    referral: "heel, inner border and ball of the foot (clinical tradition)",
    refersTo: [.heel: 0.6, .sole: 0.4],
    movement: "bending the toes up with the ankle bent up",
    cover: Sourced(
      7, .assumed(because: "thick skin, fat and aponeurosis of the arch, thinner than the heel's pad")),
    thickness: Sourced(
      9, .assumed(because: "textbook-level thickness of the short flexor; no row of evidence")),
    skinBruising: Sourced(0.7, .assumed(because: "the thick skin of the sole; size unmeasured")),
    threshold: Sourced(
      430, .assumed(because: "as the calf, 432 kPa (finocchietti2013); no row of evidence for the sole")),
    siteSpacing: Sourced(15, .assumed(because: "the foot is small: two thirds of the distance elsewhere")))
}
