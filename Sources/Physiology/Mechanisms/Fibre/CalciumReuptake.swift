// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// The pump that returns calcium to the sarcoplasmic reticulum, starved when energy runs out.
///
/// ```
/// pump = (1 + K) A/(K + A)                  share of its resting capacity
/// c    = 1/(θ · pump · (1 + k_pH H) + ε)    what a unit of calcium release achieves
/// ```
///
/// `A` energy reserve, `H` acid load (mmol/L), `θ` the fibre's own threshold. A starved pump leaves more
/// calcium on the filaments, acid makes them less sensitive. That the pump needs energy is one limb of the
/// energy-crisis hypothesis: with `isOn` false the pump runs at its resting capacity.
package struct CalciumReuptake: Sendable {
  package var isOn = true
  package var energyHalfPoint = Quantity<One>(0.15)
  package var acidShift = Quantity<PerMillimolar>(0.03)

  package init() {}

  /// Keeps the threshold finite when the reserve is empty; the same in every solver.
  private static let epsilon = 1e-6

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "energyHalfPoint", \.energyHalfPoint, in: 0.01...1, "Energy reserve at half pump capacity",
      source: .assumed(because: "the pump needs free energy of ATP, which falls late; weak influence")),
    Parameter(
      "acidShift", \.acidShift, in: 0...0.2, "Loss of calcium sensitivity per mmol/L of acid",
      source: .assumed(because: "3 % per mmol/L makes pH 6.85 cost about a fifth of the sensitivity")),
  ]

  /// `energy` and `acid` are the partial derivatives of `value`.
  package struct Availability<Value: Real>: Sendable {
    package let value: Value
    package let energy: Value
    package let acid: Value
  }

  @inline(__always)
  package func availability<Value: Real>(
    threshold: Value, energy: Value, acid: Value
  ) -> Availability<Value> {
    let half = energyHalfPoint.value
    let shift = acidShift.value
    let desensitised = 1 + shift * acid
    guard isOn else {
      let value = 1 / (Self.epsilon + threshold * desensitised)
      return Availability(
        value: value, energy: .constant(0), acid: (-shift) * (threshold * value.squared))
    }
    // With numerator and denominator multiplied by K + A there is one division left.
    let reach = half + energy
    let capacity = (1 + half) * (threshold * desensitised)
    let share = 1 / (capacity * energy + Self.epsilon * reach)
    let value = reach * share
    let energySlope = share * (.constant(1) - value * (Self.epsilon + capacity))
    let acidSlope = (-(1 + half) * shift) * (threshold * energy * share * value)
    return Availability(value: value, energy: energySlope, acid: acidSlope)
  }
}
