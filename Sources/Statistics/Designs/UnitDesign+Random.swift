// SPDX-License-Identifier: GPL-3.0-or-later
import GSL

extension UnitDesign {
  /// A Latin hypercube: each coordinate has one point in each of `samples` equal cells, at random within its cell.
  ///
  /// Coordinates are put in random orders independently of each other, so a further factor leaves the others as
  /// they were. Source: McKay MD, Beckman RJ, Conover WJ. Technometrics 1979;21:239-245, doi:10.2307/1268522.
  package static func latinHypercube(
    samples: Int, dimension: Int, seed: UInt64
  ) throws(DesignError) -> UnitDesign {
    try demand(.latinHypercube, samples: samples, dimension: dimension)
    let stream = DesignStream(seed: seed, .latinHypercube)
    var coordinates = [Double](repeating: 0, count: samples * dimension)
    for factor in 0..<dimension {
      var generator = try stream.generator(factor)
      var cells = Array(0..<samples)
      generator.shuffle(&cells)
      for (row, cell) in cells.enumerated() {
        coordinates[row * dimension + factor] = inside(
          (Double(cell) + generator.uniform()) / Double(samples))
      }
    }
    return UnitDesign(dimension: dimension, coordinates: coordinates)
  }

  /// Trajectories for elementary effects: blocks of `dimension + 1` points, each of which differs from the one
  /// before in one coordinate, by plus or minus `morrisStep(gridLevels:)`.
  ///
  /// Points lie on a grid of `gridLevels` levels from 0 through 1. Base, order of the factors and directions are
  /// random and independent; a trajectory does not depend on how many there are. Throws `.gridLevels` for an odd
  /// number of levels, on which not all levels would be equally likely.
  /// Source: Morris MD. Technometrics 1991;33:161-174, doi:10.1080/00401706.1991.10484804.
  package static func morris(
    trajectories: Int, dimension: Int, gridLevels: Int, seed: UInt64
  ) throws(DesignError) -> UnitDesign {
    try demand(.morris, samples: trajectories, dimension: dimension) { $0 + 1 }
    guard gridLevels >= 2, gridLevels.isMultiple(of: 2), gridLevels < 1 << 31 else {
      throw .gridLevels(gridLevels)
    }
    let stream = DesignStream(seed: seed, .morris)
    let step = gridLevels / 2
    var coordinates: [Double] = []
    coordinates.reserveCapacity(trajectories * (dimension + 1) * dimension)
    for trajectory in 0..<trajectories {
      var generator = try stream.generator(trajectory)
      let lower = (0..<dimension).map { _ in generator.uniformInteger(below: step) }
      var isUp = (0..<dimension).map { _ in generator.bernoulli(0.5) }
      var order = Array(0..<dimension)
      generator.shuffle(&order)
      for next in 0...dimension {
        if next > 0 { isUp[order[next - 1]].toggle() }
        coordinates += zip(lower, isUp).map { level, isUp in
          Double(level + (isUp ? step : 0)) / Double(gridLevels - 1)
        }
      }
    }
    return UnitDesign(dimension: dimension, coordinates: coordinates)
  }

  /// How far apart two levels are that a Morris design compares: p / (2 (p − 1)) for p levels.
  package static func morrisStep(gridLevels: Int) -> Double {
    Double(gridLevels) / (2 * Double(gridLevels - 1))
  }
}
