// SPDX-License-Identifier: GPL-3.0-or-later

/// A number with its derivative in one direction: arithmetic on it differentiates exactly.
package struct DualNumber: Real, Equatable {
  package var value: Double
  package var derivative: Double

  package init(_ value: Double, _ derivative: Double = 0) {
    self.value = value
    self.derivative = derivative
  }

  package static func constant(_ value: Double) -> DualNumber { DualNumber(value) }

  package static func + (a: DualNumber, b: DualNumber) -> DualNumber {
    DualNumber(a.value + b.value, a.derivative + b.derivative)
  }
  package static func - (a: DualNumber, b: DualNumber) -> DualNumber {
    DualNumber(a.value - b.value, a.derivative - b.derivative)
  }
  package static func * (a: DualNumber, b: DualNumber) -> DualNumber {
    DualNumber(a.value * b.value, a.derivative * b.value + a.value * b.derivative)
  }
  package static func / (a: DualNumber, b: DualNumber) -> DualNumber {
    let quotient = a.value / b.value
    return DualNumber(quotient, (a.derivative - quotient * b.derivative) / b.value)
  }
  package static func + (a: Double, b: DualNumber) -> DualNumber { DualNumber(a + b.value, b.derivative) }
  package static func - (a: Double, b: DualNumber) -> DualNumber { DualNumber(a - b.value, -b.derivative) }
  package static func * (a: Double, b: DualNumber) -> DualNumber {
    DualNumber(a * b.value, a * b.derivative)
  }
  package static func / (a: Double, b: DualNumber) -> DualNumber {
    let quotient = a / b.value
    return DualNumber(quotient, -quotient * b.derivative / b.value)
  }
  package var positivePart: DualNumber { value < 0 ? DualNumber(0) : self }
}
