// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
import Statistics
import Testing

struct LeaveOneOutTests {
  /// Studies of 1, 3, 2 and 2 rows, one of them in two pieces.
  private static let studies = ["needle", "press", "press", "heat", "stretch", "stretch", "heat", "press"]

  /// Rows of a linear model of three parameters, and its data, by seed.
  private static func rows(_ seed: UInt64) throws -> [(slopes: [Double], target: Double)] {
    var generator = try PhiloxGenerator(key: seed, stream: 1)
    return studies.map { _ in ((0..<3).map { _ in generator.gaussian() }, 3 * generator.gaussian()) }
  }

  private static func misses(_ rows: [(slopes: [Double], target: Double)], _ u: [Double]) -> [Double] {
    rows.map { row in zip(row.slopes, u).reduce(-row.target) { $0 + $1.0 * $1.1 } }
  }

  private static func fit(_ rows: [(slopes: [Double], target: Double)]) async throws -> FitResult {
    let options = FitOptions(
      steps: [1, 1, 1], iterations: 100,
      tolerances: .init(absoluteStep: 1e-13, relativeStep: 0, gradient: 1e-13))
    return try await LeastSquaresFit(options).fit(by: SyntheticModel { misses(rows, $0) })
  }

  /// Where the cost of the rows and the priors is least, by the normal equations.
  private static func refit(_ rows: [(slopes: [Double], target: Double)]) throws -> [Double] {
    var matrix = (0..<9).map { $0 / 3 == $0 % 3 ? 1.0 : 0 }
    var right = [0.0, 0, 0]
    for row in rows {
      for i in 0..<3 {
        right[i] += row.slopes[i] * row.target
        for j in 0..<3 { matrix[3 * i + j] += row.slopes[i] * row.slopes[j] }
      }
    }
    return try LinearAlgebra.solve(matrix, right)
  }

  private static func rootMeanSquare(_ numbers: [Double]) -> Double {
    (numbers.reduce(0) { $0 + $1 * $1 } / Double(numbers.count)).squareRoot()
  }

  @Test("for a linear model leaving a study out is the fit without it", arguments: [UInt64(1), 2, 3])
  func linear(seed: UInt64) async throws {
    let rows = try Self.rows(seed)
    let whole = try await Self.fit(rows)
    let found = try LeaveOneOut(
      position: whole.position, residuals: whole.residuals, jacobian: whole.jacobian, studies: Self.studies)
    #expect(found.studies.map(\.name) == ["needle", "press", "heat", "stretch"])
    #expect(found.studies.map(\.rows) == [[0], [1, 2, 7], [3, 6], [4, 5]])
    let deviations = try Identifiability(whole).parameters.map(\.standardDeviation)
    for study in found.studies {
      let others = try Self.refit(rows.indices.filter { !study.rows.contains($0) }.map { rows[$0] })
      for place in 0..<3 {
        let step = others[place] - whole.position[place]
        #expect(abs(study.step[place] - step) < 1e-9)
        #expect(abs(study.shifts[place] - step / deviations[place]) < 1e-9)
      }
      let own = study.rows.map { rows[$0] }
      #expect(abs(study.fitted - Self.rootMeanSquare(Self.misses(own, whole.position))) < 1e-9)
      #expect(abs(study.leftOut - Self.rootMeanSquare(Self.misses(own, others))) < 1e-9)
      #expect(study.leftOut > study.fitted)
    }
  }

  @Test("one study alone leaves the priors")
  func alone() async throws {
    let rows = try Self.rows(4)
    let whole = try await Self.fit(rows)
    let found = try LeaveOneOut(
      position: whole.position, residuals: whole.residuals, jacobian: whole.jacobian,
      studies: rows.map { _ in "all" })
    try #require(found.studies.count == 1)
    for (step, position) in zip(found.studies[0].step, whole.position) {
      #expect(abs(step + position) < 1e-12)
    }
    let prior = Self.rootMeanSquare(rows.map(\.target))
    #expect(abs(found.studies[0].leftOut - prior) < 1e-9)
  }

  @Test("the study that contradicts the others is foretold worst and pulls most")
  func contradiction() async throws {
    var rows = (0..<8).map { row in (slopes: [1.0, Double(row) / 8, 0], target: 0.5) }
    rows[3].target = 6
    rows[6].target = 6
    let whole = try await Self.fit(rows)
    let found = try LeaveOneOut(
      position: whole.position, residuals: whole.residuals, jacobian: whole.jacobian, studies: Self.studies)
    let worst = found.studies.max { $0.leftOut < $1.leftOut }
    let strongest = found.studies.max { study, other in
      (study.shifts.map(\.magnitude).max() ?? 0) < (other.shifts.map(\.magnitude).max() ?? 0)
    }
    #expect(worst?.name == "heat" && strongest?.name == "heat")
  }
}
