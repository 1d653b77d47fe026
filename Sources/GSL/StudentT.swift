// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// Student's t distribution.
package struct StudentT: Hashable, Sendable {
  package let degreesOfFreedom: Double

  /// Throws `.domain` unless `degreesOfFreedom` is positive and finite.
  package init(degreesOfFreedom: Double) throws(GSLError) {
    try demand(
      degreesOfFreedom > 0 && degreesOfFreedom.isFinite, "gsl_cdf_tdist_P",
      "\(degreesOfFreedom) degrees of freedom")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The probability of a value below `x`.
  package func cumulative(_ x: Double) -> Double { gsl_cdf_tdist_P(x, degreesOfFreedom) }

  /// The probability of a value above `x`.
  package func survival(_ x: Double) -> Double { gsl_cdf_tdist_Q(x, degreesOfFreedom) }

  /// The value below which a share `probability` lies: −∞ at 0, ∞ at 1.
  ///
  /// Throws `.domain` outside 0 through 1, `.failed` if the iteration does not settle.
  package func quantile(_ probability: Double) throws(GSLError) -> Double {
    try settledQuantile(at: probability, "gsl_cdf_tdist_Pinv") {
      gsl_cdf_tdist_Pinv(probability, degreesOfFreedom)
    }
  }
}
