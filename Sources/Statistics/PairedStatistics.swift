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

  /// Correlation between the arms over patients, and how many times less the paired difference varies than an
  /// unpaired one would; nil where nothing varies.
  package var pairing: (correlation: Double?, varianceRatio: Double?) {
    guard estimate.count > 1 else { return (nil, nil) }
    let (a, r, d) = (arm.variance, reference.variance, difference.variance)
    let correlation = a > 0 && r > 0 ? 0.5 * (a + r - d) / (a * r).squareRoot() : nil
    return (correlation, d > 0 ? (a + r) / d : nil)
  }
}
