// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import GSL

/// A mean of values that come in clusters, with an interval by leaving out one cluster after the other.
package struct ClusteredMean: Sendable {
  package let mean: Double
  package let count: Int
  package let clusters: Int
  /// By the jackknife; nil with one cluster.
  package let standardError: Double?

  /// Nil without values. Empty clusters do not count.
  package init?(_ values: [[Double]]) {
    let parts = values.filter { !$0.isEmpty }.map { (sum: $0.reduce(0, +), count: $0.count) }
    guard !parts.isEmpty else { return nil }
    let sum = parts.reduce(0) { $0 + $1.sum }
    let count = parts.reduce(0) { $0 + $1.count }
    self.count = count
    clusters = parts.count
    mean = sum / Double(count)
    guard parts.count > 1 else {
      standardError = nil
      return
    }
    let others = parts.map { (sum - $0.sum) / Double(count - $0.count) }
    let groups = Double(parts.count)
    standardError = (Statistics.variance(others) * (groups - 1) * (groups - 1) / groups).squareRoot()
  }

  /// The 95 % interval after Student's t with one degree of freedom fewer than clusters.
  package var interval: ClosedRange<Double>? {
    guard let standardError,
      let quantile = try? StudentT(degreesOfFreedom: Double(clusters - 1)).quantile(0.975)
    else { return nil }
    let half = standardError * quantile
    return (mean - half)...(mean + half)
  }
}
