// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import GSL

/// Ranks of factors and response at some points, and their correlations.
struct RankSample {
  /// A correlation, or why there is none.
  struct Result {
    let status: SensitivityIndex.Status
    let value: Double?
  }

  let count: Int
  private let factors: [Ranks]
  private let response: Ranks

  /// Points below which a rank correlation has no interval.
  private static let fewestPoints = 4
  /// A factor of whose variance less than this share is its own is collinear with the others: rounding hides it.
  private static let ownVariance = 1e-9

  init(_ columns: [[Double]], _ values: [Double]) {
    count = values.count
    factors = columns.map(Ranks.init)
    response = PointOutput.isConstant(values) ? Ranks(values.map { _ in 0 }) : Ranks(values)
  }

  /// Factors with more than one value.
  var varying: Int { factors.count { !$0.isConstant } }

  private func status(_ factor: Int) -> SensitivityIndex.Status {
    if count < Self.fewestPoints { return .tooFew }
    return response.isConstant || factors[factor].isConstant ? .noVariance : .ok
  }

  /// Spearman's correlation of each factor.
  var simple: [Result] {
    factors.indices.map { factor in
      let status = status(factor)
      guard status == .ok else { return Result(status: status, value: nil) }
      // Rounding takes a perfect correlation past one.
      let value = Statistics.correlation(factors[factor].centred, response.centred)
      return Result(status: .ok, value: min(max(value, -1), 1))
    }
  }

  /// The partial correlation of each factor.
  var partial: [Result] {
    let used = factors.indices.filter { !factors[$0].isConstant }
    let failure: SensitivityIndex.Status? =
      response.isConstant ? .noVariance : count < used.count + Self.fewestPoints ? .tooFew : nil
    if let failure { return factors.indices.map { _ in Result(status: failure, value: nil) } }
    let own = inverse(used.map { factors[$0] })
    let toResponse = used.map { factors[$0].product(response) / size(factors[$0]) / size(response) }
    return factors.indices.map { factor in
      guard let place = used.firstIndex(of: factor) else {
        return Result(status: .noVariance, value: nil)
      }
      guard let own else { return Result(status: .collinear, value: nil) }
      // The inverse of the factors' correlations, bordered by the response: a perfect fit stays finite.
      let width = used.count
      let slopes = (0..<width).map { row in
        (0..<width).reduce(0) { $0 + own[row * width + $1] * toResponse[$1] }
      }
      let unexplained = 1 - zip(slopes, toResponse).reduce(0) { $0 + $1.0 * $1.1 }
      let part = slopes[place] / own[place * width + place].squareRoot()
      let whole = (max(unexplained, 0) + part * part).squareRoot()
      // Where the others explain everything, what is left is rounding.
      return whole > Self.ownVariance.squareRoot()
        ? Result(status: .ok, value: min(max(part / whole, -1), 1)) : Result(status: .noVariance, value: nil)
    }
  }

  private func size(_ ranks: Ranks) -> Double { ranks.product(ranks).squareRoot() }

  /// The inverse of the correlation matrix of ranks; nil where it has none.
  private func inverse(_ ranks: [Ranks]) -> [Double]? {
    let width = ranks.count
    let sizes = ranks.map(size)
    var correlations = [Double](repeating: 1, count: width * width)
    for row in 0..<width {
      for column in 0..<row {
        let value = ranks[row].product(ranks[column]) / sizes[row] / sizes[column]
        correlations[row * width + column] = value
        correlations[column * width + row] = value
      }
    }
    guard width > 0, let inverse = try? LinearAlgebra.inverse(ofPositiveDefinite: correlations, size: width),
      (0..<width).allSatisfy({ inverse[$0 * width + $0] * Self.ownVariance < 1 })
    else { return nil }
    return inverse
  }

  static func artanh(_ value: Double) -> Double { atanh(value) }
  static func tanh(_ value: Double) -> Double { Foundation.tanh(value) }
}
