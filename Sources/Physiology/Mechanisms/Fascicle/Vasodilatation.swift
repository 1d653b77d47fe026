// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Widening of arterioles by an energy deficit and by neuropeptides; after a press it is reactive hyperaemia.
///
/// ```
/// dV/dt = (V_∞ − V)/τ       V_∞ = 1 − (1 − f²/(f² + K²))(1 − k_C CG)
/// ```
///
/// `f` the fascicle's mean energy deficit, `CG` neuropeptides (0 to 1).
package struct Vasodilatation: Sendable {
  package var time = Quantity<Second>(20)
  package var deficitHalfPoint = Quantity<One>(0.30)
  package var neuropeptideShare = Quantity<One>(0.25)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "time", \.time, in: 2...600, "Time constant of hyperaemia",
      source: .measured(.larssonDoppler, "baseline within 77 s of the end of a task: about 20 to 25 s")),
    Parameter(
      "deficitHalfPoint", \.deficitHalfPoint, in: 0.05...1, "Energy deficit at half dilatation",
      source: .assumed(because: "dilatation is complete in hard work")),
    Parameter(
      "neuropeptideShare", \.neuropeptideShare, in: 0...1, "Dilatation by neuropeptides alone",
      source: .assumed(because: "the axon reflex flare, weaker than metabolic dilatation")),
  ]

  /// V_∞ with its partial derivatives.
  package struct Target<Value: Real>: Sendable {
    package let value: Value
    package let deficit: Value
    package let neuropeptides: Value
  }

  @inline(__always)
  package func target<Value: Real>(deficit: Value, neuropeptides: Value) -> Target<Value> {
    let metabolic = hillSecond(deficit, halfAt: deficitHalfPoint.value)
    let spare = 1 - metabolic.value
    let unreached = 1 - neuropeptideShare.value * neuropeptides
    return Target(
      value: 1 - spare * unreached, deficit: metabolic.slope * unreached,
      neuropeptides: neuropeptideShare.value * spare)
  }

  package var rate: Double { 1 / time.value }
}
