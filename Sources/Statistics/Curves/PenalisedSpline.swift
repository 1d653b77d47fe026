// SPDX-License-Identifier: GPL-3.0-or-later
import GSL

/// Cubic B-splines whose bending is penalised (Eilers and Marx 1996).
///
/// The penalty is on second divided differences of the coefficients at the splines' centres, so straight lines are free.
/// With λ the penalty, the coefficients of values y at the doses are (BᵀB + λP)⁻¹Bᵀy, where B has a row for each dose.
/// The number of splines is bounded, so time and memory grow with the doses and no faster.
struct PenalisedSpline {
  /// Weights of the penalty, strongest first: from a straight line to a curve through every value.
  private static let penalties = Array(sequence(first: 1000.0) { $0 / 2 }.prefix(34))
  /// With more, no curve through means of noisy patients bends more: the penalty decides, not the splines.
  private static let mostPieces = 40

  private let doses: [SplineRow]
  private let positions: [SplineRow]
  /// (BᵀB + λP)⁻¹
  private let inverse: [Double]
  private let size: Int

  /// Chooses the penalty by generalised cross-validation on `values`; a tie goes to the smoother curve.
  init(doses: [Double], values: [Double], positions: [Double]) throws(GSLError) {
    let (low, width) = (doses[0], doses[doses.count - 1] - doses[0])
    let basis = try SplineBasis(on: 0...1, pieces: min(doses.count - 1, Self.mostPieces))
    func rows(_ places: [Double]) throws(GSLError) -> [SplineRow] {
      var rows: [SplineRow] = []
      // On 0 through 1 a penalty means the same for every factor.
      for place in places {
        rows.append(SplineRow(try basis.values(at: min(max((place - low) / width, 0), 1))))
      }
      return rows
    }
    self.doses = try rows(doses)
    self.positions = try rows(positions)
    size = basis.count
    var squares = [Double](repeating: 0, count: size * size)
    for row in self.doses { row.addSquare(to: &squares, size: size) }
    let sums = Self.sums(values, self.doses, size)
    let bending = Self.bending(basis.centres)
    var best: (score: Double, inverse: [Double])?
    for penalty in Self.penalties {
      let matrix = zip(squares, bending).map { $0 + penalty * $1 }
      let inverse = try LinearAlgebra.inverse(matrix, size: size)
      // Both are symmetric: the trace of their product is that of B(BᵀB + λP)⁻¹Bᵀ.
      let free = Double(doses.count) - zip(inverse, squares).reduce(0) { $0 + $1.0 * $1.1 }
      guard free > Self.fewestFree else { break }
      let coefficients = Self.product(inverse, sums)
      let misfit = zip(self.doses, values).reduce(0) { sum, pair in
        let difference = pair.0.value(coefficients) - pair.1
        return sum + difference * difference
      }
      let score = misfit / (free * free)
      if score < best?.score ?? .infinity { best = (score, inverse) }
    }
    guard let best else { preconditionFailure("the stiffest curve is a line, which leaves a dose free") }
    inverse = best.inverse
  }

  /// The curve at the positions for values at the doses, with the penalty chosen before.
  func curve(_ values: [Double]) -> [Double] {
    let coefficients = Self.product(inverse, Self.sums(values, doses, size))
    return positions.map { $0.value(coefficients) }
  }

  /// Below this the score is rounding divided by rounding.
  private static let fewestFree = 1e-3

  /// Bᵀy.
  private static func sums(_ values: [Double], _ rows: [SplineRow], _ size: Int) -> [Double] {
    var sums = [Double](repeating: 0, count: size)
    for (row, value) in zip(rows, values) { row.add(to: &sums, times: value) }
    return sums
  }

  /// A square matrix times a vector.
  private static func product(_ matrix: [Double], _ vector: [Double]) -> [Double] {
    vector.indices.map { row in
      vector.indices.reduce(0) { $0 + matrix[row * vector.count + $1] * vector[$1] }
    }
  }

  private static func bending(_ centres: [Double]) -> [Double] {
    let size = centres.count
    var matrix = [Double](repeating: 0, count: size * size)
    for i in 0..<size - 2 {
      let (a, b, c) = (centres[i], centres[i + 1], centres[i + 2])
      let span = c - a
      let difference = [2 / ((b - a) * span), -2 / ((b - a) * (c - b)), 2 / ((c - b) * span)]
      for j in 0..<3 {
        for k in 0..<3 { matrix[(i + j) * size + i + k] += difference[j] * difference[k] * span / 2 }
      }
    }
    return matrix
  }
}
