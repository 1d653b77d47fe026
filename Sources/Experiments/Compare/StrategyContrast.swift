// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
package import Outcomes
import Statistics

/// One strategy minus another.
package struct StrategyContrast: Sendable, Equatable {
  /// Raw values are those of the column `method`.
  package enum Method: String, Sendable {
    /// The same patients in both.
    case paired
    /// Independent groups: Welch's unequal variances.
    case welch = "unpaired"
  }
  /// What the interval of the benefit says about a margin; raw values are those of the column `verdict`.
  package enum Verdict: String, Sendable {
    /// Better by more than the margin.
    case superior
    /// Worse by more than the margin.
    case inferior
    /// Neither better nor worse by the margin.
    case equivalent
    /// Not worse by the margin.
    case nonInferior = "non-inferior"
    case inconclusive
  }

  package let method: Method
  package let count: Int
  package let difference: Double?
  package let low: Double?
  package let high: Double?
  package let standardError: Double?
  package let correlation: Double?
  package let varianceRatio: Double?
  /// Two-sided, of no difference.
  package let pValue: Double?

  /// In pairs where both have the same patients; else, only with `unpaired`, as independent groups. Otherwise, and with
  /// too few patients, there is no difference or no interval.
  package init(_ strategy: Strategy, minus other: Strategy, unpaired: Bool = true) throws {
    let shared = strategy.shared(with: other)
    if !shared.isEmpty || strategy.cohort == other.cohort || !unpaired {
      let pair = try PairedAccumulator()
      for (value, base) in shared { pair.add(arm: value, reference: base) }
      let estimate = pair.estimate
      method = .paired
      count = estimate.count
      (difference, low, high) = (estimate.mean, estimate.low, estimate.high)
      standardError = estimate.standardError
      (correlation, varianceRatio) = pair.pairing
      pValue = try Self.pValue(
        estimate.mean, estimate.standardError, degreesOfFreedom: Double(estimate.count - 1))
      return
    }
    let (first, second) = (Self.values(strategy), Self.values(other))
    method = .welch
    count = min(first.count, second.count)
    (correlation, varianceRatio) = (nil, nil)
    guard count > 1 else {
      (difference, low, high, standardError, pValue) = (nil, nil, nil, nil, nil)
      return
    }
    let parts = [first, second].map { Statistics.variance($0) / Double($0.count) }
    let error = (parts[0] + parts[1]).squareRoot()
    let mean = Statistics.mean(first) - Statistics.mean(second)
    // Satterthwaite's degrees of freedom.
    let freedom =
      (parts[0] + parts[1]) * (parts[0] + parts[1])
      / (parts[0] * parts[0] / Double(first.count - 1) + parts[1] * parts[1] / Double(second.count - 1))
    difference = mean
    standardError = error
    guard error > 0, let half = try? StudentT(degreesOfFreedom: freedom).quantile(0.975) * error else {
      (low, high, pValue) = (mean, mean, mean == 0 ? 1 : 0)
      return
    }
    (low, high) = (mean - half, mean + half)
    pValue = try Self.pValue(mean, error, degreesOfFreedom: freedom)
  }

  private static func values(_ strategy: Strategy) -> [Double] {
    strategy.values.sorted { $0.key < $1.key }.map(\.value)
  }

  private static func pValue(
    _ mean: Double?, _ error: Double?, degreesOfFreedom: Double
  ) throws(GSLError) -> Double? {
    guard let mean, let error else { return nil }
    guard error > 0 else { return mean == 0 ? 1 : 0 }
    return min(1, 2 * (try StudentT(degreesOfFreedom: degreesOfFreedom)).survival(abs(mean) / error))
  }

  /// `margin` above zero; nil for an outcome of which neither direction is better, or without an interval.
  package func verdict(margin: Double, better: Outcome.Better) -> Verdict? {
    guard let low, let high, better != .neutral else { return nil }
    let benefit = better == .higher ? low...high : -high...(-low)
    if benefit.lowerBound > margin { return .superior }
    if benefit.upperBound < -margin { return .inferior }
    if benefit.lowerBound > -margin { return benefit.upperBound < margin ? .equivalent : .nonInferior }
    return .inconclusive
  }

  /// Holm's step-down adjustment of two-sided p-values: Holm S. Scand J Stat 1979;6:65-70.
  package static func holm(_ values: [Double?]) -> [Double?] {
    let known = values.indices.filter { values[$0] != nil }.sorted { (values[$0] ?? 1) < (values[$1] ?? 1) }
    var adjusted = [Double?](repeating: nil, count: values.count)
    var largest = 0.0
    for (rank, place) in known.enumerated() {
      largest = max(largest, min(1, Double(known.count - rank) * (values[place] ?? 1)))
      adjusted[place] = largest
    }
    return adjusted
  }
}
