// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

extension LinearAlgebra {
  /// The singular values and right singular vectors of an m × n matrix, n of each: where there are fewer rows than
  /// columns, the last values are zero.
  package static func singularSystem(
    _ matrix: [Double], rows: Int, columns: Int
  ) throws(GSLError) -> SingularSystem {
    try demandFinite(matrix, rows: rows, columns: columns, "gsl_linalg_SV_decomp")
    reportFailures()
    // GSL wants a matrix that is not wider than high; rows of zeros change neither values nor vectors.
    let height = max(rows, columns)
    var left = matrix + [Double](repeating: 0, count: (height - rows) * columns)
    var values = [Double](repeating: 0, count: columns)
    var right = [Double](repeating: 0, count: columns * columns)
    var work = values
    let status = withMatrix(&left, height, columns) { left in
      withMatrix(&right, columns, columns) { right in
        withVector(&values) { values in
          withVector(&work) { gsl_linalg_SV_decomp(left, right, values, $0) }
        }
      }
    }
    try check(status, "gsl_linalg_SV_decomp")
    let vectors = (0..<columns).map { column in
      let vector = (0..<columns).map { right[$0 * columns + column] }
      let largest = vector.reduce(0) { abs($1) > abs($0) ? $1 : $0 }
      return largest < 0 ? vector.map { -$0 } : vector
    }
    return SingularSystem(values: values, vectors: vectors)
  }
}
