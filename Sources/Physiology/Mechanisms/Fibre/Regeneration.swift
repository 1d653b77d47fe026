// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Regrowth of a segment that a needle has destroyed.
///
/// ```
/// dN/dt = −N/τ
/// ```
package struct Regeneration: Sendable {
  package var time = Quantity<Second>.days(5)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "time", \.time, in: 86_400...2_592_000, "Time constant of regeneration",
      source: .measured(.domingo2013, "mouse muscle regenerates within days after needling"))
  ]

  package var rate: Double { 1 / time.value }
}
