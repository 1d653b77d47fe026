// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension MuscleAnatomy {
  /// The deep muscle of the calf, of runners and of heel pain.
  static let soleus = MuscleAnatomy(
    name: "soleus",
    summary: "Soleus, beneath the gastrocnemius",
    referral: "heel, its sole, and the Achilles tendon (clinical tradition)",
    refersTo: [.heel: 0.7, .calf: 0.3],
    movement: "bending the ankle up with the knee bent",
    cover: Sourced(
      20, .assumed(because: "skin, fat and the gastrocnemius that covers it; no row of evidence")),
    thickness: Sourced(
      15, .assumed(because: "textbook-level thickness below the medial head; no row of evidence")),
    skinBruising: Sourced(1.2, .assumed(because: "thin or hanging skin; size unmeasured")),
    threshold: Sourced(
      432, .assumed(because: "as the gastrocnemius above it, 432 kPa (finocchietti2013); no row of its own")))
}
