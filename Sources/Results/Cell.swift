// SPDX-License-Identifier: GPL-3.0-or-later

/// What one field of a row holds; nil is "not available" and becomes an empty field.
///
/// A number that is not finite is not available either: no two readers agree on how infinity is spelt.
package enum Cell: Sendable, Hashable {
  case string(String?)
  case integer(Int?)
  case number(Double?)
  case boolean(Bool?)

  /// The kind of column that this cell fits.
  package var kind: Column.Kind {
    switch self {
    case .string: .string
    case .integer: .integer
    case .number: .number
    case .boolean: .boolean
    }
  }
}
