// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// A muscle as the simulator knows it.
package struct MuscleAnatomy: Sendable {
  /// The name that scenarios use, such as `upper-trapezius`.
  package let name: String
  package let summary: String
  /// Where its trigger points refer pain to.
  package let referral: String
  /// Depth of the middle of the belly where trigger points form, and its spread between fascicles (mm).
  package var depth: Quantity<Millimetre>
  package var depthSpread: Quantity<Millimetre>
  /// Distance between two neighbouring sites of one muscle, and between fascicles of one site (mm).
  package var siteSpacing: Quantity<Millimetre>
  package var fascicleSpacing: Quantity<Millimetre>
  /// Pressure pain threshold of healthy women and men.
  package var thresholdWomen: Quantity<Kilopascal>
  package var thresholdMen: Quantity<Kilopascal>
  /// The movement whose range the muscle limits.
  package let movement: String

  package static let parameters: [Parameter<MuscleAnatomy>] = []
}
