// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
import Statistics
import Testing

struct FailedEvaluationFitTests {
  private static func options(starts: Int = 1, step: Double = 0.01) -> FitOptions {
    FitOptions(
      steps: [step, step], starts: starts,
      tolerances: .init(absoluteStep: 1e-5, relativeStep: 0, gradient: 1e-9))
  }

  /// A quadratic curve in u₀, whose first step overshoots, and a line in u₁.
  private static func misses(_ u: [Double]) -> [Double] {
    [20 * (u[0] * u[0] + 0.3 * u[0] - 1.3), 10 * (u[1] - 0.5)]
  }

  @Test(
    "trials where the model fails, is not finite or beyond all measure are stepped back from",
    arguments: [nil, [.nan, 1], [1, -.infinity], [1e60, 0]] as [[Double]?])
  func trials(failure: [Double]?) async throws {
    let free = try await LeastSquaresFit(Self.options()).fit(by: SyntheticModel { Self.misses($0) })
    let model = SyntheticModel { u in
      u[0] > 1.2 ? failure : Self.misses(u)
    }
    let fit = try await LeastSquaresFit(Self.options()).fit(by: model)
    #expect(fit.failures > 0 && free.failures == 0)
    for (found, expected) in zip(fit.position, free.position) { #expect(abs(found - expected) < 1e-3) }
    #expect(fit.unknownSlopes.isEmpty)
  }

  @Test("a neighbour where the model fails is replaced by that on the other side")
  func neighbours() async throws {
    // Fails just beyond the minimum of u₁, and beyond the start of u₀.
    let model = SyntheticModel { u in
      u[1] > 0.505 || (u[0] > 0 && u[0] < 0.02) ? nil : Self.misses(u)
    }
    let fit = try await LeastSquaresFit(Self.options()).fit(by: model)
    #expect(model.asked.contains([-0.01, 0]))
    #expect(abs(fit.position[0] - 1) < 0.01 && abs(fit.position[1] - 0.495) < 0.01)
    #expect(abs(fit.jacobian[3] - 10) < 1e-9 && fit.unknownSlopes.isEmpty && fit.failures >= 2)
  }

  @Test("a parameter whose neighbours both fail is named and not called without effect")
  func unknownSlopes() async throws {
    let model = SyntheticModel { u in u[1] == 0 ? Self.misses(u) : nil }
    let fit = try await LeastSquaresFit(Self.options()).fit(by: model)
    #expect(fit.unknownSlopes == [1])
    #expect(abs(fit.position[0] - 1) < 0.01 && fit.position[1] == 0)
    #expect(try Identifiability(fit).parameters.map(\.verdict) == [.identified, .unknown])
  }

  @Test("a start where the model fails is left, and the others go on")
  func starts() async throws {
    let model = SyntheticModel { u in u == [0, 0] ? nil : Self.misses(u) }
    let fit = try await LeastSquaresFit(Self.options(starts: 3)).fit(by: model)
    #expect(fit.descents[0].ending == .startFailed && fit.descents[0].cost == .infinity)
    #expect(fit.best != 0 && fit.cost < .infinity)
  }

  @Test("residuals beyond all measure at the start are a failure, and the fit ends")
  func largeStart() async throws {
    let error = await #expect(throws: FitError.self) {
      try await LeastSquaresFit(Self.options()).fit(
        by: SyntheticModel { u in u == [0, 0] ? [1e200, 1e200] : nil })
    }
    #expect(error == .everyStartFailed(starts: 1))
  }

  @Test("where the model fails at every start there is no result")
  func everyStart() async throws {
    let error = await #expect(throws: FitError.self) {
      try await LeastSquaresFit(Self.options(starts: 3)).fit(by: SyntheticModel { _ in nil })
    }
    #expect(error == .everyStartFailed(starts: 3))
  }
}
