// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Lactate and hydrogen ions: made by glycolysis, washed out by flow, exchanged with the fascicle.
///
/// ```
/// dH/dt = c_H J_gl − k_w q H + k_e (⟨H⟩ − H)
/// ```
///
/// The fascicle is one well-mixed pool: exchange along a lattice of neighbours changed nothing measurable.
package struct AcidClearance: Sendable {
  package var washout = Quantity<PerSecond>(1 / 600)
  package var exchange = Quantity<PerSecond>(1 / 1_200)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "washout", \.washout, in: 1e-4...0.02, "Wash-out by resting flow",
      source: .assumed(because: "ten minutes, the order of lactate recovery in microdialysis")),
    Parameter(
      "exchange", \.exchange, in: 0...0.02, "Exchange of a fibre with its fascicle",
      source: .assumed(because: "diffusion over 0.3 to 1 mm takes about 20 minutes")),
  ]

  @inline(__always)
  package func rate<Value: Real>(acid: Value, production: Value, flow: Value, pool: Value) -> Value {
    production - washout.value * (flow * acid) + exchange.value * (pool - acid)
  }
}
