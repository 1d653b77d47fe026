// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

extension LinearAlgebra {
  /// The inverse of a symmetric positive definite matrix, n × n with n = `size`, by Cholesky decomposition.
  ///
  /// Only the lower triangle of `matrix` is read. Throws `.domain` unless it is positive definite.
  package static func inverse(ofPositiveDefinite matrix: [Double], size: Int) throws(GSLError) -> [Double] {
    var inverse = try choleskyFactor(matrix, size: size)
    let status = withMatrix(&inverse, size, size) { gsl_linalg_cholesky_invert($0) }
    try check(status, "gsl_linalg_cholesky_invert")
    return inverse
  }
}
