// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension Population {
  static let chronicBackPain = people(
    name: "chronic-back-pain", summary: "Adults with chronic back pain",
    women: Sourced(0.55, .assumed(because: "somewhat more women have it")),
    shifts: [
      (
        "centralSensitisation.halfPoint",
        Sourced(0.8, .assumed(because: "years of pain sensitise; size unmeasured"))
      ),
      (
        "affect.disposition",
        Sourced(1.4, .assumed(because: "distress predicts chronic pain; size unmeasured"))
      ),
      (
        "inhibition.offset", Sourced(0.85, .assumed(because: "weaker descending inhibition; size unmeasured"))
      ),
      ("expectation.response", Sourced(0.9, .assumed(because: "many treatments have failed before"))),
    ],
    correlations: usualCorrelations)
}
