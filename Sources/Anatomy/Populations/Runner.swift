// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension Population {
  static let runner = people(
    name: "runner", summary: "Adults who run several times a week",
    women: Sourced(0.45, .assumed(because: "somewhat more men run for years")),
    shifts: [
      ("perfusion.hyperaemia", Sourced(1.2, .assumed(because: "trained muscle opens more vessels"))),
      ("acidClearance.washout", Sourced(1.2, .assumed(because: "trained muscle has more capillaries"))),
      ("affect.disposition", Sourced(0.8, .assumed(because: "regular exercise lifts mood; size unmeasured"))),
    ],
    correlations: usualCorrelations)
}
