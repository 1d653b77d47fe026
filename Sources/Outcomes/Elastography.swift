// SPDX-License-Identifier: GPL-3.0-or-later
import Physiology
package import Quantities

/// Shear stiffness of the muscle at the points.
///
/// ```
/// μ = μ_0 (1 + k_x ⟨x⟩ + k_B ⟨B⟩)
/// ```
///
/// Active (`x`) and latched (`B`) bridges both stiffen.
package struct Elastography: Sendable {
  package var healthy = Quantity<Kilopascal>(5.8)
  package var active = Quantity<One>(2.16)
  package var latched = Quantity<One>(0.5)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "healthy", \.healthy, in: 1...30, "Stiffness of relaxed muscle",
      source: .measured(.chen2016, "5.8 (SD 0.9) kPa around the taut band")),
    Parameter(
      "active", \.active, in: 0...20, "Stiffening by active bridges",
      source: .calibrated(
        from: "1.9 by hand, with latched, for 11.5 kPa in the taut band (chen2016)", interval: "1.66 to 2.79")
    ),
    Parameter(
      "latched", \.latched, in: 0...20, "Stiffening by latched bridges",
      source: .fitted(to: "11.5 (SD 2.4) kPa in the taut band (chen2016)", how: "by hand, with active")),
  ]

  package func stiffness(bridges: Double, latched: Double) -> Double {
    healthy.value * (1 + active.value * bridges + self.latched.value * latched)
  }
}

extension Outcome {
  static let stiffness = Outcome(
    "stiffness_kPa", "Stiffness", "shear stiffness at the points", unit: Kilopascal.unit, better: .lower
  ) { readouts, examination in
    let tissue = examination.muscle.whole
    return readouts.elastography.stiffness(bridges: tissue.bridges, latched: tissue.latched)
  }
}
