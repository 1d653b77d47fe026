// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// What warmth and cold do to the flow of blood through a muscle.
///
/// ```
/// conductance × (1 + q ΔT/2)/(1 − q ΔT/2)
/// ```
///
/// About `q` a kelvin round the resting temperature; warming by as much as cooling undoes it.
package struct TissueTemperature: Sendable {
  package var gain = Quantity<One>(0.1)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "gain", \.gain, in: 0...0.15, "Gain of flow a kelvin",
      source: .assumed(
        because: "textbook-level: vessels and metabolism double within about ten kelvin, flow faster"))
  ]

  /// Factor on vascular conductance at a warming (K) of at most ten.
  @inline(__always)
  package func conductance(warmth: Double) -> Double {
    let half = 0.5 * gain.value * warmth
    return (1 + half) / (1 - half)
  }
}
