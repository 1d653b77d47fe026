// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Tumour necrosis factor, interleukins and serotonin.
///
/// ```
/// dTN/dt = (k_C CG + k_f f + k_J j(J) − TN)/τ
/// ```
///
/// `CG` neuropeptides, `f` mean energy deficit, `J` injury (saturating as in ``Bradykinin``).
package struct Cytokines: Sendable {
  package var time = Quantity<Second>.hours(8)
  package var neuropeptideShare = Quantity<One>(0.5)
  package var deficitShare = Quantity<One>(0.4)
  package var injuryShare = Quantity<One>(1)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "time", \.time, in: 600...604_800, "Time constant",
      source: .assumed(because: "eight hours, transcription and clearance")),
    Parameter(
      "neuropeptideShare", \.neuropeptideShare, in: 0...3, "Made under full neurogenic inflammation",
      source: .assumed(because: "half of what an injury makes")),
    Parameter(
      "deficitShare", \.deficitShare, in: 0...3, "Made in a complete energy deficit",
      source: .assumed(because: "a little less than neurogenic inflammation")),
    Parameter(
      "injuryShare", \.injuryShare, in: 0...5, "Made by an injured fascicle",
      source: .assumed(because: "sets the scale")),
  ]

  package struct Target<Value: Real>: Sendable {
    package let value: Value
    package let injury: Value
  }

  @inline(__always)
  package func target<Value: Real>(neuropeptides: Value, deficit: Value, injury: Value) -> Target<Value> {
    let wounded = TissueInjury.saturated(injury)
    let value = neuropeptideShare.value * neuropeptides + deficitShare.value * deficit
    return Target(
      value: value + injuryShare.value * wounded.value, injury: injuryShare.value * wounded.slope)
  }

  package var rate: Double { 1 / time.value }
}
