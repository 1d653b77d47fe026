// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Injury of a fascicle by needles and hard pressing, and its repair.
///
/// ```
/// dJ/dt = −J/τ
/// ```
package struct TissueInjury: Sendable {
  package var time = Quantity<Second>.days(5)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "time", \.time, in: 43_200...2_592_000, "Time constant of repair",
      source: .measured(.domingo2013, "mouse muscle is repaired within days after needling"))
  ]

  package var rate: Double { 1 / time.value }

  /// J(1 + J)/(1 + J + J²): J while it is small, at most a little above 1.
  @inline(__always)
  package static func saturated<Value: Real>(_ injury: Value) -> Response<Value> {
    let share = 1 / (1 + (injury + injury.squared))
    return Response(value: 1 - share, slope: (1 + 2 * injury) * share.squared)
  }
}
