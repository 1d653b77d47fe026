// SPDX-License-Identifier: GPL-3.0-or-later
import Outcomes
import Physiology
import Quantities

extension Outcome {
  /// What overload has left behind in the fibres at the points.
  static let structuralMemory = Outcome(
    "memory_pct", "Structural memory", "leaky stores and disordered sarcomeres at the points, full = 100",
    unit: Percent.unit, better: .lower
  ) { _, examination in 100 * examination.muscle.whole.memory }
}
