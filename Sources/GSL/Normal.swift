// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// The standard normal distribution: mean 0, standard deviation 1.
package enum Normal {
  /// The probability of a value below `x`.
  package static func cumulative(_ x: Double) -> Double { gsl_cdf_ugaussian_P(x) }

  /// The probability of a value above `x`, accurate where `1 - cumulative(x)` has no digits left.
  package static func survival(_ x: Double) -> Double { gsl_cdf_ugaussian_Q(x) }

  /// The value below which a share `probability` of 0 through 1 lies: −∞ at 0, ∞ at 1.
  package static func quantile(_ probability: Double) -> Double {
    precondition((0...1).contains(probability), "no quantile at probability \(probability)")
    return gsl_cdf_ugaussian_Pinv(probability)
  }
}
