// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension MuscleAnatomy {
  /// The runner's calf.
  static let gastrocnemius = MuscleAnatomy(
    name: "gastrocnemius",
    summary: "Medial head of the gastrocnemius, the calf of runners",
    referral: "calf, inner ankle and instep (clinical tradition)",
    refersTo: [.calf: 0.7, .sole: 0.3],
    movement: "bending the ankle up with the knee straight",
    cover: Sourced(6, .assumed(because: "skin and fat of a lean to ordinary calf; no row of evidence")),
    thickness: Sourced(
      18, .assumed(because: "textbook-level thickness of the medial head; no row of evidence")),
    skinBruising: Sourced(1.2, .assumed(because: "thin or hanging skin; size unmeasured")),
    threshold: Sourced(
      432, .measured(.finocchietti2013, "pressure pain threshold of the healthy gastrocnemius, 432 kPa")))
}
