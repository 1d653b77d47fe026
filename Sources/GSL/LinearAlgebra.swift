// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// Dense real linear algebra. Matrices are row-major: element (i, j) of m × n numbers is at `i · n + j`.
///
/// Every routine throws `.domain` for numbers that are not finite, which GSL's iterations may never return from.
package enum LinearAlgebra {
  /// The solution x of `A x = b` by LU decomposition with partial pivoting.
  ///
  /// `matrix` is n × n with n the length of `rightHandSide`. Throws `.domain` if it is exactly singular.
  package static func solve(
    _ matrix: [Double], _ rightHandSide: [Double]
  ) throws(GSLError) -> [Double] {
    let size = rightHandSide.count
    try demandFinite(matrix, rows: size, columns: size, "gsl_linalg_LU_decomp")
    try demand(rightHandSide.allSatisfy(\.isFinite), "gsl_linalg_LU_solve", "a number is not finite")
    reportFailures()
    let permutation = try allocated(gsl_permutation_alloc(size), "gsl_permutation_alloc")
    defer { gsl_permutation_free(permutation) }
    var (matrix, solution) = (matrix, rightHandSide)
    let (decomposed, solved) = withMatrix(&matrix, size, size) { matrix in
      withVector(&solution) { solution in
        var sign: Int32 = 0
        let decomposed = gsl_linalg_LU_decomp(matrix, permutation, &sign)
        return (decomposed, decomposed == 0 ? gsl_linalg_LU_svx(matrix, permutation, solution) : 0)
      }
    }
    try check(decomposed, "gsl_linalg_LU_decomp")
    try check(solved, "gsl_linalg_LU_svx", because: "the matrix is singular")
    return solution
  }

  /// The lower triangle L with `L Lᵀ = A` and zeros above its diagonal, n × n.
  ///
  /// `matrix` is symmetric, n × n with n = `size`; only its lower triangle is read. Throws `.domain` unless it is
  /// positive definite.
  package static func choleskyFactor(_ matrix: [Double], size: Int) throws(GSLError) -> [Double] {
    try demandFinite(matrix, rows: size, columns: size, "gsl_linalg_cholesky_decomp1")
    reportFailures()
    var factor = matrix
    let status = withMatrix(&factor, size, size) { gsl_linalg_cholesky_decomp1($0) }
    try check(status, "gsl_linalg_cholesky_decomp1", because: "the matrix is not positive definite")
    for row in 0..<size {
      for column in row + 1..<size { factor[row * size + column] = 0 }
    }
    return factor
  }

  /// The singular values of an m × n matrix, largest first; as many as the shorter side is long.
  package static func singularValues(
    _ matrix: [Double], rows: Int, columns: Int
  ) throws(GSLError) -> [Double] {
    try demandFinite(matrix, rows: rows, columns: columns, "gsl_linalg_SV_decomp")
    reportFailures()
    // GSL wants a matrix that is not wider than high; the transpose has the same singular values.
    let (height, width) = (max(rows, columns), min(rows, columns))
    var left = rows >= columns ? matrix : transpose(matrix, rows: rows, columns: columns)
    var values = [Double](repeating: 0, count: width)
    var right = [Double](repeating: 0, count: width * width)
    var work = values
    let status = withMatrix(&left, height, width) { left in
      withMatrix(&right, width, width) { right in
        withVector(&values) { values in
          withVector(&work) { gsl_linalg_SV_decomp(left, right, values, $0) }
        }
      }
    }
    try check(status, "gsl_linalg_SV_decomp")
    return values
  }

  /// The n × m transpose of an m × n matrix.
  package static func transpose(_ matrix: [Double], rows: Int, columns: Int) -> [Double] {
    precondition(matrix.count == rows * columns, "a matrix of \(rows) by \(columns) is needed")
    var transposed = [Double](repeating: 0, count: matrix.count)
    for row in 0..<rows {
      for column in 0..<columns { transposed[column * rows + row] = matrix[row * columns + column] }
    }
    return transposed
  }
}
