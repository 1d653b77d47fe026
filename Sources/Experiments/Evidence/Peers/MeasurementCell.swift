// SPDX-License-Identifier: GPL-3.0-or-later
import Outcomes
import Quantities
import Scenarios

/// Measurements that are alike enough to learn from one another, from the narrowest to the widest.
package enum MeasurementCell: String, CaseIterable, Sendable {
  /// The same kind of number of the same outcome in the same group.
  case outcomeInGroup = "outcome in group"
  case outcome
  /// The same kind and unit, of outcomes of which the same direction is better.
  case family
  case unit

  func contains(_ one: EvidenceMeasurement, _ other: EvidenceMeasurement) -> Bool {
    guard one.kind == other.kind, one.unit.symbol == other.unit.symbol,
      one.isStandardised == other.isStandardised, one.isRatioOfChanges == other.isRatioOfChanges
    else { return false }
    return switch self {
    case .outcomeInGroup: one.outcome.column == other.outcome.column && one.group == other.group
    case .outcome: one.outcome.column == other.outcome.column
    case .family: one.outcome.better == other.outcome.better
    case .unit: true
    }
  }
}

/// The spread between studies that a judgement allows for, and whence it is known.
package struct StudySpread: Sendable, Equatable {
  /// The scale of the law, in the unit of the measurement.
  package let deviation: Double
  /// Half of its 95 % interval, in the unit of the measurement: wider than of a normal law where its tails are heavy.
  package let halfWidth: Double
  /// Nil where no cell has enough studies: all quantities, in units of their errors.
  package let cell: MeasurementCell?
  /// Studies of the cell, or of all, without the one at hand.
  package let studies: Int
}
