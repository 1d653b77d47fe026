// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Segmental and descending inhibition, built up by an afferent volley within minutes.
///
/// ```
/// dI/dt = v (1 − I)/τ_on − I/τ_off
/// ```
///
/// `v` the volley of a pressing hand, a needle or a stretch, an input of the step.
package struct Inhibition: Sendable {
  package var isOn = true
  package var onset = Quantity<Second>(120)
  package var offset = Quantity<Second>(1_200)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "onset", \.onset, in: 5...3_600, "Build-up time under a full volley",
      source: .assumed(because: "two minutes; longer presses do more")),
    Parameter(
      "offset", \.offset, in: 60...86_400, "Decay time",
      source: .measured(.aboodarda2015, "non-local gain of threshold gone within some 15 minutes")),
  ]

  @inline(__always)
  package func rate<Value: Real>(inhibition: Value, volley: Double) -> Value {
    let build = isOn ? volley / onset.value : 0
    return build * (1 - inhibition) - (1 / offset.value) * inhibition
  }

  /// −∂rate/∂inhibition.
  package func decay(volley: Double) -> Double { (isOn ? volley / onset.value : 0) + 1 / offset.value }
}
