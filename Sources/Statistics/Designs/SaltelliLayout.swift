// SPDX-License-Identifier: GPL-3.0-or-later

/// Where the points of a Saltelli design stand: a block of rows for each base row.
///
/// ```
/// A    AB₁ … AB_D    [BA₁ … BA_D]    B
/// ```
///
/// `AB_j` is the row of A with coordinate j from B, `BA_j` that of B with coordinate j from A. The order is SALib's.
package struct SaltelliLayout: Sendable, Hashable {
  package let dimension: Int
  /// Whether the design has the points `BA`, which second-order indices need.
  package let secondOrder: Bool

  package init(dimension: Int, secondOrder: Bool) {
    self.dimension = dimension
    self.secondOrder = secondOrder
  }

  /// Rows of a block.
  package var rows: Int { (secondOrder ? 2 : 1) * dimension + 2 }

  /// The place of the row of A within a block.
  package var a: Int { 0 }

  /// The place of the row of B within a block.
  package var b: Int { rows - 1 }

  /// The place of the row of A with coordinate `factor` from B.
  package func ab(_ factor: Int) -> Int { 1 + factor }

  /// The place of the row of B with coordinate `factor` from A.
  package func ba(_ factor: Int) -> Int { 1 + dimension + factor }
}
