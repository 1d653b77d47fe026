// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
package import GSL

extension Factor {
  /// The values that a design of levels takes. Empty where the factor has no levels.
  package var levels: [FactorValue] {
    switch domain {
    case .values(let values): return values
    case .range(let range, let count, let isLogarithmic):
      let number = count ?? (isWhole ? Int(range.upperBound - range.lowerBound) + 1 : 0)
      return (0..<number).map { index in
        let share = number > 1 ? Double(index) / Double(number - 1) : 0
        return .number(Self.between(range, share, isLogarithmic: isLogarithmic, isWhole: isWhole))
      }
    case .distribution: return []
    }
  }

  /// The value at a coordinate of the unit cube: monotone in it, and equally likely where the coordinate is.
  package func value(at coordinate: Double) throws(GSLError) -> FactorValue {
    switch domain {
    case .values(let values): return values[min(Int(coordinate * Double(values.count)), values.count - 1)]
    case .range(let range, _, let isLogarithmic):
      if isWhole {
        let count = range.upperBound - range.lowerBound + 1
        return .number(min(range.lowerBound + (coordinate * count).rounded(.down), range.upperBound))
      }
      return .number(Self.between(range, coordinate, isLogarithmic: isLogarithmic, isWhole: false))
    case .distribution(let distribution):
      let value = try distribution.quantile(coordinate)
      return .number(isWhole ? value.rounded() : value)
    }
  }

  private static func between(
    _ range: ClosedRange<Double>, _ share: Double, isLogarithmic: Bool, isWhole: Bool
  ) -> Double {
    // Both ends are met to the last bit.
    if share <= 0 { return range.lowerBound }
    if share >= 1 { return range.upperBound }
    let (low, high) = (range.lowerBound, range.upperBound)
    let value = isLogarithmic ? low * pow(high / low, share) : low + (high - low) * share
    return isWhole ? value.rounded() : value
  }

  /// Whether the number may be used; values of a file are checked when they are read, those of a distribution here.
  package func allows(_ value: FactorValue) -> Bool {
    guard case .number(let number) = value, let range = place.range else { return true }
    return range.contains(number)
  }

  /// What is allowed, for messages.
  package var allowedRange: ClosedRange<Double>? { place.range }

  /// A value as a file would have it.
  package func text(_ value: FactorValue) -> String { json(value).text }
}
