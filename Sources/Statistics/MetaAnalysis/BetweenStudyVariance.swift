// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// How far true effects of studies lie apart, beyond the errors of the studies.
package enum BetweenStudyVariance {
  /// By restricted maximum likelihood, about a mean that is estimated too.
  ///
  /// `variances` are the squared errors of `estimates`, in the same order and all above zero; two estimates at least.
  /// Raudenbush 2009, in: The Handbook of Research Synthesis and Meta-Analysis, 2nd ed., chapter 16.
  package static func restricted(_ estimates: [Double], variances: [Double]) -> Double {
    precondition(estimates.count == variances.count && estimates.count >= 2, "too few studies")
    func fit(_ excess: Double) -> (weights: [Double], sum: Double, residuals: [Double]) {
      let weights = variances.map { 1 / ($0 + excess) }
      let sum = weights.reduce(0, +)
      let mean = zip(weights, estimates).reduce(0) { $0 + $1.0 * $1.1 } / sum
      return (weights, sum, estimates.map { $0 - mean })
    }
    let centre = estimates.reduce(0, +) / Double(estimates.count)
    return likeliest(upTo: estimates.map { ($0 - centre) * ($0 - centre) }) { excess in
      let (weights, sum, residuals) = fit(excess)
      return -0.5
        * (log(sum)
          + zip(weights, residuals).reduce(0) { $0 - log($1.0) + $1.0 * $1.1 * $1.1 })
    } slope: { excess in
      let (weights, sum, residuals) = fit(excess)
      let squares = weights.reduce(0) { $0 + $1 * $1 }
      return zip(weights, residuals).reduce(squares / sum - sum) { $0 + $1.0 * $1.0 * $1.1 * $1.1 }
    }
  }

  /// By maximum likelihood, about zero.
  ///
  /// `shares` weigh the residuals, so that a study with many counts no more than one with one. With few
  /// `degreesOfFreedom` residuals follow Student's law, and one far off does not make all others so; the result is the
  /// square of its scale.
  package static func aboutZero(
    _ residuals: [Double], variances: [Double], shares: [Double], degreesOfFreedom: Double = .infinity
  ) -> Double {
    precondition(residuals.count == variances.count && residuals.count == shares.count, "unequal lengths")
    return likeliest(upTo: residuals.map { $0 * $0 }) { excess in
      residuals.indices.reduce(0) { sum, index in
        let total = variances[index] + excess
        let square = residuals[index] * residuals[index] / total
        let tail =
          degreesOfFreedom.isFinite ? (degreesOfFreedom + 1) * log1p(square / degreesOfFreedom) : square
        return sum - 0.5 * shares[index] * (log(total) + tail)
      }
    } slope: { excess in
      residuals.indices.reduce(0) { sum, index in
        let total = variances[index] + excess
        let square = residuals[index] * residuals[index] / total
        let pull =
          degreesOfFreedom.isFinite
          ? (degreesOfFreedom + 1) * square / (degreesOfFreedom + square) : square
        return sum + shares[index] * (pull - 1) / total
      }
    }
  }

  /// Where `logLikelihood` of a variance is highest, zero included: on a grid first, for there may be several tops,
  /// then where its slope changes sign.
  private static func likeliest(
    upTo squares: [Double], logLikelihood: (Double) -> Double, slope: (Double) -> Double
  ) -> Double {
    let most = Double(squares.count) * (squares.max() ?? 0)
    guard most > 0 else { return 0 }
    let steps = 120
    let decades = 12.0
    let grid = [0] + (0...steps).map { most * pow(10, decades * (Double($0) / Double(steps) - 1)) }
    let heights = grid.map(logLikelihood)
    let top = heights.indices.max { heights[$0] < heights[$1] } ?? 0
    if top == 0, slope(0) <= 0 { return 0 }
    var (low, high) = (grid[max(0, top - 1)], grid[min(grid.count - 1, top + 1)])
    for _ in 0..<100 {
      let middle = (low + high) / 2
      if slope(middle) > 0 { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
