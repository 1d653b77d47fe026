// SPDX-License-Identifier: GPL-3.0-or-later
package import GSL

/// How a fit is searched for. Lengths are in standard deviations of the priors.
package struct FitOptions: Hashable, Sendable {
  /// By how much each parameter is moved to find the slopes, positive: so far that residuals change by more than their
  /// roughness, so little that they change in proportion.
  package let steps: [Double]
  /// Places from which a descent begins, at least one: the priors' centre, then others.
  package let starts: Int
  /// The most steps of one descent.
  package let iterations: Int
  /// The most points, of all descents together, that the model is evaluated at.
  package let evaluations: Int
  /// When a descent has arrived.
  package let tolerances: NonlinearLeastSquares.Tolerances

  package init(
    steps: [Double], starts: Int = 1, iterations: Int = 30, evaluations: Int = 1_000,
    tolerances: NonlinearLeastSquares.Tolerances = .init(absoluteStep: 0.01, relativeStep: 0, gradient: 1e-6)
  ) {
    precondition(!steps.isEmpty && steps.allSatisfy { $0 > 0 && $0.isFinite }, "a positive step a parameter")
    precondition(starts > 0 && iterations > 0, "a fit needs a start and an iteration")
    self.steps = steps
    self.starts = starts
    self.iterations = iterations
    self.evaluations = evaluations
    self.tolerances = tolerances
  }

  /// Points without which the first descent knows no slopes: all starts, and a neighbour along each parameter.
  package var leastEvaluations: Int { starts + steps.count }
}
