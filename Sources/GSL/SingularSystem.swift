// SPDX-License-Identifier: GPL-3.0-or-later

/// Singular values of a matrix and the directions of its columns that they belong to.
package struct SingularSystem: Hashable, Sendable {
  /// Largest first, one a column.
  package let values: [Double]
  /// One unit vector a value, in the same order, at right angles to each other: the matrix makes a vector of length
  /// `value` of it. The largest component of each is positive.
  package let vectors: [[Double]]
}
