// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Firing of the fascicle's nociceptors.
///
/// ```
/// n   = (n_H H̄²/(H̄² + K_H²) + n_B BK + n_T TN + n_C CG + n_X x̄/(x̄ + K_X))(1 + g Sp)
/// Noc = n³/(n³ + K³)
/// ```
///
/// Acid, bradykinin, cytokines, neuropeptides and the pull of contracted fibres excite them; peripheral
/// sensitisation `Sp` multiplies. Quasi-steady: firing follows within less than a second.
package struct Nociceptors: Sendable {
  package var acidWeight = Quantity<One>(0.55)
  package var acidHalfPoint = Quantity<Millimolar>(3.5)
  package var bradykininWeight = Quantity<One>(0.45)
  package var cytokineWeight = Quantity<One>(0.45)
  package var neuropeptideWeight = Quantity<One>(0.2)
  package var mechanicalWeight = Quantity<One>(0.25)
  package var mechanicalHalfPoint = Quantity<One>(0.2)
  package var sensitisationGain = Quantity<One>(0.8)
  package var halfPoint = Quantity<One>(2.27)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "acidWeight", \.acidWeight, in: 0...3, "Excitation by strong acid",
      source: .assumed(because: "acid-sensing channels; the strongest single excitant")),
    Parameter(
      "acidHalfPoint", \.acidHalfPoint, in: 0.5...20, "Mean acid at half of it",
      source: .assumed(because: "as for the endplate")),
    Parameter(
      "bradykininWeight", \.bradykininWeight, in: 0...3, "Excitation by bradykinin",
      source: .assumed(because: "nearly as strong as acid")),
    Parameter(
      "cytokineWeight", \.cytokineWeight, in: 0...3, "Excitation by cytokines and serotonin",
      source: .assumed(because: "as strong as bradykinin")),
    Parameter(
      "neuropeptideWeight", \.neuropeptideWeight, in: 0...3, "Excitation by neuropeptides",
      source: .assumed(because: "mostly efferent substances")),
    Parameter(
      "mechanicalWeight", \.mechanicalWeight, in: 0...3, "Excitation by the pull of contracted fibres",
      source: .assumed(because: "weak: contraction alone hardly hurts")),
    Parameter(
      "mechanicalHalfPoint", \.mechanicalHalfPoint, in: 0.01...1, "Mean contraction at half of it",
      source: .assumed(because: "a fifth of the fibres")),
    Parameter(
      "sensitisationGain", \.sensitisationGain, in: 0...5, "Gain by peripheral sensitisation",
      source: .assumed(because: "sensitised nociceptors nearly double their response")),
    Parameter(
      "halfPoint", \.halfPoint, in: 0.2...10, "Excitation at half of the greatest firing",
      source: .calibrated(
        from: "2.1 by hand, for pain 4 to 5 of 10 at a contracted share of 0.55", interval: "2.22 to 2.31")),
  ]

  package struct Firing<Value: Real>: Sendable {
    package let value: Value
    package let acid: Value
    package let bradykinin: Value
    package let cytokines: Value
    package let neuropeptides: Value
    package let bridges: Value
    package let sensitisation: Value

    /// Firing of which a share passes on.
    @inline(__always)
    func scaled(by share: Value) -> Firing {
      Firing(
        value: share * value, acid: share * acid, bradykinin: share * bradykinin,
        cytokines: share * cytokines,
        neuropeptides: share * neuropeptides, bridges: share * bridges, sensitisation: share * sensitisation)
    }
  }

  @inline(__always)
  package func firing<Value: Real>(
    acid: Value, bradykinin: Value, cytokines: Value, neuropeptides: Value, bridges: Value,
    sensitisation: Value, neuropeptideSwitch: Double
  ) -> Firing<Value> {
    let sour = hillSecond(acid, halfAt: acidHalfPoint.value)
    let pullShare = 1 / (mechanicalHalfPoint.value + bridges)
    let gain = 1 + sensitisationGain.value * sensitisation
    let peptideWeight = neuropeptideWeight.value * neuropeptideSwitch
    let chemical = acidWeight.value * sour.value + bradykininWeight.value * bradykinin
    let inflammatory = cytokineWeight.value * cytokines + peptideWeight * neuropeptides
    let pulled = mechanicalWeight.value * (bridges * pullShare)
    let base = chemical + inflammatory + pulled
    let excitation = base * gain
    let half = halfPoint.value
    let share = 1 / (half * half * half + excitation.squared * excitation)
    let value = excitation.squared * excitation * share
    let slope = (3 * half * half * half) * (excitation.squared * share.squared)
    let sensitised = slope * gain
    return Firing(
      value: value, acid: acidWeight.value * (sour.slope * sensitised),
      bradykinin: bradykininWeight.value * sensitised, cytokines: cytokineWeight.value * sensitised,
      neuropeptides: peptideWeight * sensitised,
      bridges: (mechanicalWeight.value * mechanicalHalfPoint.value) * (pullShare.squared * sensitised),
      sensitisation: sensitisationGain.value * (base * slope))
  }
}
