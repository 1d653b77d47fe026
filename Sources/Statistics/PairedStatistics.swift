// SPDX-License-Identifier: GPL-3.0-or-later
package import GSL

/// Mean, spread and interval of a sample.
package struct Estimate: Sendable, Equatable {
  package let count: Int
  package let mean: Double?
  package let standardDeviation: Double?
  /// Two-sided 95 % interval of the mean by Student's t; nil with fewer than two values.
  package let low: Double?
  package let high: Double?
  /// Standard error of the mean: the Monte-Carlo error of a simulated cohort.
  package let standardError: Double?

  init(_ statistics: borrowing RunningStatistics) {
    count = statistics.count
    mean = count > 0 ? statistics.mean : nil
    guard count > 1, let student = try? StudentT(degreesOfFreedom: Double(count - 1)),
      let quantile = try? student.quantile(0.975)
    else {
      (standardDeviation, low, high, standardError) = (nil, nil, nil, nil)
      return
    }
    let error = statistics.standardDeviation / Double(count).squareRoot()
    standardDeviation = statistics.standardDeviation
    standardError = error
    low = statistics.mean - quantile * error
    high = statistics.mean + quantile * error
  }
}

/// What few patients who are alike say about how much patients vary.
///
/// No variance among `count` patients is no precision: the next one may be the first to differ. As if one more had
/// differed by `step`, in the unit of the values, the variance is at least `step²/(count + 1)`.
package func leastVariance(count: Int, step: Double) -> Double { step * step / Double(count + 1) }

/// Running statistics of one number over patients; memory does not grow with them.
package final class Accumulator {
  private var statistics: RunningStatistics

  package init() throws(GSLError) { statistics = try RunningStatistics() }

  package func add(_ value: Double) { statistics.add(value) }
  package var estimate: Estimate { Estimate(statistics) }
  package var variance: Double { statistics.variance }
}

/// The same number in an arm and in the reference arm of the same patients.
package final class PairedAccumulator {
  private let arm: Accumulator
  private let reference: Accumulator
  private let difference: Accumulator

  package init() throws(GSLError) {
    arm = try Accumulator()
    reference = try Accumulator()
    difference = try Accumulator()
  }

  package func add(arm value: Double, reference other: Double) {
    arm.add(value)
    reference.add(other)
    difference.add(value - other)
  }

  package var estimate: Estimate { difference.estimate }

  /// Stands for a ratio above it: where no pair differs, no number would do.
  package static let largestRatio = 1e12

  /// Correlation between the arms over patients, and how many times less the paired difference varies than an
  /// unpaired one would; nil of fewer than two pairs.
  ///
  /// Both are numbers wherever there are pairs, so that a column of them never begins as text: an arm that does not vary
  /// goes along with nothing (0) unless no difference varies either (1); where nothing varies at all, pairing gains
  /// nothing (1).
  package var pairing: (correlation: Double?, varianceRatio: Double?) {
    guard estimate.count > 1 else { return (nil, nil) }
    let (a, r, d) = (arm.variance, reference.variance, difference.variance)
    let ratio = a + r == 0 && d == 0 ? 1 : min((a + r) / d, Self.largestRatio)
    guard a > 0, r > 0 else { return (d > 0 ? 0 : 1, ratio) }
    // Rounding can carry the quotient a digit beyond one.
    return (max(-1, min(1, 0.5 * (a + r - d) / (a * r).squareRoot())), ratio)
  }
}
