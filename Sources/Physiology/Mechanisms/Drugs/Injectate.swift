// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// How an injected volume spreads, and what its fluid alone does.
///
/// ```
/// R = (3 V/(4π f))^⅓            c(r)/c_0 = 1/(1 + (r/R)⁶)
/// acid, bradykinin, neuropeptides ← (1 − w c(r)/c_0)
/// ```
///
/// The volume `V` fills the fluid share `f` of a sphere; beyond its radius `R` the concentration falls steeply. The
/// fluid displaces and thins what is dissolved there, whatever drug is in it.
package struct Injectate: Sendable {
  package var fluidShare = Quantity<One>(0.2)
  package var washout = Quantity<One>(0.5)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "fluidShare", \.fluidShare, in: 0.05...1, "Share of muscle that an injected fluid can fill",
      source: .assumed(because: "interstitial fluid is about a fifth of muscle")),
    Parameter(
      "washout", \.washout, in: 0...1,
      "Share of dissolved mediators that the fluid displaces where it is undiluted",
      source: .assumed(because: "fluid of the tissue and of the syringe mix in about equal parts")),
  ]

  /// Concentration over that in the syringe at a distance (mm) from the tip, for a volume (mL).
  package func share(volume: Double, distance: Double) -> Double {
    guard volume > 0 else { return 0 }
    // The cube of the radius (mm³), as 1 mL is 1000 mm³, and of the distance over it.
    let cube = 3 * volume * 1_000 / (4 * Double.pi * fluidShare.value)
    let ratio = distance * distance * distance / cube
    return 1 / (1 + ratio * ratio)
  }
}
