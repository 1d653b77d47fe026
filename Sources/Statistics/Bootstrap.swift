// SPDX-License-Identifier: GPL-3.0-or-later
import GSL

/// Samples with replacement of base rows or trajectories, the same for the same seed.
package struct Bootstrap {
  /// How many things are drawn from, and how many are drawn.
  package let units: Int
  private let stream: DesignStream

  /// Samples that a user gets without asking: with 1000 the ends of an interval vary by about 2 % of its width.
  package static let usualResamples = 1000

  package init(units: Int, seed: UInt64) {
    self.units = units
    stream = DesignStream(seed: seed, .bootstrap)
  }

  /// How often each unit is in a sample.
  package func weights(_ resample: Int) throws(DesignError) -> [Double] {
    var generator = try stream.generator(resample)
    var weights = [Double](repeating: 0, count: units)
    for _ in 0..<units { weights[generator.uniformInteger(below: units)] += 1 }
    return weights
  }

  /// The 95 % interval about an estimate whose bootstrap samples gave `replicates`: normal, with their standard
  /// deviation. Nil of fewer than two.
  package static func interval(about value: Double, _ replicates: [Double], quantile: Double = normalQuantile)
    -> ClosedRange<Double>?
  {
    guard replicates.count > 1, value.isFinite else { return nil }
    let half = quantile * Statistics.standardDeviation(replicates)
    return value - half...value + half
  }

  /// The two-sided 95 % point of the standard normal distribution.
  static let normalQuantile = Normal.quantile(0.975)
}
