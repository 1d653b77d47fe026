// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension Load {
  /// Stooping, lifting and carrying: the back works, and rests between two loads.
  static let lifting = Load(
    name: "lifting",
    summary: "Stooping, lifting and carrying: movers, nurses, warehouse workers",
    muscles: [
      ("multifidus", Sourced(1, .assumed(because: "the effort is stated for the lower back itself"))),
      (
        "quadratus-lumborum",
        Sourced(0.8, .assumed(because: "loads are often carried on one side; no row of evidence"))
      ),
      (
        "gluteus-medius",
        Sourced(0.6, .assumed(because: "steadies the pelvis under the load; no row of evidence"))
      ),
      (
        "upper-trapezius",
        Sourced(0.6, .assumed(because: "the shoulders carry what the hands hold; no row of evidence"))
      ),
      (
        "levator-scapulae",
        Sourced(0.5, .assumed(because: "carries with the trapezius, less; no row of evidence"))
      ),
    ],
    intensity: Sourced(
      20,
      .assumed(
        because: "mean of stooping, lifting and walking; as static work with the arms; no row of evidence")),
    hoursPerDay: Sourced(3, .assumed(because: "a shift without what is not lifting")),
    daysPerWeek: Sourced(5, .assumed(because: "a working week")))
}
