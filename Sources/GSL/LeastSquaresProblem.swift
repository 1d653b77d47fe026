// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// The closures of `NonlinearLeastSquares` at an address, where the solver is, and what made it stop.
struct LeastSquaresProblem {
  /// The residuals at the start, which are known before the solver asks; nil once it has.
  private var first: [Double]?
  private let count: Int
  private let tolerances: NonlinearLeastSquares.Tolerances
  private let residuals: ([Double]) throws -> [Double]
  private let jacobian: ([Double]) throws -> [Double]

  /// Where the solver is, once it has begun.
  var position: UnsafePointer<gsl_vector>?
  /// Steps from there that were tried: in vain, unless the Jacobian is asked for next.
  private(set) var trials = 0
  /// The solver was stopped before a step below the tolerances.
  private(set) var stepIsSmall = false
  /// What a closure threw, or what is wrong with its numbers.
  private(set) var error: (any Error)?

  init(
    first: [Double], tolerances: NonlinearLeastSquares.Tolerances,
    residuals: @escaping ([Double]) throws -> [Double], jacobian: @escaping ([Double]) throws -> [Double]
  ) {
    self.first = first
    count = first.count
    self.tolerances = tolerances
    self.residuals = residuals
    self.jacobian = jacobian
  }

  /// What GSL calls. It stands for the problem as long as that stays where it is.
  static func face(
    of problem: UnsafeMutablePointer<LeastSquaresProblem>, dimension: Int
  ) -> gsl_multifit_nlinear_fdf {
    gsl_multifit_nlinear_fdf(
      f: { place, problem, values in
        guard let problem = problem?.assumingMemoryBound(to: LeastSquaresProblem.self),
          let found = problem.pointee.residuals(at: numbers(of: place))
        else {
          return Int32(GSL_EBADFUNC)
        }
        for (row, value) in found.enumerated() { gsl_vector_set(values, row, value) }
        return Int32(GSL_SUCCESS)
      },
      df: { place, problem, slopes in
        let place = numbers(of: place)
        guard let problem = problem?.assumingMemoryBound(to: LeastSquaresProblem.self),
          let found = problem.pointee.jacobian(at: place)
        else {
          return Int32(GSL_EBADFUNC)
        }
        for (index, slope) in found.enumerated() {
          gsl_matrix_set(slopes, index / place.count, index % place.count, slope)
        }
        return Int32(GSL_SUCCESS)
      },
      fvv: nil, n: problem.pointee.count, p: dimension, params: problem, nevalf: 0, nevaldf: 0, nevalfvv: 0)
  }

  /// Nil where the solver has to stop.
  private mutating func residuals(at place: [Double]) -> [Double]? {
    if let first {
      self.first = nil
      return finite(first, count: count, "residual")
    }
    if let position, isSmall(from: numbers(of: position), to: place) {
      stepIsSmall = true
      return nil
    }
    trials += 1
    do {
      return finite(try residuals(place), count: count, "residual")
    } catch {
      self.error = error
      return nil
    }
  }

  /// Nil where the solver has to stop.
  private mutating func jacobian(at place: [Double]) -> [Double]? {
    trials = 0
    do {
      return finite(try jacobian(place), count: count * place.count, "slope")
    } catch {
      self.error = error
      return nil
    }
  }

  private mutating func finite(_ numbers: [Double], count: Int, _ name: String) -> [Double]? {
    precondition(numbers.count == count, "\(numbers.count) \(name)s where there must be \(count)")
    guard numbers.allSatisfy(\.isFinite) else {
      error = GSLError(.badFunction, in: "gsl_multifit_nlinear_iterate", because: "a \(name) is not finite")
      return nil
    }
    return numbers
  }

  private func isSmall(from position: [Double], to place: [Double]) -> Bool {
    zip(position, place).allSatisfy { old, new in
      (new - old).magnitude <= tolerances.absoluteStep + tolerances.relativeStep * old.magnitude
    }
  }
}

func numbers(of vector: UnsafePointer<gsl_vector>?) -> [Double] {
  guard let vector else { return [] }
  return (0..<vector.pointee.size).map { gsl_vector_get(vector, $0) }
}
