// SPDX-License-Identifier: GPL-3.0-or-later

/// A number with its unit in the type. It compiles to the bare `Double`.
package struct Quantity<Unit: UnitOfMeasure>: Sendable, Hashable, Comparable {
  package var value: Double

  @inlinable
  package init(_ value: Double) { self.value = value }

  package static func < (a: Self, b: Self) -> Bool { a.value < b.value }

  /// The same quantity as a number of another unit of the same dimension.
  package func converted<Other: UnitOfMeasure>(to _: Other.Type) -> Quantity<Other> {
    Quantity<Other>(Unit.unit.convert(value, to: Other.unit))
  }
}

extension Quantity: CustomStringConvertible {
  package var description: String {
    let symbol = Unit.unit.symbol
    return symbol.isEmpty ? plain(value) : "\(plain(value)) \(symbol)"
  }
}

/// A number in its shortest form that reads back the same, without a trailing `.0`.
package func plain(_ value: Double) -> String {
  let text = "\(value)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

extension Quantity where Unit == Second {
  @inlinable
  package static func minutes(_ value: Double) -> Self { Self(value * 60) }
  @inlinable
  package static func hours(_ value: Double) -> Self { Self(value * 3_600) }
  @inlinable
  package static func days(_ value: Double) -> Self { Self(value * 86_400) }
}

/// `value` to three digits.
package func rounded(_ value: Double) -> String {
  guard value != 0, value.isFinite else { return plain(value) }
  var scale = 1.0
  while abs(value) * scale < 100, scale < 1e12 { scale *= 10 }
  return plain((value * scale).rounded() / scale)
}
