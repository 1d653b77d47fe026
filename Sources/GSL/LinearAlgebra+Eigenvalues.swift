// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

extension LinearAlgebra {
  /// The eigenvalues of an n × n matrix, the largest real part first and of a conjugate pair the positive
  /// imaginary part first.
  ///
  /// Throws `.tooManyIterations` if the QR iteration does not settle.
  package static func eigenvalues(_ matrix: [Double], size: Int) throws(GSLError) -> [Eigenvalue] {
    try demandFinite(matrix, rows: size, columns: size, "gsl_eigen_nonsymm")
    reportFailures()
    let workspace = try allocated(gsl_eigen_nonsymm_alloc(size), "gsl_eigen_nonsymm_alloc")
    defer { gsl_eigen_nonsymm_free(workspace) }
    let values = try allocated(gsl_vector_complex_alloc(size), "gsl_vector_complex_alloc")
    defer { gsl_vector_complex_free(values) }
    // Balancing keeps the accuracy of matrices whose entries differ by many decades.
    gsl_eigen_nonsymm_params(0, 1, workspace)
    var matrix = matrix
    try check(
      withMatrix(&matrix, size, size) { gsl_eigen_nonsymm($0, values, workspace) }, "gsl_eigen_nonsymm")
    let parts = UnsafeBufferPointer(start: values.pointee.data, count: 2 * size)
    return (0..<size).map { Eigenvalue(real: parts[2 * $0], imaginary: parts[2 * $0 + 1]) }
      .sorted { ($0.real, $0.imaginary) > ($1.real, $1.imaginary) }
  }

  /// The eigensystem of a symmetric n × n matrix, of which only the lower triangle is read.
  package static func symmetricEigensystem(
    _ matrix: [Double], size: Int
  ) throws(GSLError) -> SymmetricEigensystem {
    try demandFinite(matrix, rows: size, columns: size, "gsl_eigen_symmv")
    reportFailures()
    let workspace = try allocated(gsl_eigen_symmv_alloc(size), "gsl_eigen_symmv_alloc")
    defer { gsl_eigen_symmv_free(workspace) }
    var (matrix, values) = (matrix, [Double](repeating: 0, count: size))
    var columns = [Double](repeating: 0, count: size * size)
    let status = withMatrix(&matrix, size, size) { matrix in
      withMatrix(&columns, size, size) { columns in
        withVector(&values) { values in
          let status = gsl_eigen_symmv(matrix, values, columns, workspace)
          return status == 0 ? gsl_eigen_symmv_sort(values, columns, GSL_EIGEN_SORT_VAL_ASC) : status
        }
      }
    }
    try check(status, "gsl_eigen_symmv")
    let vectors = (0..<size).map { column in
      let vector = (0..<size).map { columns[$0 * size + column] }
      let largest = vector.reduce(0) { abs($1) > abs($0) ? $1 : $0 }
      return largest < 0 ? vector.map { -$0 } : vector
    }
    return SymmetricEigensystem(values: values, vectors: vectors)
  }
}
