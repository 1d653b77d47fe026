// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Interstitial fluid that a new press drives out of the tissue, with what is dissolved in it.
///
/// ```
/// e = k σ/(σ + K)        H, BK ← (1 − e);  CG ← (1 − 0.6 e)
/// e = k_s σ/(σ + K)      soreness, felt and delayed ← (1 − e), first press of a session
/// ```
///
/// Only a new press squeezes: a held one has already emptied what it can. The oedema that makes muscle sore sits where
/// a needle or a press has been and is spread over a wider area, from which it drains: more of it goes than of what is
/// dissolved in all of the tissue. The next press of a session finds it spread already.
package struct Squeeze: Sendable {
  package var isOn = true
  package var share = Quantity<One>(0.20)
  package var halfStress = Quantity<Kilopascal>(60)
  package var peptideShare = Quantity<One>(0.6)
  package var sorenessShare = Quantity<One>(0.7)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "share", \.share, in: 0...1, "Greatest share expelled by one press",
      source: .assumed(because: "interstitial fluid is about a fifth of muscle; no measurement found")),
    Parameter(
      "halfStress", \.halfStress, in: 1...500, "Stress at half of it",
      source: .assumed(because: "below the stress of an ordinary press")),
    Parameter(
      "peptideShare", \.peptideShare, in: 0...1, "Neuropeptides leave at this share of the rate",
      source: .assumed(because: "larger molecules, partly bound")),
    Parameter(
      "sorenessShare", \.sorenessShare, in: 0...1,
      "Greatest share of soreness dispersed by a session's first press",
      source: .fitted(
        to:
          "20.1 mm with a press after needling, 34.8 without, and 0.6 and 3.8 two days later (martin-pintado2015)",
        how: "by hand on ten virtual desk workers")),
  ]

  /// The share of dissolved substances that a stress (kPa) expels.
  package func expelled(stress: Double) -> Double {
    isOn ? share.value * reached(stress) : 0
  }

  /// The share of soreness that a stress (kPa) disperses.
  package func dispersed(stress: Double) -> Double {
    isOn ? sorenessShare.value * reached(stress) : 0
  }

  private func reached(_ stress: Double) -> Double { stress / (stress + halfStress.value) }
}
