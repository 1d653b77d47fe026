// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension Population {
  static let olderAdult = people(
    name: "older-adult", summary: "Adults above seventy",
    women: Sourced(0.6, .assumed(because: "women live longer")),
    shifts: [
      ("regeneration.time", Sourced(1.5, .assumed(because: "old muscle regrows more slowly"))),
      ("tissueInjury.time", Sourced(1.4, .assumed(because: "and repairs more slowly"))),
      (
        "structuralMemory.healing", Sourced(1.3, .assumed(because: "healing slows with age; size unmeasured"))
      ),
      ("perfusion.hyperaemia", Sourced(0.8, .assumed(because: "old vessels open less"))),
      (
        "inhibition.offset",
        Sourced(0.8, .assumed(because: "descending inhibition weakens with age; size unmeasured"))
      ),
    ],
    correlations: usualCorrelations,
    prevalences: [
      "anticoagulants": Sourced(0.2, .assumed(because: "one in five at that age")),
      "diabetes": Sourced(0.2, .assumed(because: "one in five at that age")),
      "corticosteroid-treatment": Sourced(0.03, .assumed(because: "more illness that needs them")),
      "pregnancy": Sourced(0, .assumed(because: "none at that age")),
    ])
}
