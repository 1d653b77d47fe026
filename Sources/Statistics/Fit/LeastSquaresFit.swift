// SPDX-License-Identifier: GPL-3.0-or-later
package import GSL

/// Fits the parameters of a model to data and priors: least squares by Levenberg and Marquardt's method, with the model
/// evaluated by somebody else, on as many cores as there are.
///
/// The fit works in coordinates u in which every prior is the standard normal distribution, so the priors are further
/// residuals, one a parameter, and
///
/// ```
/// cost(u) = ½ Σ rᵢ(u)² + ½ Σ uⱼ²
/// ```
///
/// is minus the logarithm of the posterior density, up to a constant, for residuals that are normal. Bounds are matters
/// of the map from u to the model's parameters.
///
/// All descents go side by side. In each round every descent says what it needs to go on: the residuals at its next
/// trial, or at the neighbours along all parameters for the slopes. What the descents need is evaluated at once.
///
/// Where the model cannot be evaluated, or a residual is not finite or beyond 10⁵⁰, a trial counts as very bad: all its
/// residuals are taken as 10¹⁰⁰, the step is refused, and a shorter one is tried. A neighbour that fails is replaced by that on the other side; when both fail the data are
/// taken not to feel the parameter there, and the result names it. A start that fails ends its descent.
///
/// What is asked of the evaluator is a pure function of its answers: a fit that is taken up again asks the same, and no
/// point is asked about twice.
package struct LeastSquaresFit: Sendable {
  private let options: FitOptions

  package init(_ options: FitOptions) { self.options = options }

  /// Where descents begin: the priors' centre, then Sobol's sequence, without its centre, taken to the priors by the
  /// normal quantile.
  ///
  /// Throws what the sequence throws, as for several starts in more than 40 dimensions.
  package static func starts(_ count: Int, dimension: Int) throws(GSLError) -> [[Double]] {
    var starts = [[Double](repeating: 0, count: dimension)]
    guard count > 1 else { return starts }
    var sequence = try QuasiRandomSequence(.sobol, dimension: dimension)
    _ = try sequence.next()
    for _ in 1..<count { starts.append(try sequence.next().map(Normal.quantile)) }
    return starts
  }

  /// `known`: answers from an earlier fit of the same model, by point, nil where it could not be evaluated. They count as
  /// evaluations once they are needed, so the result does not depend on them.
  ///
  /// Throws what the evaluator throws, ``FitError``, and GSL's errors.
  package func fit(
    by evaluator: some ResidualEvaluator, known: [[Double]: [Double]?] = [:]
  ) async throws -> FitResult {
    let least = options.leastEvaluations
    guard options.evaluations >= least else {
      throw FitError.tooFewEvaluations(allowed: options.evaluations, least: least)
    }
    let starts = try Self.starts(options.starts, dimension: options.steps.count)
    let descents = starts.map { FitDescent(start: $0, options: options) }
    var table = ResidualTable(known: known)
    var ends = [End?](repeating: nil, count: starts.count)
    while true {
      var wanted: [[Double]] = []
      for place in descents.indices where ends[place] == nil {
        switch try descents[place].replay(table) {
        case .ended(let reached, let ending): ends[place] = End(reached: reached, ending: ending)
        case .startFailed: ends[place] = End(reached: nil, ending: .startFailed)
        case .needs(let points, let reached):
          let new = points.filter { !wanted.contains($0) }
          if table.count + wanted.count + new.count > options.evaluations {
            ends[place] = End(reached: reached, ending: .evaluations)
          } else {
            wanted += new
          }
        }
      }
      if wanted.isEmpty { break }
      try await table.ask(wanted, evaluator)
    }
    return try result(starts, ends.compactMap(\.self), table)
  }

  /// How a descent ended, and where.
  private struct End {
    let reached: FitDescent.Reached?
    let ending: FitResult.Ending
  }

  private func result(_ starts: [[Double]], _ ends: [End], _ table: ResidualTable) throws -> FitResult {
    let descents = zip(starts, ends).map { start, end in
      FitResult.Descent(
        start: start, position: end.reached?.position ?? start, cost: end.reached?.cost ?? .infinity,
        iterations: end.reached?.iterations ?? 0, ending: end.ending)
    }
    let order = descents.indices.sorted { (descents[$0].cost, $0) < (descents[$1].cost, $1) }
    guard let best = order.first, let reached = ends[best].reached else {
      guard ends.contains(where: { $0.ending == .evaluations }) else {
        throw FitError.everyStartFailed(starts: starts.count)
      }
      // Neighbours that fail cost a second evaluation each.
      throw FitError.tooFewEvaluations(
        allowed: options.evaluations, least: options.leastEvaluations + options.steps.count)
    }
    return FitResult(
      descents: descents, best: best, residuals: reached.residuals, jacobian: reached.jacobian,
      unknownSlopes: reached.unknownSlopes, evaluations: table.count, failures: table.failures)
  }
}
