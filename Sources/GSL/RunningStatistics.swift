// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// The moments of numbers that arrive one at a time and are not kept.
///
/// The sums are Welford's, so a large mean does not swamp a small spread. The result depends on the order of
/// arrival in the last digits: add in a fixed order. A handle, neither copied nor shared.
package struct RunningStatistics: ~Copyable {
  private let workspace: UnsafeMutablePointer<gsl_rstat_workspace>

  /// No numbers yet. Throws only when there is no memory.
  package init() throws(GSLError) {
    reportFailures()
    workspace = try allocated(gsl_rstat_alloc(), "gsl_rstat_alloc")
  }

  deinit { gsl_rstat_free(workspace) }

  package mutating func add(_ value: Double) { gsl_rstat_add(value, workspace) }

  package var count: Int { gsl_rstat_n(workspace) }

  /// NaN while there is no number.
  package var mean: Double { count > 0 ? gsl_rstat_mean(workspace) : .nan }

  /// The unbiased variance, with divisor `count - 1`; NaN below two numbers.
  package var variance: Double { count > 1 ? gsl_rstat_variance(workspace) : .nan }

  /// The square root of `variance`; NaN below two numbers.
  package var standardDeviation: Double { variance.squareRoot() }

  /// The standard deviation of the mean; NaN below two numbers.
  package var standardError: Double { (variance / Double(count)).squareRoot() }

  /// NaN while there is no number.
  package var minimum: Double { count > 0 ? gsl_rstat_min(workspace) : .nan }

  /// NaN while there is no number.
  package var maximum: Double { count > 0 ? gsl_rstat_max(workspace) : .nan }
}
