// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
package import GSL

extension Factor {
  /// How many values a design of levels takes; 0 where the factor has no levels.
  package var levelCount: Int {
    switch domain {
    case .values(let values): return values.count
    case .range(let range, let count, _):
      if let count { return count }
      guard isWhole else { return 0 }
      let steps = Int(exactly: (range.upperBound - range.lowerBound).rounded()) ?? .max
      return steps == .max ? .max : steps + 1
    case .distribution: return 0
    }
  }

  /// The values that a design of levels takes, `levelCount` of them. Empty where the factor has no levels.
  package var levels: [FactorValue] {
    switch domain {
    case .values(let values): return values
    case .range(let range, _, let isLogarithmic):
      let number = levelCount
      return (0..<number).map { index in
        let share = number > 1 ? Double(index) / Double(number - 1) : 0
        let value = Self.between(range, share, isLogarithmic: isLogarithmic)
        return .number(isWhole ? value.rounded() : Self.tidy(value, in: range, isLogarithmic))
      }
    case .distribution: return []
    }
  }

  /// The value at a coordinate of the unit cube: monotone in it, and equally likely where the coordinate is.
  package func value(at coordinate: Double) throws(GSLError) -> FactorValue {
    switch domain {
    case .values(let values): return values[min(Int(coordinate * Double(values.count)), values.count - 1)]
    case .range(let range, _, let isLogarithmic):
      guard isWhole else { return .number(Self.between(range, coordinate, isLogarithmic: isLogarithmic)) }
      // Each whole number has the share of the coordinate up to the next one.
      let next = range.upperBound + 1
      let value =
        isLogarithmic
        ? range.lowerBound * pow(next / range.lowerBound, coordinate)
        : range.lowerBound + coordinate * (next - range.lowerBound)
      return .number(min(max(value.rounded(.down), range.lowerBound), range.upperBound))
    case .distribution(let distribution):
      let value = try distribution.quantile(coordinate)
      return .number(isWhole ? value.rounded() : value)
    }
  }

  private static func between(
    _ range: ClosedRange<Double>, _ share: Double, isLogarithmic: Bool
  ) -> Double {
    // Both ends are met to the last bit.
    if share <= 0 { return range.lowerBound }
    if share >= 1 { return range.upperBound }
    let (low, high) = (range.lowerBound, range.upperBound)
    return isLogarithmic ? low * pow(high / low, share) : low + (high - low) * share
  }

  /// Digits of a level that a person would write.
  private static let mostDigits = 12

  /// The shortest decimal that differs from a level by rounding only: 0.9 and not 0.8999999999999999.
  private static func tidy(_ value: Double, in range: ClosedRange<Double>, _ isLogarithmic: Bool) -> Double {
    let scale = isLogarithmic ? value.magnitude : max(range.lowerBound.magnitude, range.upperBound.magnitude)
    let noise = 8 * scale.ulp
    guard value.isFinite, noise.isFinite else { return value }
    if value.magnitude <= noise { return 0 }
    for digits in 0..<mostDigits {
      guard let short = Double(String(format: "%.*e", digits, value)) else { continue }
      if (short - value).magnitude <= noise, range.contains(short) { return short }
    }
    return value
  }

  /// Whether the number may be used; values of a file are checked when they are read, those of a distribution here.
  package func allows(_ value: FactorValue) -> Bool {
    guard case .number(let number) = value else { return true }
    return number.isFinite && place.range?.contains(number) != false
  }

  /// What is allowed, for messages.
  package var allowedRange: ClosedRange<Double>? { place.range }

  /// A value as a file would have it.
  package func text(_ value: FactorValue) -> String { json(value).text }
}
