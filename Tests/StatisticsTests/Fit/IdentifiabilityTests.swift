// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import GSL
import Statistics
import Testing

struct IdentifiabilityTests {
  @Test("a parameter that enters nothing has no effect, and the others are identified")
  func noEffect() async throws {
    let (truth, data) = SyntheticModel.drawnDecay(seed: 21, dimension: 4)
    let model = SyntheticModel(SyntheticModel.decayMisses(data))
    let fit = try await LeastSquaresFit(FitOptions(steps: [0.01, 0.01, 0.01, 0.01])).fit(by: model)
    let knowledge = try Identifiability(fit)
    #expect(knowledge.parameters.map(\.verdict) == [.identified, .identified, .identified, .noEffect])
    let idle = knowledge.parameters[3]
    #expect(idle.position == 0 && idle.standardDeviation == 1)
    #expect(abs(idle.interval.upperBound - 1.96) < 1e-3 && abs(idle.interval.lowerBound + 1.96) < 1e-3)
    #expect(knowledge.parameters[1].interval.contains(truth[1]))
    #expect(knowledge.singularValues.count == 4 && knowledge.singularValues[3] == 0)
    // It is named once, not again as a combination.
    #expect(knowledge.unmovedCombinations.isEmpty)
    for other in 0..<3 { #expect(knowledge.correlations[3 * 4 + other] == 0) }
  }

  @Test(
    "two parameters that enter as a product are weak, and their ratio is a combination that nothing moves")
  func product() async throws {
    // exp(u₀) · exp(u₁) is 2, ten times, and u₂ is seen alone.
    let model = SyntheticModel { u in
      [Double](repeating: (exp(u[0]) * exp(u[1]) - 2) / 0.1, count: 10) + [(u[2] - 1) / 0.1]
    }
    let fit = try await LeastSquaresFit(FitOptions(steps: [0.01, 0.01, 0.01])).fit(by: model)
    let knowledge = try Identifiability(fit)
    #expect(abs(fit.position[0] + fit.position[1] - 0.693) < 0.05)
    #expect(knowledge.parameters.map(\.verdict) == [.weak, .weak, .identified])
    #expect(knowledge.correlations[1] < -0.99)
    try #require(knowledge.unmovedCombinations.count == 1)
    let combination = knowledge.unmovedCombinations[0]
    #expect(combination.singularValue < 1e-6)
    let diagonal = 0.5.squareRoot()
    #expect(abs(combination.weights[0].magnitude - diagonal) < 1e-6)
    #expect(abs(combination.weights[0] + combination.weights[1]) < 1e-6)
    #expect(abs(combination.weights[2]) < 1e-6)
  }

  @Test("verdicts follow the standard deviation that is left, with the limits where they are said to be")
  func verdicts() throws {
    // One residual a parameter: the standard deviation left is 1/√(1 + s²).
    func verdict(_ slope: Double) throws -> Identifiability.Verdict {
      try Identifiability(position: [0], jacobian: [slope]).parameters[0].verdict
    }
    #expect(try verdict(1.001) == .identified && verdict(-5) == .identified)
    #expect(try verdict(0.999) == .weak && verdict(0.33) == .weak)
    #expect(try verdict(0.32) == .notIdentified && verdict(1e-6) == .notIdentified)
    #expect(try verdict(0) == .noEffect)
  }

  @Test("the covariance is the inverse of the normal matrix, correlations are those of the covariance")
  func covariance() throws {
    let jacobian = [1.0, 0.5, -2, 0.3, 0.2, 0.1, -1, 0.4, 0.7, 2, -0.6, 0.9]
    var normal: [Double] = [1, 0, 0, 0, 1, 0, 0, 0, 1]
    for row in 0..<4 {
      for i in 0..<3 { for j in 0..<3 { normal[3 * i + j] += jacobian[3 * row + i] * jacobian[3 * row + j] } }
    }
    let expected = try LinearAlgebra.inverse(ofPositiveDefinite: normal, size: 3)
    let knowledge = try Identifiability(position: [0.1, 0.2, 0.3], jacobian: jacobian)
    for (index, (found, expected)) in zip(knowledge.covariance, expected).enumerated() {
      #expect(abs(found - expected) < 1e-12)
      let deviations = [index / 3, index % 3].map { knowledge.parameters[$0].standardDeviation }
      #expect(abs(knowledge.correlations[index] * deviations[0] * deviations[1] - expected) < 1e-12)
    }
    for place in 0..<3 { #expect(knowledge.correlations[4 * place] == 1) }
  }

  @Test("with fewer residuals than parameters the combinations that nothing moves are all there")
  func wide() throws {
    let knowledge = try Identifiability(position: [0, 0, 0], jacobian: [3, 4, 12])
    #expect(abs(knowledge.singularValues[0] - 13) < 1e-12 && knowledge.singularValues[1] < 1e-12)
    #expect(knowledge.unmovedCombinations.count == 2)
    for combination in knowledge.unmovedCombinations {
      let weights = combination.weights
      #expect(abs(3 * weights[0] + 4 * weights[1] + 12 * weights[2]) < 1e-12)
      #expect(abs(weights.reduce(0) { $0 + $1 * $1 } - 1) < 1e-12)
    }
  }

  @Test("combinations come the least moved first, and those that are moved do not come")
  func order() throws {
    let knowledge = try Identifiability(
      position: [0, 0, 0, 0], jacobian: [0.2, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0.1, 0, 0, 0, 0, 0.31])
    let values = knowledge.unmovedCombinations.map(\.singularValue)
    #expect(values.count == 2 && abs(values[0] - 0.1) < 1e-12 && abs(values[1] - 0.2) < 1e-12)
    #expect(abs(knowledge.unmovedCombinations[0].weights[2] - 1) < 1e-12)
  }

  @Test("a slope that is not finite is refused")
  func notFinite() {
    let error = #expect(throws: GSLError.self) {
      try Identifiability(position: [0, 0], jacobian: [1, .nan])
    }
    #expect(error?.code == .domain)
  }
}
