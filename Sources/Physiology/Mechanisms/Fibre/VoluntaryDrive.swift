// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// The calcium drive of voluntary work, uniform along the fibre.
///
/// ```
/// d = g u ρ ψ c
/// ```
///
/// `u` the load on the fascicle (0 to 1, see `Recruitment`), `ρ` how strongly the fibre's motor unit is
/// recruited, `ψ` and `c` as in ``KnotDrive``: an exhausted fibre is harder to drive.
package struct VoluntaryDrive: Sendable {
  package var gain = Quantity<One>(1.15)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "gain", \.gain, in: 0...5, "Calcium drive at full load",
      source: .assumed(because: "a load of 0.6 then activates 0.2 to 0.3 of the bridges"))
  ]

  @inline(__always)
  package func drive<Value: Real>(load: Double, recruitment: Value, protection: Value, availability: Value)
    -> Value
  {
    (gain.value * load) * (recruitment * protection * availability)
  }
}
