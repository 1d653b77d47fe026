// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension Population {
  static let plantarHeelPain = people(
    name: "plantar-heel-pain", summary: "Adults with plantar heel pain",
    women: Sourced(0.55, .assumed(because: "about as many women as men")),
    shifts: [
      (
        "tissueInjury.time",
        Sourced(1.2, .assumed(because: "a tissue that is loaded at every step repairs slowly"))
      ),
      (
        "structuralMemory.growthUnderLoad",
        Sourced(1.1, .assumed(because: "prone to overload; size unmeasured"))
      ),
    ],
    correlations: usualCorrelations,
    prevalences: [
      "diabetes": Sourced(0.08, .assumed(because: "heavier people have it more often"))
    ])
}
