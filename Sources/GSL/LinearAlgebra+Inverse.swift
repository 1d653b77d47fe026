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

  /// The inverse of an n × n matrix with n = `size`, by LU decomposition with partial pivoting.
  ///
  /// Throws `.domain` if it is exactly singular.
  package static func inverse(_ matrix: [Double], size: Int) throws(GSLError) -> [Double] {
    try demandFinite(matrix, rows: size, columns: size, "gsl_linalg_LU_decomp")
    reportFailures()
    let permutation = try allocated(gsl_permutation_alloc(size), "gsl_permutation_alloc")
    defer { gsl_permutation_free(permutation) }
    var (matrix, inverse) = (matrix, matrix)
    let (decomposed, inverted) = withMatrix(&matrix, size, size) { matrix in
      withMatrix(&inverse, size, size) { inverse in
        var sign: Int32 = 0
        let decomposed = gsl_linalg_LU_decomp(matrix, permutation, &sign)
        return (decomposed, decomposed == 0 ? gsl_linalg_LU_invert(matrix, permutation, inverse) : 0)
      }
    }
    try check(decomposed, "gsl_linalg_LU_decomp")
    try check(inverted, "gsl_linalg_LU_invert", because: "the matrix is singular")
    return inverse
  }
}
