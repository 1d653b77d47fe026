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
      ),
      (
        "deltoid",
        Sourced(1, .assumed(because: "lifts the arm together with the trapezius; no row of evidence"))
      ),
      ("infraspinatus", Sourced(0.8, .assumed(because: "centres the raised arm; no row of evidence"))),
      (
        "levator-scapulae",
        Sourced(0.5, .assumed(because: "the blade turns up, against its pull; no row of evidence"))
      ),
      ("sternocleidomastoid", Sourced(0.4, .assumed(because: "the head is held back; no row of evidence"))),
    ],
    intensity: Sourced(
      20,
      .assumed(
        because:
          "a little less than the 22 % of maximal EMG of static work for 10 min (microdialysis-low-force)")),
    hoursPerDay: Sourced(2, .assumed(because: "a quarter of a working day; nobody holds arms up for longer")),
    daysPerWeek: Sourced(5, .assumed(because: "a working week")))
}
