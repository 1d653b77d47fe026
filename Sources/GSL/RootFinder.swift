// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// Where a function of one number crosses zero: Brent's method, which keeps the crossing bracketed.
package enum RootFinder {
  /// A number of `bracket` where `function` crosses zero.
  ///
  /// It lies within `absoluteTolerance + relativeTolerance · |root|` of the crossing; give an
  /// absolute tolerance where the root may be near zero. Throws
  /// `.invalidArgument` if `function` has the same sign at both ends, `.badFunction` where it is not finite,
  /// `.tooManyIterations` after `iterations` of them.
  package static func root(
    in bracket: ClosedRange<Double>, absoluteTolerance: Double = 0, relativeTolerance: Double = 1e-12,
    iterations: Int = 200, of function: (Double) -> Double
  ) throws(GSLError) -> Double {
    reportFailures()
    let solver = try allocated(gsl_root_fsolver_alloc(cgsl_root_brent()), "gsl_root_fsolver_alloc")
    defer { gsl_root_fsolver_free(solver) }
    return try withGSLFunction(function) { (function) throws(GSLError) -> Double in
      try check(
        gsl_root_fsolver_set(solver, function, bracket.lowerBound, bracket.upperBound),
        "gsl_root_fsolver_set",
        because: "no change of sign from \(bracket.lowerBound) to \(bracket.upperBound)")
      for _ in 0..<iterations {
        try check(gsl_root_fsolver_iterate(solver), "gsl_root_fsolver_iterate")
        let (lower, upper) = (gsl_root_fsolver_x_lower(solver), gsl_root_fsolver_x_upper(solver))
        // A root met exactly closes the interval, which GSL's test does not count as narrower than 0 · |0|.
        if lower == upper { return lower }
        let status = gsl_root_test_interval(lower, upper, absoluteTolerance, relativeTolerance)
        if status == Int32(GSL_CONTINUE) { continue }
        try check(status, "gsl_root_test_interval")
        return gsl_root_fsolver_root(solver)
      }
      throw GSLError(
        .tooManyIterations, in: "gsl_root_fsolver_iterate", because: "\(iterations) iterations")
    }
  }
}
