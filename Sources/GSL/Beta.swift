// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// The beta distribution on 0 through 1, with density proportional to `x^(α−1) (1−x)^(β−1)`.
package struct Beta: Hashable, Sendable {
  package let alpha: Double
  package let beta: Double

  /// Throws `.domain` unless both shapes are positive and finite.
  package init(alpha: Double, beta: Double) throws(GSLError) {
    try demand(
      alpha > 0 && alpha.isFinite && beta > 0 && beta.isFinite, "gsl_cdf_beta_P",
      "shapes \(alpha) and \(beta)")
    self.alpha = alpha
    self.beta = beta
  }

  /// The probability of a value below `x`.
  package func cumulative(_ x: Double) -> Double { gsl_cdf_beta_P(x, alpha, beta) }

  /// The value below which a share `probability` lies: 0 at 0, 1 at 1.
  ///
  /// Throws `.domain` outside 0 through 1.
  package func quantile(_ probability: Double) throws(GSLError) -> Double {
    try demand(
      (0...1).contains(probability), "gsl_cdf_beta_Pinv", "no quantile at probability \(probability)")
    reportFailures()
    let value = gsl_cdf_beta_Pinv(probability, alpha, beta)
    guard value.isNaN else { return value }
    // GSL's Newton iteration gives up on some probabilities of small and of very unequal shapes; a bracketed
    // crossing cannot, though a quantile near the smallest positive number takes a thousand halvings.
    return try RootFinder.root(in: 0...1, iterations: 4000) { cumulative($0) - probability }
  }
}
