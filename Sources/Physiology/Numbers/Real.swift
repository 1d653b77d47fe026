// SPDX-License-Identifier: GPL-3.0-or-later
import CLanes

/// The arithmetic that a mechanism may use.
///
/// A mechanism is written once over `Real`. The solver evaluates it on eight fibres at a time (`Lanes`), the
/// reference solver on one fibre (`Double`), and the law tests on dual numbers, which carry the derivative
/// that the hand-written one is held against. Rational functions and integer powers suffice.
package protocol Real: Sendable {
  static func constant(_ value: Double) -> Self
  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  static func / (a: Self, b: Self) -> Self
  static func * (a: Double, b: Self) -> Self
  static func + (a: Double, b: Self) -> Self
  static func - (a: Double, b: Self) -> Self
  static func / (a: Double, b: Self) -> Self
  /// The value where it is positive, else zero.
  var positivePart: Self { get }
}

/// Eight fibres side by side.
package typealias Lanes = SIMD8<Double>

extension SIMD8: Real where Scalar == Double {
  @inline(__always)
  package static func constant(_ value: Double) -> Self { Self(repeating: value) }
  @inline(__always)
  package var positivePart: Self { self.replacing(with: 0, where: self .< 0) }
}

/// The operators that the kernel uses, as vector instructions (`lanes.h` says why).
extension SIMD8<Double> {
  @inline(__always)
  package static func + (a: Self, b: Self) -> Self { lanes_add(a, b) }
  @inline(__always)
  package static func - (a: Self, b: Self) -> Self { lanes_subtract(a, b) }
  @inline(__always)
  package static func * (a: Self, b: Self) -> Self { lanes_multiply(a, b) }
  @inline(__always)
  package static func / (a: Self, b: Self) -> Self { lanes_divide(a, b) }
  @inline(__always)
  package static func + (a: Double, b: Self) -> Self { lanes_add(Self(repeating: a), b) }
  @inline(__always)
  package static func - (a: Double, b: Self) -> Self { lanes_subtract(Self(repeating: a), b) }
  @inline(__always)
  package static func * (a: Double, b: Self) -> Self { lanes_multiply(Self(repeating: a), b) }
  @inline(__always)
  package static func / (a: Double, b: Self) -> Self { lanes_divide(Self(repeating: a), b) }
  @inline(__always)
  package static func += (a: inout Self, b: Self) { a = lanes_add(a, b) }
  @inline(__always)
  package static func -= (a: inout Self, b: Self) { a = lanes_subtract(a, b) }
}

extension Double: Real {
  @inline(__always)
  package static func constant(_ value: Double) -> Double { value }
  @inline(__always)
  package var positivePart: Double { self < 0 ? 0 : self }
}

extension Real {
  @inline(__always) package var squared: Self { self * self }
  @inline(__always) package var fourth: Self { squared.squared }
}

/// A saturating response, and its slope.
package struct Response<Value: Real>: Sendable {
  package let value: Value
  package let slope: Value
}

/// x⁴/(1 + x⁴), with its slope 4x³/(1 + x⁴)².
@inline(__always)
package func hillFourth<Value: Real>(_ x: Value) -> Response<Value> {
  let square = x.squared
  let share = 1 / (1 + square.squared)
  let value = square.squared * share
  return Response(value: value, slope: 4 * (square * x * share * share))
}

/// x²/(x² + k²), with its slope 2xk²/(x² + k²)².
@inline(__always)
package func hillSecond<Value: Real>(_ x: Value, halfAt half: Double) -> Response<Value> {
  let share = 1 / (half * half + x.squared)
  return Response(value: x.squared * share, slope: (2 * half * half) * (x * share * share))
}
