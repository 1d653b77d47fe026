// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Neuropeptides that firing nociceptors release into their own tissue (axon reflex).
///
/// ```
/// dCG/dt = (Noc − CG)/τ
/// ```
///
/// With `isOn` false nociceptors only report; the neurogenic loop is cut.
package struct NeurogenicInflammation: Sendable {
  package var isOn = true
  package var time = Quantity<Second>.hours(1)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "time", \.time, in: 60...86_400, "Time constant",
      source: .assumed(because: "an hour: flare and peptides outlast the stimulus"))
  ]

  package var rate: Double { 1 / time.value }
  /// 1 with the loop closed, else 0.
  package var gain: Double { isOn ? 1 : 0 }
}
