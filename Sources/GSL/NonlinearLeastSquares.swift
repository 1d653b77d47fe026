// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// Where the sum of squares of several functions of several numbers is least: Levenberg and Marquardt's method in the
/// trust region of `gsl_multifit_nlinear`, with Moré's scaling.
///
/// Steps come from the singular values of the Jacobian, so one whose rank is deficient is no obstacle: along what no
/// residual feels, nothing moves.
package enum NonlinearLeastSquares {
  /// Why a descent ended.
  package enum Ending: String, Hashable, Sendable {
    /// The step from the position is below the tolerance.
    case smallStep
    /// The gradient at the position is below the tolerance.
    case smallGradient
    /// Steps were tried from the position, shorter and shorter, and none made the sum less: a minimum to all digits,
    /// or a Jacobian that is not that of the residuals, or residuals that are rough.
    case noDescent
    /// The last iteration allowed.
    case iterations
  }

  /// When a position is good enough. All are at least zero.
  package struct Tolerances: Hashable, Sendable {
    /// A step is small when each of its components is at most `absoluteStep + relativeStep · |x|`.
    package var absoluteStep: Double
    package var relativeStep: Double
    /// The gradient g = Jᵀr is small when each of its components times `max(|x|, 1)` is at most this times
    /// `max(½ rᵀr, 1)`.
    package var gradient: Double

    package init(absoluteStep: Double = 1e-10, relativeStep: Double = 1e-10, gradient: Double = 1e-14) {
      precondition(absoluteStep >= 0 && relativeStep >= 0 && gradient >= 0, "a tolerance is negative")
      self.absoluteStep = absoluteStep
      self.relativeStep = relativeStep
      self.gradient = gradient
    }
  }

  /// A position, and what is known there.
  package struct Solution: Hashable, Sendable {
    package let position: [Double]
    package let residuals: [Double]
    /// Row-major: ∂rᵢ/∂xⱼ at `i · n + j`.
    package let jacobian: [Double]
    /// Half the sum of the squares of the residuals.
    package let cost: Double
    /// Steps that were taken.
    package let iterations: Int
    package let ending: Ending
  }

  /// Descends from `start`.
  ///
  /// It asks for the residuals at `start` and at every position that it tries, and for the Jacobian at `start` and at
  /// every position that it goes to, right after the residuals there. It does not ask at the end of a small step. The
  /// same answers lead to the same questions.
  ///
  /// - Parameters:
  ///   - start: n finite numbers, at least one.
  ///   - tolerances: when a descent ends.
  ///   - iterations: the most steps taken.
  ///   - residuals: as many numbers everywhere, at least n.
  ///   - jacobian: their derivatives, row-major, m × n.
  /// - Throws: what a closure throws, unchanged; `GSLError` with `.badFunction` where a number is not finite, with
  ///   `.invalidArgument` for fewer residuals than numbers.
  package static func solve(
    from start: [Double], tolerances: Tolerances = Tolerances(), iterations: Int = 100,
    residuals: ([Double]) throws -> [Double], jacobian: ([Double]) throws -> [Double]
  ) throws -> Solution {
    precondition(!start.isEmpty && start.allSatisfy(\.isFinite), "a descent needs a start")
    reportFailures()
    let first = try residuals(start)
    guard first.count >= start.count else {
      throw GSLError(
        .invalidArgument, in: "gsl_multifit_nlinear_alloc",
        because: "\(first.count) residuals do not determine \(start.count) numbers")
    }
    var parameters = cgsl_multifit_nlinear_marquardt()
    let workspace = try allocated(
      gsl_multifit_nlinear_alloc(cgsl_multifit_nlinear_trust(), &parameters, first.count, start.count),
      "gsl_multifit_nlinear_alloc")
    defer { gsl_multifit_nlinear_free(workspace) }
    return try withoutActuallyEscaping(residuals) { residuals in
      try withoutActuallyEscaping(jacobian) { jacobian in
        var problem = LeastSquaresProblem(
          first: first, tolerances: tolerances, residuals: residuals, jacobian: jacobian)
        return try withUnsafeMutablePointer(to: &problem) { problem in
          var face = LeastSquaresProblem.face(of: problem, dimension: start.count)
          return try withUnsafeMutablePointer(to: &face) { face in
            try descend(
              workspace, problem, face, from: start, gradient: tolerances.gradient, iterations: iterations)
          }
        }
      }
    }
  }

  private static func descend(
    _ workspace: UnsafeMutablePointer<gsl_multifit_nlinear_workspace>,
    _ problem: UnsafeMutablePointer<LeastSquaresProblem>,
    _ face: UnsafeMutablePointer<gsl_multifit_nlinear_fdf>, from start: [Double],
    gradient tolerance: Double, iterations limit: Int
  ) throws -> Solution {
    // What a closure threw comes before what GSL made of it.
    func demandSuccess(_ status: Int32, _ routine: String) throws {
      if let error = problem.pointee.error { throw error }
      try check(status, routine)
    }
    var start = start
    let status = withVector(&start) { gsl_multifit_nlinear_init($0, face, workspace) }
    try demandSuccess(status, "gsl_multifit_nlinear_init")
    problem.pointee.position = UnsafePointer(workspace.pointee.x)

    var iterations = 0
    var ending: Ending?
    while ending == nil {
      if gradientIsSmall(workspace, tolerance) {
        ending = .smallGradient
      } else if iterations >= limit {
        ending = .iterations
      } else {
        let status = gsl_multifit_nlinear_iterate(workspace)
        if problem.pointee.stepIsSmall {
          ending = problem.pointee.trials > 0 ? .noDescent : .smallStep
        } else if status == Int32(GSL_ENOPROG), problem.pointee.error == nil {
          ending = .noDescent
        } else {
          try demandSuccess(status, "gsl_multifit_nlinear_iterate")
          iterations += 1
        }
      }
    }
    let residuals = numbers(of: workspace.pointee.f)
    return Solution(
      position: numbers(of: workspace.pointee.x), residuals: residuals, jacobian: rows(workspace.pointee.J),
      cost: residuals.reduce(0) { $0 + $1 * $1 } / 2, iterations: iterations, ending: ending ?? .iterations)
  }

  private static func gradientIsSmall(
    _ workspace: UnsafeMutablePointer<gsl_multifit_nlinear_workspace>, _ tolerance: Double
  ) -> Bool {
    let cost = numbers(of: workspace.pointee.f).reduce(0) { $0 + $1 * $1 } / 2
    let (gradient, position) = (numbers(of: workspace.pointee.g), numbers(of: workspace.pointee.x))
    return zip(gradient, position).allSatisfy { slope, number in
      slope.magnitude * max(number.magnitude, 1) <= tolerance * max(cost, 1)
    }
  }

  private static func rows(_ matrix: UnsafePointer<gsl_matrix>?) -> [Double] {
    guard let matrix else { return [] }
    return (0..<matrix.pointee.size1).flatMap { row in
      (0..<matrix.pointee.size2).map { gsl_matrix_get(matrix, row, $0) }
    }
  }
}
