// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension Population {
  static let manualWorker = people(
    name: "manual-worker", summary: "Adults who lift, carry and work overhead",
    women: Sourced(0.2, .assumed(because: "most of these trades are held by men")),
    shifts: [
      (
        "structuralMemory.healing",
        Sourced(1.15, .assumed(because: "less time off, worse recovery; size unmeasured"))
      ),
      ("communication", Sourced(0.9, .assumed(because: "used to enduring; size unmeasured"))),
    ],
    correlations: usualCorrelations,
    prevalences: [
      "diabetes": Sourced(0.06, .assumed(because: "a little above desk work"))
    ])
}
