// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Injury of a fascicle by needles and hard pressing, and its repair.
///
/// ```
/// dJ/dt = −J/τ          pressing: k (σ/σ_0)³ a second
/// ```
package struct TissueInjury: Sendable {
  package var time = Quantity<Second>.days(5)
  package var pressingDose = Quantity<PerSecond>(2e-5)
  package var pressingReference = Quantity<Kilopascal>(90)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "time", \.time, in: 43_200...2_592_000, "Time constant of repair",
      source: .measured(.domingo2013, "mouse muscle is repaired within days after needling")),
    Parameter(
      "pressingDose", \.pressingDose, in: 0...0.01, "Injury by pressing at the reference stress",
      source: .assumed(
        because:
          "one massage client in ten reports discomfort, gone within 36 hours (cambron2007): pressing hardly injures"
      )),
    Parameter(
      "pressingReference", \.pressingReference, in: 10...500, "Reference stress in the tissue",
      source: .assumed(because: "stress in the knot at the pain threshold")),
  ]

  /// Injury of a fascicle pressed for a time at a mean stress (kPa).
  package func pressing(stress: Double, duration: Double) -> Double {
    let relative = stress / pressingReference.value
    return pressingDose.value * relative * relative * relative * duration
  }

  package var rate: Double { 1 / time.value }

  /// J(1 + J)/(1 + J + J²): J while it is small, never above 1.
  @inline(__always)
  package static func saturated<Value: Real>(_ injury: Value) -> Response<Value> {
    let share = 1 / (1 + (injury + injury.squared))
    return Response(value: 1 - share, slope: (1 + 2 * injury) * share.squared)
  }
}
