// SPDX-License-Identifier: GPL-3.0-or-later
import GSL

extension UnitDesign {
  /// Two samples A and B of `samples` points and their mixtures, in the order of `SaltelliLayout`.
  ///
  /// Without a seed the rows of A and B together are the points of one Sobol' sequence of twice `dimension`
  /// coordinates, as GSL gives them, and so they are, shifted, with a seed and ten factors at most. For more factors
  /// A and B are each split into groups of 20 coordinates at most; each group is a Sobol' sequence with a shift of
  /// its own, put in a random order of its own (Latin supercube sampling). A group keeps its evenness, and groups are
  /// independent of each other, as A and B must be: the later coordinates of GSL's sequence are not, see
  /// `evenCoordinates`.
  ///
  /// Throws `.dimensions` for one factor, and for more than 20 without a seed. A number of samples that is a power
  /// of two, from 64 on, is balanced best.
  ///
  /// Sources: Saltelli A. Comput Phys Commun 2002;145:280-297, doi:10.1016/S0010-4655(02)00280-1. Owen AB. ACM Trans
  /// Model Comput Simul 1998;8:71-102, doi:10.1145/272991.273010.
  package static func saltelli(
    samples: Int, dimension: Int, secondOrder: Bool, seed: UInt64?
  ) throws(DesignError) -> UnitDesign {
    try demand(.saltelli, samples: samples, dimension: dimension, shifted: seed != nil) {
      SaltelliLayout(dimension: $0, secondOrder: secondOrder).rows
    }
    let layout = SaltelliLayout(dimension: dimension, secondOrder: secondOrder)
    let base = try pairs(samples: samples, dimension: dimension, seed: seed)
    var coordinates: [Double] = []
    coordinates.reserveCapacity(samples * layout.rows * dimension)
    for row in 0..<samples {
      let start = row * 2 * dimension
      let a = base[start..<start + dimension]
      let b = base[start + dimension..<start + 2 * dimension]
      coordinates += a
      for factor in 0..<dimension { append(a, with: b, at: factor) }
      if secondOrder {
        for factor in 0..<dimension { append(b, with: a, at: factor) }
      }
      coordinates += b
    }
    return UnitDesign(dimension: dimension, coordinates: coordinates)

    func append(_ row: ArraySlice<Double>, with other: ArraySlice<Double>, at factor: Int) {
      coordinates += row
      coordinates[coordinates.count - dimension + factor] = other[other.startIndex + factor]
    }
  }

  /// How many coordinates of GSL's Sobol' sequence are used together.
  ///
  /// Among the first 20, no two are correlated by more than 0.25 in 64 points, 0.19 in 256 and 0.01 in 1024. Further
  /// ones are: numbers 11 and 36 by 0.75 in 1024 points, whatever the shift.
  static let evenCoordinates = 20

  /// The rows of A, each followed by the row of B.
  private static func pairs(
    samples: Int, dimension: Int, seed: UInt64?
  ) throws(DesignError) -> [Double] {
    guard let seed, 2 * dimension > evenCoordinates else {
      return try sobolNumbers(samples: samples, columns: 0..<2 * dimension, seed: seed)
    }
    let orders = DesignStream(seed: seed, .supercube)
    var numbers = [Double](repeating: 0, count: samples * 2 * dimension)
    let groups = [0, dimension].flatMap { start in
      stride(from: 0, to: dimension, by: evenCoordinates).map {
        start + $0..<start + min($0 + evenCoordinates, dimension)
      }
    }
    for (group, columns) in groups.enumerated() {
      let points = try sobolNumbers(samples: samples, columns: columns, seed: seed)
      var order = Array(0..<samples)
      var generator = try orders.generator(group)
      generator.shuffle(&order)
      for (row, source) in order.enumerated() {
        for column in columns {
          numbers[row * 2 * dimension + column] =
            points[source * columns.count + column - columns.lowerBound]
        }
      }
    }
    return numbers
  }
}
