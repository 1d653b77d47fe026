// SPDX-License-Identifier: GPL-3.0-or-later
import GSL

/// Cubic B-splines whose bending is penalised (Eilers and Marx 1996), as a matrix that takes values at the doses to the
/// curve.
///
/// The penalty is on second divided differences of the coefficients at the splines' centres, so straight lines are free.
struct PenalisedSpline {
  /// Weights of the penalty, strongest first: from a straight line to a curve through every value.
  private static let penalties = Array(sequence(first: 1000.0) { $0 / 2 }.prefix(34))

  /// A row for each position, a weight for each dose.
  private let weights: [[Double]]

  /// Chooses the penalty by generalised cross-validation on `values`; a tie goes to the smoother curve.
  init(doses: [Double], values: [Double], positions: [Double]) throws(GSLError) {
    let (low, width) = (doses[0], doses[doses.count - 1] - doses[0])
    // On 0 through 1 a penalty means the same for every factor.
    let scaled = { (dose: Double) in min(max((dose - low) / width, 0), 1) }
    let basis = try SplineBasis(on: 0...1, pieces: doses.count - 1)
    var rows: [[Double]] = []
    for dose in doses { rows.append(try basis.values(at: scaled(dose))) }
    let bending = Self.bending(basis.centres)
    var best: (score: Double, hat: [[Double]])?
    for penalty in Self.penalties {
      let hat = try Self.coefficients(rows, bending, penalty)
      let fitted = rows.map { row in Self.dot(Self.apply(row, hat), values) }
      let trace = rows.indices.reduce(0.0) { $0 + Self.apply(rows[$1], hat)[$1] }
      let free = Double(doses.count) - trace
      guard free > Self.fewestFree else { break }
      let misfit = zip(fitted, values).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      let score = misfit / (free * free)
      if score < best?.score ?? .infinity { best = (score, hat) }
    }
    guard let best else { preconditionFailure("the stiffest curve is a line, which leaves a dose free") }
    var weights: [[Double]] = []
    for position in positions {
      weights.append(Self.apply(try basis.values(at: scaled(position)), best.hat))
    }
    self.weights = weights
  }

  /// The curve at the positions for values at the doses, with the penalty chosen before.
  func curve(_ values: [Double]) -> [Double] { weights.map { Self.dot($0, values) } }

  /// Below this the score is rounding divided by rounding.
  private static let fewestFree = 1e-3

  /// Coefficients as a matrix on the values: (BᵀB + λP)⁻¹Bᵀ, a row for each spline.
  private static func coefficients(
    _ rows: [[Double]], _ bending: [Double], _ penalty: Double
  ) throws(GSLError) -> [[Double]] {
    let size = rows[0].count
    var matrix = bending.map { penalty * $0 }
    for row in rows {
      for i in 0..<size { for j in 0..<size { matrix[i * size + j] += row[i] * row[j] } }
    }
    var columns: [[Double]] = []
    for row in rows { columns.append(try LinearAlgebra.solve(matrix, row)) }
    return (0..<size).map { spline in columns.map { $0[spline] } }
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

  private static func apply(_ row: [Double], _ hat: [[Double]]) -> [Double] {
    hat[0].indices.map { dose in row.indices.reduce(0) { $0 + row[$1] * hat[$1][dose] } }
  }

  private static func dot(_ first: [Double], _ second: [Double]) -> Double {
    zip(first, second).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
