// SPDX-License-Identifier: GPL-3.0-or-later

/// Where the posterior density of a model's parameters is greatest, as far as descents from several starts tell.
package struct FitResult: Hashable, Sendable {
  /// Why a descent ended.
  package enum Ending: String, Hashable, Sendable {
    /// The next step was too small to be worth an evaluation.
    case smallStep
    /// The gradient was small.
    case smallGradient
    /// Shorter and shorter steps were tried, down to those not worth an evaluation, and none made the cost less: a
    /// minimum as exact as the finite differences allow, or residuals that are rough.
    case noDescent
    /// The last iteration allowed.
    case iterations
    /// The evaluations that were left were too few to go on.
    case evaluations
    /// The model could not be evaluated at the start.
    case startFailed
  }

  /// A descent from one start.
  package struct Descent: Hashable, Sendable {
    package let start: [Double]
    /// The last position with known slopes; the start where there is none.
    package let position: [Double]
    /// Half the sum of squares of the residuals of data and priors at the position: minus the logarithm of the
    /// posterior density, up to a constant. Infinite where there are no known slopes.
    package let cost: Double
    /// Steps that were taken.
    package let iterations: Int
    package let ending: Ending
  }

  /// In the order of their starts.
  package let descents: [Descent]
  /// The place of the descent that ended lowest, of equals the first.
  package let best: Int
  /// The residuals of the data, m of them, at the best position.
  package let residuals: [Double]
  /// Their slopes, row-major: ∂rᵢ/∂uⱼ at `i · n + j`, without rows for the priors.
  package let jacobian: [Double]
  /// Parameters whose slopes at the best position are not known, because the model could be evaluated on neither side:
  /// theirs are zero in the Jacobian.
  package let unknownSlopes: [Int]
  /// Points that were evaluated, with those that were known before.
  package let evaluations: Int
  /// How many of them the model could not be evaluated at.
  package let failures: Int

  /// The best position.
  package var position: [Double] { descents[best].position }
  package var cost: Double { descents[best].cost }
  package var ending: Ending { descents[best].ending }
}
