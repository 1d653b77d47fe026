// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension Load {
  /// Teeth held together for hours, without chewing.
  static let clenching = Load(
    name: "clenching",
    summary: "Teeth held together, lightly and for hours",
    muscles: [
      ("masseter", Sourced(1, .assumed(because: "the effort is stated for the masseter itself"))),
      (
        "temporalis",
        Sourced(0.8, .assumed(because: "holds the jaw with the masseter, a little less; no row of evidence"))
      ),
    ],
    intensity: Sourced(8, .assumed(because: "as light as typing; no row of evidence")),
    hoursPerDay: Sourced(4, .assumed(because: "in bouts by day and by night; no row of evidence")),
    daysPerWeek: Sourced(7, .assumed(because: "a habit knows no weekend")))
}
