// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// Calls `body` with the rows of `elements` as a GSL matrix until `body` returns.
func withMatrix<Result>(
  _ elements: inout [Double], _ rows: Int, _ columns: Int,
  _ body: (UnsafeMutablePointer<gsl_matrix>) -> Result
) -> Result {
  elements.withUnsafeMutableBufferPointer { elements in
    var view = gsl_matrix_view_array(elements.baseAddress, rows, columns)
    return withUnsafeMutablePointer(to: &view.matrix, body)
  }
}

/// Calls `body` with `elements` as a GSL vector until `body` returns.
func withVector<Result>(
  _ elements: inout [Double], _ body: (UnsafeMutablePointer<gsl_vector>) -> Result
) -> Result {
  elements.withUnsafeMutableBufferPointer { elements in
    var view = gsl_vector_view_array(elements.baseAddress, elements.count)
    return withUnsafeMutablePointer(to: &view.vector, body)
  }
}

/// Throws `.domain` if a number is not finite; a wrong shape is the programmer's mistake.
func demandFinite(
  _ matrix: [Double], rows: Int, columns: Int, _ routine: String
) throws(GSLError) {
  precondition(
    rows > 0 && columns > 0 && matrix.count == rows * columns,
    "a matrix of \(rows) by \(columns) is needed")
  try demand(matrix.allSatisfy(\.isFinite), routine, "a number of the matrix is not finite")
}
