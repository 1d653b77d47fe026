// SPDX-License-Identifier: GPL-3.0-or-later
package import GSL

/// How well a fit foretells each study from all others, and how far each study pulls it.
///
/// It is linearised: without the rows of a study, one Gauss-Newton step is taken from the fitted position, with the
/// slopes there, and the residuals of the study are taken to change by those slopes. For a linear model this is the fit
/// without the study; for any other it is as good as the slopes are over the step, so a step of more than about one
/// standard deviation asks for a real refit. No model is evaluated.
package struct LeaveOneOut: Hashable, Sendable {
  package struct Study: Hashable, Sendable {
    package let name: String
    /// Its rows, in the order of the residuals.
    package let rows: [Int]
    /// Root mean square of its residuals in the fit to all studies.
    package let fitted: Double
    /// The same in the fit to all others. Even a perfect model has more than one here: to the noise of the study comes
    /// what the others do not know.
    package let leftOut: Double
    /// Where the fit to all others is, from the fitted position, in standard deviations of the priors.
    package let step: [Double]
    /// The same in posterior standard deviations of the fit to all studies.
    package let shifts: [Double]
  }

  /// In the order in which they first come.
  package let studies: [Study]

  /// - Parameters:
  ///   - position: where the fit ended, one number a parameter: the residuals of the priors.
  ///   - residuals: those of the data, m of them.
  ///   - jacobian: their slopes, row-major, m × n.
  ///   - studies: for each residual the study that it belongs to.
  /// - Throws: `.domain` for a number that is not finite.
  package init(
    position: [Double], residuals: [Double], jacobian: [Double], studies names: [String]
  ) throws(GSLError) {
    let count = position.count
    precondition(count > 0 && jacobian.count == residuals.count * count, "one slope a residual and parameter")
    precondition(names.count == residuals.count, "one study a residual")
    let all = Self.normalEquations(position, residuals, jacobian) { _ in true }
    let covariance = try LinearAlgebra.inverse(ofPositiveDefinite: all.matrix, size: count)

    var order: [String] = []
    var rows: [String: [Int]] = [:]
    for (row, name) in names.enumerated() {
      if rows[name] == nil { order.append(name) }
      rows[name, default: []].append(row)
    }
    var studies: [Study] = []
    for name in order {
      let own = rows[name] ?? []
      let others = Self.normalEquations(position, residuals, jacobian) { names[$0] != name }
      let step = try LinearAlgebra.solve(others.matrix, others.gradient.map { -$0 })
      let foretold = own.map { row in
        residuals[row] + step.indices.reduce(0) { $0 + jacobian[row * count + $1] * step[$1] }
      }
      studies.append(
        Study(
          name: name, rows: own, fitted: Self.rootMeanSquare(own.map { residuals[$0] }),
          leftOut: Self.rootMeanSquare(foretold), step: step,
          shifts: step.indices.map { step[$0] / covariance[$0 * count + $0].squareRoot() }))
    }
    self.studies = studies
  }

  /// JᵀJ + 1 and Jᵀr + u, of the rows that are included.
  private static func normalEquations(
    _ position: [Double], _ residuals: [Double], _ jacobian: [Double], _ includes: (Int) -> Bool
  ) -> (matrix: [Double], gradient: [Double]) {
    let count = position.count
    var matrix = (0..<count * count).map { $0 / count == $0 % count ? 1.0 : 0 }
    var gradient = position
    for row in residuals.indices where includes(row) {
      let slopes = jacobian[row * count..<(row + 1) * count].map(\.self)
      for i in 0..<count {
        gradient[i] += slopes[i] * residuals[row]
        for j in 0..<count { matrix[i * count + j] += slopes[i] * slopes[j] }
      }
    }
    return (matrix, gradient)
  }

  private static func rootMeanSquare(_ numbers: [Double]) -> Double {
    (numbers.reduce(0) { $0 + $1 * $1 } / Double(numbers.count)).squareRoot()
  }
}
