// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// Statistics of numbers held in arrays.
///
/// Too few numbers give NaN, never a number that looks like an answer. Pairs come as two arrays of one length.
package enum Statistics {
  /// NaN of no numbers.
  package static func mean(_ values: [Double]) -> Double {
    values.isEmpty ? .nan : gsl_stats_mean(values, 1, values.count)
  }

  /// The unbiased variance, with divisor n − 1; NaN below two numbers.
  package static func variance(_ values: [Double]) -> Double {
    values.count < 2 ? .nan : gsl_stats_variance(values, 1, values.count)
  }

  /// The square root of `variance`; NaN below two numbers.
  package static func standardDeviation(_ values: [Double]) -> Double { variance(values).squareRoot() }

  /// The unbiased covariance, with divisor n − 1; NaN below two pairs.
  package static func covariance(_ first: [Double], _ second: [Double]) -> Double {
    precondition(first.count == second.count, "pairs need arrays of one length")
    return first.count < 2 ? .nan : gsl_stats_covariance(first, 1, second, 1, first.count)
  }

  /// Pearson's correlation; NaN below two pairs or where one of the arrays is constant.
  package static func correlation(_ first: [Double], _ second: [Double]) -> Double {
    precondition(first.count == second.count, "pairs need arrays of one length")
    return first.count < 2 ? .nan : gsl_stats_correlation(first, 1, second, 1, first.count)
  }

  /// Spearman's rank correlation, ties at their mean rank; NaN as for `correlation`.
  package static func spearman(_ first: [Double], _ second: [Double]) -> Double {
    precondition(first.count == second.count, "pairs need arrays of one length")
    guard first.count >= 2 else { return .nan }
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * first.count) { ranks in
      gsl_stats_spearman(first, 1, second, 1, first.count, ranks.baseAddress)
    }
  }

  /// The value below which a share `fraction` of 0 through 1 of ascending numbers lies, interpolated
  /// linearly between numbers (Hyndman and Fan's type 7, the default of R and NumPy); NaN of no numbers.
  package static func quantile(ofSorted values: [Double], at fraction: Double) -> Double {
    precondition((0...1).contains(fraction), "no quantile at fraction \(fraction)")
    return values.isEmpty ? .nan : gsl_stats_quantile_from_sorted_data(values, 1, values.count, fraction)
  }
}
