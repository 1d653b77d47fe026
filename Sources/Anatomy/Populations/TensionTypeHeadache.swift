// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension Population {
  static let tensionTypeHeadache = people(
    name: "tension-type-headache", summary: "Adults with frequent tension-type headache",
    women: Sourced(0.6, .assumed(because: "somewhat more women have it")),
    shifts: [
      (
        "centralSensitisation.halfPoint",
        Sourced(0.8, .assumed(because: "sensitised more easily; size unmeasured"))
      ),
      ("affect.disposition", Sourced(1.2, .assumed(because: "more distress; size unmeasured"))),
      (
        "painSensitivity",
        Sourced(1.1, .assumed(because: "lower thresholds also far from the head; size unmeasured"))
      ),
    ],
    correlations: usualCorrelations)
}
