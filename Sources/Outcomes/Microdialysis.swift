// SPDX-License-Identifier: GPL-3.0-or-later
import Physiology
import Quantities

/// What a dialysis probe at the points would find, in the units of the model's states: nobody has published
/// concentrations that could scale them.
extension Outcome {
  static let bradykinin = Outcome(
    "bradykinin", "Bradykinin", "bradykinin at the points, 0 at rest, 1 a strong response", unit: One.unit,
    better: .neutral
  ) { _, examination in examination.muscle.whole.bradykinin }

  static let neuropeptides = Outcome(
    "neuropeptides", "Neuropeptides",
    "CGRP and substance P at the points, 0 at rest, 1 a strong response", unit: One.unit, better: .neutral
  ) { _, examination in examination.muscle.whole.neuropeptides }

  static let cytokines = Outcome(
    "cytokines", "Cytokines",
    "TNF, interleukins and serotonin at the points, 0 at rest, 1 a strong response", unit: One.unit,
    better: .neutral
  ) { _, examination in examination.muscle.whole.cytokines }

  static let bloodFlow = Outcome(
    "blood_flow_pct", "Blood flow", "mean blood flow at the points, healthy muscle at rest = 100",
    unit: Percent.unit, better: .neutral
  ) { _, examination in 100 * examination.muscle.whole.flow }
}
