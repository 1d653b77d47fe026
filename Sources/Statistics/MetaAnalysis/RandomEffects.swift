// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
package import GSL

/// A random-effects meta-analysis of one estimate a study.
///
/// Restricted maximum likelihood for the spread between studies; errors after Hartung and Knapp 2001
/// (doi:10.1002/sim.791) and Sidik and Jonkman 2002 (doi:10.1002/sim.1262), never narrower than without them
/// (Röver, Knapp and Friede 2015, doi:10.1186/s12874-015-0091-1).
package struct RandomEffects: Sendable {
  package let studies: Int
  package let mean: Double
  /// Of the mean.
  package let standardError: Double
  /// Between studies: the square of their spread.
  package let tauSquared: Double

  /// Nil with fewer than two estimates, or where a variance is not above zero.
  package init?(_ estimates: [Double], variances: [Double]) {
    guard estimates.count == variances.count, estimates.count >= 2,
      (estimates + variances).allSatisfy(\.isFinite), variances.allSatisfy({ $0 > 0 })
    else { return nil }
    let tauSquared = BetweenStudyVariance.restricted(estimates, variances: variances)
    let weights = variances.map { 1 / ($0 + tauSquared) }
    let sum = weights.reduce(0, +)
    let mean = zip(weights, estimates).reduce(0) { $0 + $1.0 * $1.1 } / sum
    let scatter =
      zip(weights, estimates).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
      / Double(estimates.count - 1)
    self.tauSquared = tauSquared
    self.mean = mean
    studies = estimates.count
    standardError = (max(1, scatter) / sum).squareRoot()
  }

  package var degreesOfFreedom: Double { Double(studies - 1) }

  /// Standard error of the true effect of a new study.
  package var predictionError: Double { (tauSquared + standardError * standardError).squareRoot() }

  /// Half the width of the interval of the mean that holds a share `level`.
  package func halfWidth(ofMean level: Double) throws(GSLError) -> Double {
    try standardError * quantile(level)
  }

  /// Half the width of the interval of the true effect of a new study.
  package func halfWidth(ofPrediction level: Double) throws(GSLError) -> Double {
    try predictionError * quantile(level)
  }

  private func quantile(_ level: Double) throws(GSLError) -> Double {
    try StudentT(degreesOfFreedom: degreesOfFreedom).quantile((1 + level) / 2)
  }
}
