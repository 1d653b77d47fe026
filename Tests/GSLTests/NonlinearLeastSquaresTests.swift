// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
import Testing

struct NonlinearLeastSquaresTests {
  private struct Refusal: Error, Equatable {
    let reason: String
  }

  /// Rosenbrock's valley, half whose sum of squares is zero at (1, 1).
  private static func valley(_ x: [Double]) -> [Double] { [10 * (x[1] - x[0] * x[0]), 1 - x[0]] }
  private static func valleySlopes(_ x: [Double]) -> [Double] { [-20 * x[0], 10, -1, 0] }

  /// Four lines that no position satisfies, m × n = 4 × 2.
  private static let matrix: [Double] = [1, 2, 3, -1, 0.5, 0.25, -2, 4]
  private static let target: [Double] = [3, 1, -2, 5]
  private static func lines(_ x: [Double]) -> [Double] {
    (0..<4).map { matrix[2 * $0] * x[0] + matrix[2 * $0 + 1] * x[1] - target[$0] }
  }

  @Test("the end of a curved valley is found, with what is known there")
  func valley() throws {
    let end = try NonlinearLeastSquares.solve(
      from: [-1.2, 1], residuals: Self.valley, jacobian: Self.valleySlopes)
    for number in end.position { #expect(abs(number - 1) < 1e-9) }
    #expect(end.cost < 1e-18)
    #expect(end.residuals == Self.valley(end.position))
    #expect(end.jacobian == Self.valleySlopes(end.position))
    #expect(end.iterations > 5 && end.iterations < 60)
    #expect(end.ending == .smallStep || end.ending == .smallGradient)
  }

  @Test("a linear problem ends where the normal equations say")
  func linear() throws {
    let end = try NonlinearLeastSquares.solve(
      from: [100, -50], residuals: Self.lines, jacobian: { _ in Self.matrix })
    var normal = [Double](repeating: 0, count: 4)
    var right = [Double](repeating: 0, count: 2)
    for row in 0..<4 {
      for i in 0..<2 {
        right[i] += Self.matrix[2 * row + i] * Self.target[row]
        for j in 0..<2 { normal[2 * i + j] += Self.matrix[2 * row + i] * Self.matrix[2 * row + j] }
      }
    }
    let expected = try LinearAlgebra.solve(normal, right)
    for (found, expected) in zip(end.position, expected) { #expect(abs(found - expected) < 1e-10) }
    #expect(abs(end.cost - Self.lines(expected).reduce(0) { $0 + $1 * $1 } / 2) < 1e-12)
  }

  @Test("what no residual feels stays where it is, and the rest is found")
  func rankDeficient() throws {
    // Only the sum of the first two is felt; the third by none.
    let end = try NonlinearLeastSquares.solve(
      from: [0, 0, 7], residuals: { [$0[0] + $0[1] - 3, 2 * ($0[0] + $0[1]) - 6, 0] },
      jacobian: { _ in [1, 1, 0, 2, 2, 0, 0, 0, 0] })
    #expect(abs(end.position[0] - 1.5) < 1e-9 && abs(end.position[1] - 1.5) < 1e-9)
    #expect(end.position[2] == 7)
  }

  @Test(
    "an error thrown by the residuals comes through unchanged, at the start and later", arguments: [1, 2, 5])
  func thrownByResiduals(call: Int) {
    var calls = 0
    let error = #expect(throws: Refusal.self) {
      try NonlinearLeastSquares.solve(
        from: [-1.2, 1],
        residuals: { place in
          calls += 1
          if calls == call { throw Refusal(reason: "call \(call)") }
          return Self.valley(place)
        }, jacobian: Self.valleySlopes)
    }
    #expect(error == Refusal(reason: "call \(call)"))
    #expect(calls == call)
  }

  @Test("an error thrown by the Jacobian comes through unchanged, at the start and later", arguments: [1, 3])
  func thrownByJacobian(call: Int) {
    var calls = 0
    let error = #expect(throws: Refusal.self) {
      try NonlinearLeastSquares.solve(
        from: [-1.2, 1], residuals: Self.valley,
        jacobian: { place in
          calls += 1
          if calls == call { throw Refusal(reason: "slopes \(call)") }
          return Self.valleySlopes(place)
        })
    }
    #expect(error == Refusal(reason: "slopes \(call)"))
    #expect(calls == call)
  }

  @Test("the last iteration allowed is said to be the reason, on the way down")
  func iterations() throws {
    let end = try NonlinearLeastSquares.solve(
      from: [-1.2, 1], iterations: 2, residuals: Self.valley, jacobian: Self.valleySlopes)
    #expect(end.ending == .iterations && end.iterations == 2)
    let start = Self.valley([-1.2, 1]).reduce(0) { $0 + $1 * $1 } / 2
    #expect(end.cost > 0.1 && end.cost < start)
  }

  @Test("a start at the minimum needs no step")
  func already() throws {
    let end = try NonlinearLeastSquares.solve(
      from: [1, 1], residuals: Self.valley, jacobian: Self.valleySlopes)
    #expect(end.ending == .smallGradient && end.iterations == 0 && end.position == [1, 1])
  }

  @Test("a step below the tolerance is not tried")
  func smallStep() throws {
    var asked: [[Double]] = []
    let end = try NonlinearLeastSquares.solve(
      from: [-1.2, 1], tolerances: .init(absoluteStep: 0.01, relativeStep: 0, gradient: 0),
      residuals: {
        asked.append($0)
        return Self.valley($0)
      }, jacobian: Self.valleySlopes)
    #expect(end.ending == .smallStep)
    for (earlier, later) in zip(asked, asked.dropFirst()) {
      #expect(zip(earlier, later).contains { abs($0 - $1) > 0.01 })
    }
    #expect(asked.last == end.position)
  }

  @Test("where the Jacobian points uphill, no descent is found and the start is kept")
  func noDescent() throws {
    let end = try NonlinearLeastSquares.solve(
      from: [3], residuals: { [$0[0]] }, jacobian: { _ in [-1] })
    #expect(end.ending == .noDescent && end.position == [3] && end.iterations == 0)
  }

  @Test("a trial that is very bad is survived")
  func badTrial() throws {
    var bad = 0
    let end = try NonlinearLeastSquares.solve(
      from: [-1.2, 1],
      residuals: { place in
        guard place[0] < 1.01, place[1] > -1 else {
          bad += 1
          return [1e100, 1e100]
        }
        return Self.valley(place)
      }, jacobian: Self.valleySlopes)
    #expect(bad > 0)
    for number in end.position { #expect(abs(number - 1) < 1e-6) }
  }

  @Test("numbers that are not finite, and too few residuals, are errors")
  func refused() {
    let errors = [
      #expect(throws: GSLError.self) {
        try NonlinearLeastSquares.solve(from: [1], residuals: { _ in [.nan] }, jacobian: { _ in [1] })
      },
      #expect(throws: GSLError.self) {
        try NonlinearLeastSquares.solve(
          from: [1], residuals: { [$0[0] == 1 ? 1 : .infinity] }, jacobian: { _ in [1] })
      },
      #expect(throws: GSLError.self) {
        try NonlinearLeastSquares.solve(from: [1], residuals: { $0 }, jacobian: { _ in [.nan] })
      },
    ]
    #expect(errors.allSatisfy { $0?.code == .badFunction })
    let error = #expect(throws: GSLError.self) {
      try NonlinearLeastSquares.solve(from: [1, 1], residuals: { [$0[0]] }, jacobian: { _ in [1, 0] })
    }
    #expect(error?.code == .invalidArgument)
  }
}
