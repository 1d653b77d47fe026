// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// A depot corticosteroid: less inflammation for weeks.
///
/// ```
/// c(t) = c_0 e^(−t/τ)        inflammation = 1 − s c/(c + K)
/// ```
///
/// `c` relative to the syringe. Inflammation is the making of cytokines and peripheral sensitisation. In an
/// old point most of both comes from starved fibres and firing nociceptors, which steroids hardly reach: hence a small `s`.
package struct Corticosteroid: Sendable {
  package var stay = Quantity<Second>.days(10)
  package var suppression = Quantity<One>(0.1)
  package var halfPoint = Quantity<One>(0.1)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "stay", \.stay, in: 86_400...7_776_000, "Time constant of the depot",
      source: .assumed(because: "crystalline depots last for weeks")),
    Parameter(
      "suppression", \.suppression, in: 0...1, "Greatest loss of inflammation",
      source: .fitted(
        to: "no benefit in three of four trials (bautista2020), none over saline at two weeks (roldan2020)",
        how: "by hand: less than half a point over saline in twelve virtual desk workers")),
    Parameter(
      "halfPoint", \.halfPoint, in: 0.001...10, "Concentration, over the usual one, at half of it",
      source: .assumed(because: "the depot stays effective through two time constants")),
  ]

  package func concentration(of initial: Double, after time: Double) -> Double {
    initial * Exponential.of(-time / stay.value)
  }

  package func inflammation(at concentration: Double) -> Double {
    1 - suppression.value * concentration / (concentration + halfPoint.value)
  }
}
