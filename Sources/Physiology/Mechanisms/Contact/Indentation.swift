// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// The stress that a thumb or a tool sends into the depth.
///
/// ```
/// σ/P = c (1 − z³/(a² + z²)^1.5) / (1 + (|y − y_0|/(a + z/2))⁴)
/// ```
///
/// Under the middle of a loaded disc of radius `a` on an elastic half-space (Boussinesq), spreading sideways
/// with depth `z`; `y − y_0` lateral distance (mm); `c` the share of the nominal pressure that reaches the
/// tissue under a soft thumb.
package struct Indentation: Sendable {
  package var radius = Quantity<Millimetre>(9)
  package var contact = Quantity<One>(0.8)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "radius", \.radius, in: 2...40, "Radius of the pressing thumb or tool",
      source: .assumed(because: "an adult thumb pad")),
    Parameter(
      "contact", \.contact, in: 0.1...1, "Share of the nominal pressure that reaches the tissue",
      source: .assumed(because: "a thumb presses less evenly than an algometer")),
  ]

  /// Stress per nominal pressure at a depth and a lateral distance (mm); `breadth` is the radius (mm) of what presses, where
  /// it is no thumb.
  package func share(depth z: Double, distance: Double, breadth: Double? = nil) -> Double {
    let a = breadth ?? radius.value
    let slant = a * a + z * z
    let axial = 1 - z * z * z / (slant * slant.squareRoot())
    let lateral = abs(distance) / (a + 0.5 * z)
    return contact.value * axial / (1 + lateral.fourth)
  }
}
