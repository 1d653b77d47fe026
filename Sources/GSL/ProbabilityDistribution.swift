// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// A distribution of one number, as a scenario or a design writes it.
///
/// Draw from it by `quantile(Philox4x32.uniform(…))`: monotone in the uniform number, so designs that
/// stratify or spread uniform numbers evenly do the same to the values.
package enum ProbabilityDistribution: Hashable, Sendable {
  /// Equally likely from `lower` to `upper`.
  case uniform(lower: Double, upper: Double)
  /// Its logarithm is equally likely from ln `lower` to ln `upper`; both positive.
  case loguniform(lower: Double, upper: Double)
  case normal(mean: Double, standardDeviation: Double)
  /// Its natural logarithm is normal with these parameters; the median is exp(`logMean`).
  case lognormal(logMean: Double, logStandardDeviation: Double)
  /// The density rises linearly from `lower` to `mode` and falls linearly to `upper`.
  case triangular(lower: Double, mode: Double, upper: Double)
  /// On 0 through 1.
  case beta(alpha: Double, beta: Double)

  /// Throws `.domain`, saying what is wrong, unless the parameters make a distribution.
  package func validate() throws(GSLError) {
    switch self {
    case .uniform(let lower, let upper):
      try demand(
        lower < upper && (upper - lower).isFinite, "gsl_cdf_flat_P", "uniform from \(lower) to \(upper)")
    case .loguniform(let lower, let upper):
      try demand(
        0 < lower && lower < upper && upper.isFinite, "gsl_cdf_flat_P", "loguniform from \(lower) to \(upper)"
      )
    case .normal(let mean, let deviation):
      try demand(
        mean.isFinite && deviation > 0 && deviation.isFinite, "gsl_cdf_gaussian_P",
        "normal of mean \(mean) and standard deviation \(deviation)")
    case .lognormal(let mean, let deviation):
      try demand(
        mean.isFinite && deviation > 0 && deviation.isFinite, "gsl_cdf_lognormal_P",
        "lognormal of log mean \(mean) and log standard deviation \(deviation)")
    case .triangular(let lower, let mode, let upper):
      try demand(
        lower <= mode && mode <= upper && lower < upper && (upper - lower).isFinite, "triangular",
        "triangular from \(lower) over \(mode) to \(upper)")
    case .beta(let alpha, let beta):
      _ = try Beta(alpha: alpha, beta: beta)
    }
  }

  /// The probability of a value below `x`. Throws `.domain` on parameters that make no distribution.
  package func cumulative(_ x: Double) throws(GSLError) -> Double {
    try validate()
    switch self {
    case .uniform(let lower, let upper): return gsl_cdf_flat_P(x, lower, upper)
    case .loguniform(let lower, let upper):
      return x <= lower ? 0 : x >= upper ? 1 : log(x / lower) / log(upper / lower)
    case .normal(let mean, let deviation): return gsl_cdf_gaussian_P(x - mean, deviation)
    case .lognormal(let mean, let deviation): return x <= 0 ? 0 : gsl_cdf_lognormal_P(x, mean, deviation)
    case .triangular(let lower, let mode, let upper):
      if x <= lower { return 0 }
      if x >= upper { return 1 }
      return x < mode
        ? (x - lower) / (upper - lower) * ((x - lower) / (mode - lower))
        : 1 - (upper - x) / (upper - lower) * ((upper - x) / (upper - mode))
    case .beta(let alpha, let beta): return try Beta(alpha: alpha, beta: beta).cumulative(x)
    }
  }

  /// The value below which a share `probability` lies; infinite at 0 and 1 where the support is.
  ///
  /// Throws `.domain` outside 0 through 1 and on parameters that make no distribution.
  package func quantile(_ probability: Double) throws(GSLError) -> Double {
    try validate()
    try demand((0...1).contains(probability), "quantile", "no quantile at probability \(probability)")
    switch self {
    case .uniform(let lower, let upper): return gsl_cdf_flat_Pinv(probability, lower, upper)
    case .loguniform(let lower, let upper):
      return min(max(lower * exp(probability * log(upper / lower)), lower), upper)
    case .normal(let mean, let deviation): return mean + gsl_cdf_gaussian_Pinv(probability, deviation)
    case .lognormal(let mean, let deviation): return gsl_cdf_lognormal_Pinv(probability, mean, deviation)
    case .triangular(let lower, let mode, let upper):
      let (width, rise) = (upper - lower, mode - lower)
      return probability * width < rise
        ? lower + (probability * width * rise).squareRoot()
        : upper - ((1 - probability) * width * (upper - mode)).squareRoot()
    case .beta(let alpha, let beta): return try Beta(alpha: alpha, beta: beta).quantile(probability)
    }
  }
}
