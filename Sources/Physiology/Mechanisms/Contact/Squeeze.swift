// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Interstitial fluid that a new press drives out of the tissue, with what is dissolved in it.
///
/// ```
/// e = k σ/(σ + K)        H, BK ← (1 − e);  CG ← (1 − 0.6 e);  delayed soreness ← (1 − e)
/// ```
///
/// Only a new press squeezes: a held one has already emptied what it can.
package struct Squeeze: Sendable {
  package var isOn = true
  package var share = Quantity<One>(0.20)
  package var halfStress = Quantity<Kilopascal>(60)
  package var peptideShare = Quantity<One>(0.6)

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
  ]

  /// The share of dissolved substances that a stress (kPa) expels.
  package func expelled(stress: Double) -> Double {
    isOn ? share.value * stress / (stress + halfStress.value) : 0
  }
}
