// SPDX-License-Identifier: GPL-3.0-or-later
package import GSL

/// What data say of the parameters of a model that was fitted to them, beyond what the priors say.
///
/// It rests on the slopes at the fitted position, in coordinates in which every prior is the standard normal
/// distribution and every residual has standard deviation one: the posterior is taken as normal, with the covariance
/// (JᵀJ + 1)⁻¹. It is exact for linear models. Standard deviations are in those of the priors.
package struct Identifiability: Hashable, Sendable {
  /// Where the posterior standard deviation is how much of that of the prior.
  package enum Verdict: String, Hashable, Sendable {
    /// At most 1/√2: the data say at least as much as the prior.
    case identified
    /// At most 0.95.
    case weak
    /// More: the data hardly move it.
    case notIdentified
    /// The data do not move it at all: the slope of every residual is zero.
    case noEffect
    /// Its slopes are not known, and nothing is said of it: it has the standard deviation of the prior.
    case unknown
  }

  package struct Parameter: Hashable, Sendable {
    package let position: Double
    package let standardDeviation: Double
    package let verdict: Verdict

    /// In which it lies with a probability of 95 %.
    package var interval: ClosedRange<Double> {
      let reach = Identifiability.reach * standardDeviation
      return position - reach...position + reach
    }
  }

  /// A direction in which all parameters can move together.
  package struct Combination: Hashable, Sendable {
    /// By how much the residuals together change when the parameters move by one along it.
    package let singularValue: Double
    /// The share of each parameter, the largest positive; the sum of squares is one.
    package let weights: [Double]
  }

  /// A singular value below this leaves at least 0.958 of the prior's standard deviation along its direction.
  package static let unmoved = 0.3
  private static let identified = 0.5.squareRoot()
  private static let weak = 0.95
  /// Length of a column of the Jacobian that is rounding.
  private static let zero = 1e-9
  private static let reach = Normal.quantile(0.975)

  package let parameters: [Parameter]
  /// Of the Jacobian, one a parameter, largest first.
  package let singularValues: [Double]
  /// Of the posterior, n × n, in standard deviations of the priors.
  package let covariance: [Double]
  /// Of the posterior, n × n.
  package let correlations: [Double]
  /// All directions of the parameters that have an effect, the best known first.
  package let directions: [Combination]

  /// Combinations that the data do not move, the least moved first.
  package var unmovedCombinations: [Combination] {
    directions.filter { $0.singularValue < Self.unmoved }.reversed()
  }

  package init(_ fit: FitResult) throws(GSLError) {
    try self.init(position: fit.position, jacobian: fit.jacobian, unknownSlopes: fit.unknownSlopes)
  }

  /// - Parameters:
  ///   - position: where the fit ended, one number a parameter.
  ///   - jacobian: slopes of the residuals of the data, row-major, m × n, without rows for the priors.
  ///   - unknownSlopes: columns of the Jacobian that mean nothing.
  /// - Throws: `.domain` for a slope that is not finite.
  package init(position: [Double], jacobian: [Double], unknownSlopes: [Int] = []) throws(GSLError) {
    let count = position.count
    precondition(count > 0 && jacobian.count.isMultiple(of: count), "one column a parameter")
    let rows = jacobian.count / count
    // Parameters without an effect are named; in combinations they would only mix with others at random.
    let felt = position.indices.filter { column in
      let square = (0..<rows).reduce(0) { sum, row in
        sum + jacobian[row * count + column] * jacobian[row * count + column]
      }
      return !(square.squareRoot() <= Self.zero) && !unknownSlopes.contains(column)
    }
    var values: [Double] = []
    var vectors: [[Double]] = []
    if !felt.isEmpty {
      let columns = (0..<rows).flatMap { row in felt.map { jacobian[row * count + $0] } }
      let system = try LinearAlgebra.singularSystem(columns, rows: rows, columns: felt.count)
      values = system.values
      vectors = system.vectors.map { vector in
        var weights = [Double](repeating: 0, count: count)
        for (weight, column) in zip(vector, felt) { weights[column] = weight }
        return weights
      }
    }
    let covariance = Self.covariance(values, vectors, felt, count)
    let deviations = position.indices.map { covariance[$0 * count + $0].squareRoot() }
    self.covariance = covariance
    correlations = covariance.indices.map { index in
      let (row, column) = (index / count, index % count)
      return row == column ? 1 : covariance[index] / (deviations[row] * deviations[column])
    }
    singularValues = values + [Double](repeating: 0, count: count - values.count)
    directions = zip(values, vectors).map { Combination(singularValue: $0, weights: $1) }
    parameters = position.indices.map { place in
      let verdict: Verdict =
        if unknownSlopes.contains(place) { .unknown } else if !felt.contains(place) { .noEffect } else {
          Self.verdict(deviations[place])
        }
      return Parameter(position: position[place], standardDeviation: deviations[place], verdict: verdict)
    }
  }

  private static func verdict(_ deviation: Double) -> Verdict {
    deviation <= identified ? .identified : deviation <= weak ? .weak : .notIdentified
  }

  private static func covariance(
    _ values: [Double], _ vectors: [[Double]], _ felt: [Int], _ count: Int
  ) -> [Double] {
    var covariance = [Double](repeating: 0, count: count * count)
    for place in 0..<count where !felt.contains(place) { covariance[place * count + place] = 1 }
    for (value, vector) in zip(values, vectors) {
      for row in felt {
        for column in felt {
          covariance[row * count + column] += vector[row] * vector[column] / (1 + value * value)
        }
      }
    }
    return covariance
  }
}
