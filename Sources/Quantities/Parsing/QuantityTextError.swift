// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a text is not a quantity of the unit asked for.
package enum QuantityTextError: Error, Sendable, Equatable {
  /// The text does not begin with a number written as in JSON.
  case notANumber(String)
  /// The number is too large for a `Double`.
  case notFinite(String)
  case missingUnit(allowed: [String], nearest: String)
  case unknownUnit(String, allowed: [String], nearest: String?)
  /// The unit exists and measures something else.
  case wrongDimension(String, measures: Dimension, allowed: [String], nearest: String?)
  /// A unit stands after a number that has none.
  case unexpectedUnit(String)

  /// What the writer probably meant, as a complete quantity or unit.
  package var nearest: String? {
    switch self {
    case .notANumber, .notFinite, .unexpectedUnit: nil
    case .missingUnit(_, let nearest): nearest
    case .unknownUnit(_, _, let nearest), .wrongDimension(_, _, _, let nearest): nearest
    }
  }
}

extension QuantityTextError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notANumber(let text):
      "\"\(text)\" does not begin with a number such as 12 or 2.5"
    case .notFinite(let number):
      "\(number) is too large"
    case .missingUnit(let allowed, let nearest):
      "the unit is missing; allowed: \(list(allowed)); did you mean \"\(nearest)\"?"
    case .unknownUnit(let unit, let allowed, let nearest):
      "\"\(unit)\" is not a known unit; allowed: \(list(allowed))" + question(nearest)
    case .wrongDimension(let unit, let dimension, let allowed, let nearest):
      "\"\(unit)\" measures \(dimension.phrase); allowed: \(list(allowed))" + question(nearest)
    case .unexpectedUnit(let unit):
      "\"\(unit)\" stands after a number that has no unit"
    }
  }

  private func list(_ units: [String]) -> String { units.joined(separator: ", ") }

  private func question(_ nearest: String?) -> String {
    nearest.map { "; did you mean \"\($0)\"?" } ?? ""
  }
}
