// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
package import GSL
package import Scenarios

/// The candidates that the factors of a study allow: a grid of those with few values, times a cube of the others.
///
/// A factor with listed values, levels or whole numbers belongs to the grid, any other range to the cube.
package struct SearchSpace: Sendable {
  /// Places of the cube's edge that are told apart. Searches would end with ever closer candidates otherwise, and doses
  /// with more digits than a hand can keep.
  package static let resolution = 1_000

  package enum Axis: Sendable {
    case grid([FactorValue])
    /// From one face of the cube to the other.
    case edge([FactorValue])
  }

  private let axes: [Axis]
  /// Dimensions of the cube.
  package let dimensions: Int
  /// Combinations of the grid, the first factor slowest; one, of nothing, where there is no grid.
  package let combinations: [[FactorValue]]

  /// Throws what the quantiles of distributions throw, which have no place in a search.
  package init(_ factors: [Factor]) throws(GSLError) {
    var axes: [Axis] = []
    for factor in factors {
      let levels = factor.levels
      if !levels.isEmpty {
        axes.append(.grid(levels))
      } else {
        var values: [FactorValue] = []
        for step in 0...Self.resolution {
          values.append(Self.short(try factor.value(at: Double(step) / Double(Self.resolution)), factor))
        }
        axes.append(.edge(values))
      }
    }
    self.init(axes)
  }

  /// The value with no more digits than tell places apart.
  private static func short(_ value: FactorValue, _ factor: Factor) -> FactorValue {
    guard case .number(let number) = value, case .range(let range, _, _) = factor.domain, number != 0 else {
      return value
    }
    let distance = min(number.magnitude, range.upperBound - range.lowerBound) / Double(resolution)
    let scale = pow(10, -log10(distance).rounded(.down))
    return .number(min(max((number * scale).rounded() / scale, range.lowerBound), range.upperBound))
  }

  package init(_ axes: [Axis]) {
    self.axes = axes
    var combinations: [[FactorValue]] = [[]]
    var dimensions = 0
    for axis in axes {
      switch axis {
      case .grid(let values): combinations = combinations.flatMap { row in values.map { row + [$0] } }
      case .edge: dimensions += 1
      }
    }
    self.combinations = combinations
    self.dimensions = dimensions
  }

  /// The candidate at a place of the cube with a combination of the grid.
  ///
  /// `place` may lie outside the cube: it is reflected at the faces, as often as needed. Unlike a smooth map of the
  /// cube to all of space this keeps distances, so that a search can end on a face, where optima often are.
  package func candidate(_ combination: [FactorValue], at place: [Double]) -> [FactorValue] {
    precondition(place.count == dimensions, "one coordinate a dimension")
    var (grid, cube) = (combination.makeIterator(), place.makeIterator())
    return axes.compactMap { axis in
      switch axis {
      case .grid: grid.next()
      case .edge(let values):
        cube.next().map { values[Int((Self.reflected($0) * Double(values.count - 1)).rounded())] }
      }
    }
  }

  /// A number of 0 through 1.
  private static func reflected(_ coordinate: Double) -> Double {
    let folded = coordinate.magnitude.truncatingRemainder(dividingBy: 2)
    return folded <= 1 ? folded : 2 - folded
  }

  /// Places of the cube to start from: its centre, then the others of Sobol's sequence.
  ///
  /// Throws what the sequence throws, as for a cube of more than 40 dimensions.
  package func starts(_ count: Int) throws -> [[Double]] {
    guard dimensions > 0 else { return [[]] }
    var sequence = try QuasiRandomSequence(.sobol, dimension: dimensions)
    return try (0..<count).map { _ in try sequence.next() }
  }
}
