// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Spasm: a muscle that is pressed beyond tolerance tightens by reflex.
///
/// ```
/// load = g x/(x + K)        x = p/p_tol − 1, nothing below tolerance
/// ```
///
/// The reflex loads the fibres as work does: it starves what the press should free.
package struct Guarding: Sendable {
  package var gain = Quantity<One>(0.4)
  package var halfPoint = Quantity<One>(0.3)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "gain", \.gain, in: 0...1, "Greatest load by reflex",
      source: .assumed(because: "a strong, not a maximal contraction of low-threshold units")),
    Parameter(
      "halfPoint", \.halfPoint, in: 0.01...5, "Pressure beyond tolerance, over it, at half of the reflex",
      source: .assumed(because: "clear a third above tolerance")),
  ]

  package func load(relativePressure: Double) -> Double {
    let beyond = relativePressure - 1
    return beyond > 0 ? gain.value * beyond / (beyond + halfPoint.value) : 0
  }
}
