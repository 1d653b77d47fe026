// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Sympathetic tone: raised by pain, lowered by inhibition; 1 is normal.
///
/// ```
/// dS/dt = (1 + k_p pain (1 + Sc)/2 − k_I I − S)/τ
/// ```
///
/// Its pull on the endplate times `k_I` is one of two ways in which a volley reaches the knots; the spinal reflex of
/// ``EndplateNoise`` is the other. It has no direct measurement.
package struct SympatheticTone: Sendable {
  package var time = Quantity<Second>(120)
  package var painGain = Quantity<One>(0.15)
  package var inhibitionGain = Quantity<One>(0.20)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "time", \.time, in: 5...3_600, "Time constant",
      source: .assumed(because: "two minutes: vasomotor tone and circulating catecholamines")),
    Parameter(
      "painGain", \.painGain, in: 0...2, "Rise with pain",
      source: .assumed(because: "a modest reflex")),
    Parameter(
      "inhibitionGain", \.inhibitionGain, in: 0...1, "Fall with inhibition",
      source: .assumed(
        because:
          "heart-rate variability and muscle activity change so in direction after pressure; size unmeasured")
    ),
  ]

  package struct Target<Value: Real>: Sendable {
    package let value: Value
    package let pain: Value
    package let central: Value
  }

  @inline(__always)
  package func target<Value: Real>(pain: Value, central: Value, inhibition: Value, centralSwitch: Double)
    -> Target<Value>
  {
    let half = 0.5 * painGain.value
    let sensitised = 1 + centralSwitch * central
    let reflex = half * (pain * sensitised)
    return Target(
      value: 1 + (reflex - inhibitionGain.value * inhibition), pain: half * sensitised,
      central: (half * centralSwitch) * pain)
  }

  package var rate: Double { 1 / time.value }
}
