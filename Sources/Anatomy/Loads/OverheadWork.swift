// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension Load {
  /// Arms held up: heavier than typing, and static.
  static let overheadWork = Load(
    name: "overhead-work",
    summary: "Arms above the shoulders, static: painters, fitters, electricians",
    muscles: [
      (
        "upper-trapezius",
        Sourced(1, .assumed(because: "the effort is stated for the upper trapezius itself"))
      )
    ],
    intensity: Sourced(
      20,
      .assumed(
        because:
          "a little less than the 22 % of maximal EMG of static work for 10 min (microdialysis-low-force)")),
    hoursPerDay: Sourced(2, .assumed(because: "a quarter of a working day; nobody holds arms up for longer")),
    daysPerWeek: Sourced(5, .assumed(because: "a working week")))
}
