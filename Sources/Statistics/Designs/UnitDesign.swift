// SPDX-License-Identifier: GPL-3.0-or-later

/// Points of the unit cube: a design before its coordinates become values of factors.
///
/// Coordinates lie strictly between 0 and 1, so every quantile function is finite on them; only a Morris design
/// has 0 and 1 as well. The same arguments give the same points on every machine.
package struct UnitDesign: Sendable, Equatable {
  /// Number of points.
  package let count: Int
  /// Number of coordinates of a point, one a factor.
  package let dimension: Int
  /// Row after row.
  private let coordinates: [Double]

  /// The most numbers that a design may hold: two gigabytes of memory.
  package static let largestSize = 1 << 28

  /// `coordinates` row after row.
  package init(dimension: Int, coordinates: [Double]) {
    precondition(dimension > 0 && coordinates.count.isMultiple(of: dimension), "rows of \(dimension) numbers")
    self.count = coordinates.count / dimension
    self.dimension = dimension
    self.coordinates = coordinates
  }

  /// The coordinates of a point, in the order of the factors; rows count from 0.
  package subscript(row: Int) -> [Double] {
    Array(coordinates[row * dimension..<(row + 1) * dimension])
  }

  /// One coordinate of a point.
  package subscript(row: Int, factor: Int) -> Double {
    precondition((0..<dimension).contains(factor), "no factor \(factor) of \(dimension)")
    return coordinates[row * dimension + factor]
  }

  /// Throws unless a design with `rows` of its dimension to each sample can be laid.
  package static func demand(
    _ kind: DesignKind, samples: Int, dimension: Int, shifted: Bool = true,
    rows: (_ dimension: Int) -> Int = { _ in 1 }
  ) throws(DesignError) {
    let allowed = kind.dimensions(shifted: shifted)
    guard allowed.contains(dimension) else { throw .dimensions(kind, dimension, allowed: allowed) }
    guard samples >= 1 else { throw .samples(kind, samples) }
    // Both are small when they are multiplied, so nothing overflows.
    guard dimension <= largestSize, samples <= largestSize,
      dimension * rows(dimension) <= largestSize / samples
    else { throw .tooLarge(kind, samples: samples, dimension: dimension) }
  }

  /// `value`, or the nearest number strictly between 0 and 1 where rounding has reached an end.
  package static func inside(_ value: Double) -> Double { min(max(value, 0x1p-53), 1 - 0x1p-53) }
}
