// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
package import GSL

/// A smooth surface through noisy values at places of the unit cube: the mean of a Gaussian process with a
/// squared-exponential correlation, one length for each side.
///
/// Lengths and noise are those of a grid that foretell each value best from all others (leave one out), side by side in
/// turns. See Rasmussen and Williams 2006, Gaussian Processes for Machine Learning, sections 2.2 and 5.4.2.
package struct ResponseSurface: Sendable {
  /// How far along each side places know of each other.
  package let lengths: [Double]
  /// The mean of the values, from which the surface departs.
  package let centre: Double
  /// Of each place.
  package let weights: [Double]
  /// Root mean square of what each value differs from its prediction without it.
  package let leaveOneOutError: Double

  private static let lengthGrid = [0.15, 0.3, 0.6, 1.2, 2.5, 5]
  private static let noiseGrid = [1e-6, 1e-3, 1e-2, 0.1, 0.5]

  /// Surfaces through several values at the same places, with the lengths and the noise of the first.
  ///
  /// - Parameters:
  ///   - places: at least two, of as many numbers of 0 to 1 each.
  ///   - values: for each surface one number a place.
  package static func fit(at places: [[Double]], _ values: [[Double]]) throws(GSLError) -> [ResponseSurface] {
    precondition(places.count > 1 && values.allSatisfy { $0.count == places.count }, "one value a place")
    guard let first = values.first, let sides = places.first?.count else { return [] }
    var lengths = [Double](repeating: 0.6, count: sides)
    var noise = 1e-2
    func error(_ lengths: [Double], _ noise: Double) throws(GSLError) -> Double {
      try surface(first, lengths, Self.inverse(places, lengths, noise)).leaveOneOutError
    }
    var best = try error(lengths, noise)
    for _ in 0..<2 {
      for side in lengths.indices {
        for length in lengthGrid {
          var tried = lengths
          tried[side] = length
          let found = try error(tried, noise)
          if found < best { (best, lengths) = (found, tried) }
        }
      }
      for tried in noiseGrid {
        let found = try error(lengths, tried)
        if found < best { (best, noise) = (found, tried) }
      }
    }
    let found = try inverse(places, lengths, noise)
    return values.map { surface($0, lengths, found) }
  }

  /// The value of the surface at a place.
  package func value(at place: [Double], of places: [[Double]]) -> Double {
    zip(places, weights).reduce(centre) { $0 + $1.1 * Self.correlation(place, $1.0, lengths) }
  }

  private static func correlation(_ one: [Double], _ other: [Double], _ lengths: [Double]) -> Double {
    var sum = 0.0
    for side in lengths.indices {
      let distance = (one[side] - other[side]) / lengths[side]
      sum += distance * distance
    }
    return exp(-sum / 2)
  }

  private static func inverse(
    _ places: [[Double]], _ lengths: [Double], _ noise: Double
  ) throws(GSLError) -> [Double] {
    let count = places.count
    var matrix = [Double](repeating: 0, count: count * count)
    for row in 0..<count {
      for column in 0...row {
        let value = correlation(places[row], places[column], lengths) + (row == column ? noise : 0)
        matrix[row * count + column] = value
        matrix[column * count + row] = value
      }
    }
    return try LinearAlgebra.inverse(ofPositiveDefinite: matrix, size: count)
  }

  private static func surface(_ values: [Double], _ lengths: [Double], _ inverse: [Double]) -> ResponseSurface
  {
    let count = values.count
    let centre = values.reduce(0, +) / Double(count)
    var weights: [Double] = []
    var squares = 0.0
    for row in 0..<count {
      let weight = (0..<count).reduce(0) { $0 + inverse[row * count + $1] * (values[$1] - centre) }
      weights.append(weight)
      let missed = weight / inverse[row * count + row]
      squares += missed * missed
    }
    return ResponseSurface(
      lengths: lengths, centre: centre, weights: weights,
      leaveOneOutError: (squares / Double(count)).squareRoot())
  }
}
