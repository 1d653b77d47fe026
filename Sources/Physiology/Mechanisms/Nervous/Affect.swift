// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// The affective pain state: distress that pain and strain feed and expectation of relief eases.
///
/// ```
/// dAf/dt = (a_0 + k_p pain + k_s strain − k_c Cx − Af)/τ        target not below 0
/// ```
///
/// `a_0` a trait of the patient; `strain` the week's sleep, worry and work, an input that is the same in every
/// arm; `Cx` expectation.
package struct Affect: Sendable {
  package var isOn = true
  package var time = Quantity<Second>.days(14)
  package var disposition = Quantity<One>(0.45)
  package var painGain = Quantity<One>(0.35)
  package var strainGain = Quantity<One>(0.22)
  package var expectationGain = Quantity<One>(0.25)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "time", \.time, in: 86_400...31_536_000, "Time constant",
      source: .assumed(because: "mood follows pain within weeks")),
    Parameter(
      "disposition", \.disposition, in: 0...5, "Affect without pain or strain",
      source: .assumed(because: "sets the scale; varies widely between patients")),
    Parameter(
      "painGain", \.painGain, in: 0...3, "Affect per unit of firing",
      source: .assumed(because: "full firing nearly doubles it")),
    Parameter(
      "strainGain", \.strainGain, in: 0...3, "Affect per standard deviation of weekly strain",
      source: .assumed(because: "a hard week counts half the disposition")),
    Parameter(
      "expectationGain", \.expectationGain, in: 0...3, "Relief of affect by expectation",
      source: .assumed(because: "the size of a hard week")),
  ]

  @inline(__always)
  package func target<Value: Real>(pain: Value, strain: Double, expectation: Value) -> Value {
    let base = disposition.value + strainGain.value * strain
    return (base + (painGain.value * pain - expectationGain.value * expectation)).positivePart
  }

  package var rate: Double { 1 / time.value }
  /// 1 where the state acts on others, else 0.
  package var gain: Double { isOn ? 1 : 0 }
}
