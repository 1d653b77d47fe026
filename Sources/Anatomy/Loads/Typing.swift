// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension Load {
  /// Light work without pauses: the effort is small, but the same motor units make it all day.
  static let typing = Load(
    name: "typing",
    summary: "Keyboard and mouse, low and continuous",
    muscles: [
      (
        "upper-trapezius",
        Sourced(1, .assumed(because: "the effort is stated for the upper trapezius itself"))
      ),
      (
        "levator-scapulae",
        Sourced(
          0.8,
          .assumed(because: "holds the shoulder blade with the trapezius, a little less; no row of evidence"))
      ),
      (
        "suboccipitals",
        Sourced(0.8, .assumed(because: "hold the head forward to the screen all day; no row of evidence"))
      ),
      (
        "sternocleidomastoid",
        Sourced(0.3, .assumed(because: "the neck is held mostly from behind; no row of evidence"))
      ),
      ("infraspinatus", Sourced(0.6, .assumed(because: "steadies the arm at the mouse; no row of evidence"))),
      ("splenius", Sourced(0.6, .assumed(because: "holds the head to the screen, less; no row of evidence"))),
      (
        "semispinalis",
        Sourced(0.8, .assumed(because: "holds the head forward with the suboccipitals; no row of evidence"))
      ),
      ("frontalis", Sourced(0.4, .assumed(because: "brows drawn before a screen; no row of evidence"))),
    ],
    intensity: Sourced(
      8,
      .measured(
        .microdialysisLowForce,
        "repetitive low-force task at 8 % of maximal EMG; read as force, and as typing")),
    hoursPerDay: Sourced(6, .assumed(because: "eight hours at a desk less meetings and breaks")),
    daysPerWeek: Sourced(5, .assumed(because: "a working week")))
}
