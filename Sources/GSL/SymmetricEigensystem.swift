// SPDX-License-Identifier: GPL-3.0-or-later

/// Eigenvalues and eigenvectors of a symmetric matrix.
package struct SymmetricEigensystem: Hashable, Sendable {
  /// Ascending.
  package let values: [Double]
  /// One unit vector an eigenvalue, in the same order; the largest component of each is positive.
  package let vectors: [[Double]]
}
