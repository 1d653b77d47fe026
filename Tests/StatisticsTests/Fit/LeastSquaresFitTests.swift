// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
import Statistics
import Testing

struct LeastSquaresFitTests {
  private static func options(
    _ dimension: Int, starts: Int = 1, iterations: Int = 50, evaluations: Int = 2_000, step: Double = 1e-4,
    tolerance: Double = 1e-4
  ) -> FitOptions {
    FitOptions(
      steps: [Double](repeating: step, count: dimension), starts: starts, iterations: iterations,
      evaluations: evaluations,
      tolerances: .init(absoluteStep: tolerance, relativeStep: 0, gradient: 1e-9))
  }

  @Test("intervals hold the truth about as often as they say, over draws from the priors")
  func coverage() async throws {
    let seeds = 1_000
    var held = [0, 0, 0]
    var identified = [0, 0, 0]
    var widths = [0.0, 0, 0]
    for seed in 1...seeds {
      let (truth, data) = SyntheticModel.drawnDecay(seed: UInt64(seed))
      let fit = try await LeastSquaresFit(Self.options(3, starts: 2))
        .fit(by: SyntheticModel(SyntheticModel.decayMisses(data)))
      let knowledge = try Identifiability(fit)
      for (place, parameter) in knowledge.parameters.enumerated() {
        if parameter.interval.contains(truth[place]) { held[place] += 1 }
        if parameter.verdict == .identified { identified[place] += 1 }
        widths[place] += parameter.standardDeviation / Double(seeds)
      }
    }
    // Three standard errors of a share are 0.02. What is too narrow by a seventh, or too wide by a sixth, is outside.
    for place in 0..<3 {
      let share = Double(held[place]) / Double(seeds)
      #expect(share > 0.92 && share < 0.97, "parameter \(place): \(share)")
      #expect(Double(identified[place]) > 0.9 * Double(seeds), "parameter \(place): \(identified[place])")
      #expect(widths[place] < 0.5)
    }
  }

  @Test("a linear model ends at the mean of its posterior, with its exact slopes")
  func linear() async throws {
    let matrix = [1.0, 2, 3, -1, 0.5, 0.25, -2, 4, 0, 1]
    let target = [3.0, 1, -2, 5, 1]
    let model = SyntheticModel { u in
      (0..<5).map { matrix[2 * $0] * u[0] + matrix[2 * $0 + 1] * u[1] - target[$0] }
    }
    let fit = try await LeastSquaresFit(Self.options(2, step: 0.5, tolerance: 1e-8)).fit(by: model)
    var (normal, right) = ([1.0, 0, 0, 1], [0.0, 0])
    for row in 0..<5 {
      for i in 0..<2 {
        right[i] += matrix[2 * row + i] * target[row]
        for j in 0..<2 { normal[2 * i + j] += matrix[2 * row + i] * matrix[2 * row + j] }
      }
    }
    let mean = try LinearAlgebra.solve(normal, right)
    for (found, expected) in zip(fit.position, mean) { #expect(abs(found - expected) < 1e-6) }
    for (found, expected) in zip(fit.jacobian, matrix) { #expect(abs(found - expected) < 1e-12) }
    #expect(fit.residuals == model.known[fit.position])
    let squares = (fit.residuals + fit.position).reduce(0) { $0 + $1 * $1 }
    #expect(abs(fit.cost - squares / 2) < 1e-12)
    let covariance = try LinearAlgebra.inverse(ofPositiveDefinite: normal, size: 2)
    for (found, expected) in zip(try Identifiability(fit).covariance, covariance) {
      #expect(abs(found - expected) < 1e-12)
    }
  }

  @Test("neighbours along all parameters are asked about at once")
  func stencil() async throws {
    let (_, data) = SyntheticModel.drawnDecay(seed: 3)
    let model = SyntheticModel(SyntheticModel.decayMisses(data))
    let fit = try await LeastSquaresFit(Self.options(3)).fit(by: model)
    let sizes = model.calls.map(\.count)
    #expect(sizes.prefix(3) == [1, 3, 1])
    #expect(sizes.count { $0 == 3 } == fit.descents[0].iterations + 1)
    #expect(Set(sizes) == [1, 3])
    #expect(fit.evaluations == sizes.reduce(0, +))
  }

  /// Two minima: near 1, to which the slope at the centre points, and a better one near −1.5.
  private static let valleys = SyntheticModel { u in
    let right = max(0, u[0])
    return [5 * (u[0] + 1.5) * (u[0] - 1), 2 * right * right]
  }

  @Test("several starts find the better of two minima that one start misses")
  func twoMinima() async throws {
    let single = try await LeastSquaresFit(Self.options(1)).fit(by: Self.valleys)
    let several = try await LeastSquaresFit(Self.options(1, starts: 5)).fit(by: Self.valleys)
    #expect(single.position[0] > 0.5 && several.position[0] < -1)
    #expect(several.cost < single.cost - 0.5)
    #expect(several.descents[0] == single.descents[0] && several.best != 0)
    #expect(several.descents.count == 5)
    #expect(several.descents.allSatisfy { $0.cost >= several.cost })
  }

  @Test("starts are the centre and further places, all different, that fill the priors")
  func starts() throws {
    let starts = try LeastSquaresFit.starts(64, dimension: 3)
    #expect(starts.count == 64 && Set(starts).count == 64 && starts[0] == [0, 0, 0])
    for place in 0..<3 {
      let numbers = starts.map { $0[place] }
      #expect(abs(Statistics.mean(numbers)) < 0.1)
      #expect(abs(Statistics.standardDeviation(numbers) - 1) < 0.15)
    }
    #expect(try LeastSquaresFit.starts(1, dimension: 60) == [[Double](repeating: 0, count: 60)])
    #expect(throws: GSLError.self) { try LeastSquaresFit.starts(2, dimension: 60) }
  }

  @Test("no more points are evaluated than allowed, and what was reached is returned")
  func budget() async throws {
    let (_, data) = SyntheticModel.drawnDecay(seed: 5)
    let misses = SyntheticModel.decayMisses(data)
    let whole = try await LeastSquaresFit(Self.options(3, starts: 3)).fit(by: SyntheticModel(misses))
    var costs: [Double] = []
    for evaluations in 6...whole.evaluations {
      let model = SyntheticModel(misses)
      let fit = try await LeastSquaresFit(Self.options(3, starts: 3, evaluations: evaluations)).fit(by: model)
      #expect(model.asked.count == fit.evaluations && fit.evaluations <= evaluations)
      #expect(fit.descents.contains { $0.ending == .evaluations } == (evaluations < whole.evaluations))
      costs.append(fit.cost)
    }
    #expect(costs == costs.sorted(by: >) && (costs.first ?? 0) > 2 * (costs.last ?? 0))
    let error = await #expect(throws: FitError.self) {
      try await LeastSquaresFit(Self.options(3, starts: 3, evaluations: 5)).fit(by: SyntheticModel(misses))
    }
    #expect(error == .tooFewEvaluations(allowed: 5, least: 6))
  }

  @Test("the last iteration allowed is said to be the reason")
  func iterations() async throws {
    let (_, data) = SyntheticModel.drawnDecay(seed: 5)
    let fit = try await LeastSquaresFit(Self.options(3, iterations: 1))
      .fit(by: SyntheticModel(SyntheticModel.decayMisses(data)))
    #expect(fit.ending == .iterations && fit.descents[0].iterations == 1)
  }
}
