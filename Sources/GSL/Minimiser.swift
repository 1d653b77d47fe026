// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// Where a function of one number is least: Brent's method, parabolas safeguarded by golden sections.
package enum Minimiser {
  /// A place and the value of the function there.
  package struct Minimum: Hashable, Sendable {
    package let position: Double
    package let value: Double
  }

  /// A local minimum of `function` inside `bracket`.
  ///
  /// `function` must be lower at `guess` than at both ends. The interval that encloses the minimum is
  /// narrowed to `absoluteTolerance + relativeTolerance · |position|`; rounding allows no less than about
  /// 1e-8 · |position|. Throws `.invalidArgument` if the guess is not lower than the ends or not between
  /// them, `.badFunction` where the function is not finite, `.tooManyIterations` after `iterations` of them.
  package static func minimum(
    in bracket: ClosedRange<Double>, near guess: Double, absoluteTolerance: Double = 0,
    relativeTolerance: Double = 1e-7, iterations: Int = 200, of function: (Double) -> Double
  ) throws(GSLError) -> Minimum {
    reportFailures()
    let minimiser = try allocated(
      gsl_min_fminimizer_alloc(cgsl_min_brent()), "gsl_min_fminimizer_alloc")
    defer { gsl_min_fminimizer_free(minimiser) }
    return try withGSLFunction(function) { (function) throws(GSLError) -> Minimum in
      try check(
        gsl_min_fminimizer_set(minimiser, function, guess, bracket.lowerBound, bracket.upperBound),
        "gsl_min_fminimizer_set",
        because: "\(guess) is not lower than both \(bracket.lowerBound) and \(bracket.upperBound)")
      for _ in 0..<iterations {
        try check(gsl_min_fminimizer_iterate(minimiser), "gsl_min_fminimizer_iterate")
        let status = gsl_min_test_interval(
          gsl_min_fminimizer_x_lower(minimiser), gsl_min_fminimizer_x_upper(minimiser),
          absoluteTolerance, relativeTolerance)
        if status == Int32(GSL_CONTINUE) { continue }
        try check(status, "gsl_min_test_interval")
        return Minimum(
          position: gsl_min_fminimizer_x_minimum(minimiser),
          value: gsl_min_fminimizer_f_minimum(minimiser))
      }
      throw GSLError(
        .tooManyIterations, in: "gsl_min_fminimizer_iterate", because: "\(iterations) iterations")
    }
  }
}
