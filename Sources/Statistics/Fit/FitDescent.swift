// SPDX-License-Identifier: GPL-3.0-or-later
import GSL

/// A descent from one start, replayed on what is known of the model.
///
/// The solver is synchronous and a pure function of its answers. A replay runs it from the start until it asks what is
/// not known; with one more answer the next replay comes to the same place and a step further.
struct FitDescent {
  /// A position with its slopes.
  struct Reached {
    let position: [Double]
    /// Those of the data alone.
    let residuals: [Double]
    let jacobian: [Double]
    let unknownSlopes: [Int]
    let iterations: Int

    var cost: Double { (residuals + position).reduce(0) { $0 + $1 * $1 } / 2 }
  }

  /// How far a replay has come.
  enum Outcome {
    case ended(Reached, FitResult.Ending)
    case startFailed
    /// It cannot go on without the residuals at these points.
    case needs([[Double]], after: Reached?)
  }

  /// Thrown through the solver.
  private struct Needed: Error {
    let points: [[Double]]
  }
  private struct StartFailed: Error {}

  /// A residual where the model cannot be evaluated: the step there is refused, and the squares can be added up.
  private static let failed = 1e100

  let start: [Double]
  let options: FitOptions

  func replay(_ table: ResidualTable) throws -> Outcome {
    var reached: Reached?
    do {
      let solution = try NonlinearLeastSquares.solve(
        from: start, tolerances: options.tolerances, iterations: options.iterations,
        residuals: { point in
          switch table[point] {
          case nil: throw Needed(points: [point])
          case .residuals(let residuals): return residuals + point
          case .failed:
            guard let reached else { throw StartFailed() }
            return [Double](repeating: Self.failed, count: reached.residuals.count) + point
          }
        },
        jacobian: { point in
          let next = try slopes(at: point, table, iterations: reached.map { $0.iterations + 1 } ?? 0)
          reached = next
          return next.jacobian + priorSlopes
        })
      guard let reached else { preconditionFailure("a descent that ends has known slopes") }
      return .ended(reached, FitResult.Ending(solution.ending))
    } catch let needed as Needed {
      return .needs(needed.points, after: reached)
    } catch is StartFailed {
      return .startFailed
    }
  }

  /// The residual of a prior is the coordinate itself.
  private var priorSlopes: [Double] {
    let count = start.count
    return (0..<count * count).map { $0 / count == $0 % count ? 1 : 0 }
  }

  /// By forward differences; by backward ones where the model cannot be evaluated in front, and zero where it cannot be
  /// evaluated behind either.
  private func slopes(at point: [Double], _ table: ResidualTable, iterations: Int) throws -> Reached {
    guard case .residuals(let residuals) = table[point] else {
      preconditionFailure("the solver goes to no point where the model fails")
    }
    let forward = start.indices.map { moved(point, $0, by: options.steps[$0]) }
    let backward = start.indices.map { moved(point, $0, by: -options.steps[$0]) }
    try demand(forward, table)
    let failing = start.indices.filter { if case .failed = table[forward[$0]] { true } else { false } }
    try demand(failing.map { backward[$0] }, table)

    var jacobian = [Double](repeating: 0, count: residuals.count * start.count)
    var unknown: [Int] = []
    for column in start.indices {
      let neighbour = failing.contains(column) ? backward[column] : forward[column]
      guard case .residuals(let others) = table[neighbour] else {
        unknown.append(column)
        continue
      }
      let distance = neighbour[column] - point[column]
      for row in residuals.indices {
        jacobian[row * start.count + column] = (others[row] - residuals[row]) / distance
      }
    }
    return Reached(
      position: point, residuals: residuals, jacobian: jacobian, unknownSlopes: unknown,
      iterations: iterations)
  }

  private func demand(_ points: [[Double]], _ table: ResidualTable) throws {
    let missing = points.filter { table[$0] == nil }
    if !missing.isEmpty { throw Needed(points: missing) }
  }

  private func moved(_ point: [Double], _ coordinate: Int, by step: Double) -> [Double] {
    var moved = point
    moved[coordinate] += step
    return moved
  }
}

extension FitResult.Ending {
  fileprivate init(_ ending: NonlinearLeastSquares.Ending) {
    switch ending {
    case .smallStep: self = .smallStep
    case .smallGradient: self = .smallGradient
    case .noDescent: self = .noDescent
    case .iterations: self = .iterations
    }
  }
}
