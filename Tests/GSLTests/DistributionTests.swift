// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import GSL
import Testing

struct DistributionTests {
  static let probabilities = [1e-9, 1e-3, 0.025, 0.2, 0.5, 0.77, 0.975, 0.9999]

  static let distributions: [ProbabilityDistribution] = [
    .uniform(lower: -3, upper: 5), .loguniform(lower: 0.01, upper: 20),
    .normal(mean: 4, standardDeviation: 0.5), .lognormal(logMean: 1, logStandardDeviation: 0.7),
    .triangular(lower: 1, mode: 2, upper: 7), .triangular(lower: 1, mode: 1, upper: 7),
    .triangular(lower: 1, mode: 7, upper: 7), .beta(alpha: 0.7, beta: 4), .beta(alpha: 30, beta: 12),
  ]

  @Test("the quantiles are those of the tables")
  func tables() throws {
    #expect(abs(Normal.quantile(0.975) - 1.959963984540054) < 1e-13)
    #expect(abs(try StudentT(degreesOfFreedom: 10).quantile(0.975) - 2.228138851964939) < 1e-9)
    #expect(abs(try ChiSquare(degreesOfFreedom: 5).quantile(0.95) - 11.070497693516351) < 1e-9)
    #expect(abs(try ChiSquare(degreesOfFreedom: 2).quantile(0.95) + 2 * log(0.05)) < 1e-9)
    #expect(abs(try StudentT(degreesOfFreedom: 1).quantile(0.75) - 1) < 1e-12)
  }

  @Test("the cumulative probabilities are the closed forms")
  func closedForms() throws {
    #expect(abs(try Beta(alpha: 2, beta: 3).cumulative(0.5) - 0.6875) < 1e-14)
    #expect(abs(try StudentT(degreesOfFreedom: 2).cumulative(1) - (0.5 + 0.5 / 3.0.squareRoot())) < 1e-14)
    #expect(abs(try ChiSquare(degreesOfFreedom: 2).survival(3) - exp(-1.5)) < 1e-14)
    #expect(try ProbabilityDistribution.triangular(lower: 0, mode: 1, upper: 4).cumulative(1) == 0.25)
    #expect(try ProbabilityDistribution.triangular(lower: 0, mode: 1, upper: 4).cumulative(2.5) == 0.8125)
    #expect(abs(try ProbabilityDistribution.loguniform(lower: 1, upper: 100).quantile(0.5) - 10) < 1e-14)
    #expect(
      abs(try ProbabilityDistribution.lognormal(logMean: 2, logStandardDeviation: 3).quantile(0.5) - exp(2))
        < 1e-13)
  }

  @Test("far tails keep their digits")
  func tails() throws {
    #expect(abs(Normal.survival(10) / 7.619853024160526e-24 - 1) < 1e-12)
    #expect(Normal.survival(10) == Normal.cumulative(-10))
  }

  @Test(
    "the cumulative probability of a quantile is its probability", arguments: distributions, probabilities)
  func roundTrip(distribution: ProbabilityDistribution, probability: Double) throws {
    let value = try distribution.quantile(probability)
    #expect(abs(try distribution.cumulative(value) / probability - 1) < 1e-6)
  }

  @Test("t and chi-square invert from half a degree of freedom to a thousand", arguments: probabilities)
  func iteratedRoundTrip(probability: Double) throws {
    for degrees in [0.5, 1, 2, 2.5, 7, 30, 1000] {
      let student = try StudentT(degreesOfFreedom: degrees)
      #expect(abs(student.cumulative(try student.quantile(probability)) / probability - 1) < 1e-6)
      let square = try ChiSquare(degreesOfFreedom: degrees)
      #expect(abs(square.cumulative(try square.quantile(probability)) / probability - 1) < 1e-6)
    }
  }

  @Test("beta inverts for shapes from a twentieth to ten thousand")
  func betaRoundTrip() throws {
    let shapes = [0.05, 0.1, 0.3, 1, 3, 50, 1000, 1e4]
    for alpha in shapes {
      for beta in shapes {
        let distribution = try Beta(alpha: alpha, beta: beta)
        for probability in [1e-6, 1e-3, 0.1, 0.5, 0.7, 0.9, 0.999] {
          let value = try distribution.quantile(probability)
          // Between the neighbours of the value, since next to 1 they are far apart in probability.
          #expect(distribution.cumulative(value * (1 - 1e-9)) <= probability * (1 + 1e-9))
          #expect(value == 1 || distribution.cumulative(value * (1 + 1e-9)) >= probability * (1 - 1e-9))
        }
      }
    }
  }

  @Test("quantiles never fall as the probability grows", arguments: distributions)
  func monotone(distribution: ProbabilityDistribution) throws {
    let values = try (0...1000).map { try distribution.quantile(Double($0) / 1000) }
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test("the quantiles at 0 and 1 are the ends of the support")
  func ends() throws {
    let expected: [(ProbabilityDistribution, Double, Double)] = [
      (.uniform(lower: -3, upper: 5), -3, 5), (.loguniform(lower: 0.1, upper: 0.3), 0.1, 0.3),
      (.normal(mean: 1, standardDeviation: 2), -.infinity, .infinity),
      (.lognormal(logMean: 0, logStandardDeviation: 1), 0, .infinity),
      (.triangular(lower: 1, mode: 2, upper: 7), 1, 7), (.beta(alpha: 2, beta: 3), 0, 1),
    ]
    for (distribution, lower, upper) in expected {
      #expect(try distribution.quantile(0) == lower)
      #expect(try distribution.quantile(1) == upper)
    }
  }

  @Test(
    "parameters that make no distribution are refused",
    arguments: [
      .uniform(lower: 2, upper: 2), .loguniform(lower: 0, upper: 1),
      .normal(mean: 0, standardDeviation: 0), .normal(mean: .nan, standardDeviation: 1),
      .lognormal(logMean: 0, logStandardDeviation: -1), .triangular(lower: 0, mode: 2, upper: 1),
      .beta(alpha: 0, beta: 1), .uniform(lower: 0, upper: .infinity),
    ] as [ProbabilityDistribution])
  func refusal(distribution: ProbabilityDistribution) {
    let quantile = #expect(throws: GSLError.self) { try distribution.quantile(0.5) }
    #expect(quantile?.code == .domain)
    let cumulative = #expect(throws: GSLError.self) { try distribution.cumulative(0.5) }
    #expect(cumulative?.code == .domain)
  }

  @Test("probabilities outside 0 through 1 are refused", arguments: [-1e-9, 1 + 1e-9, .nan])
  func impossibleProbability(probability: Double) {
    #expect(throws: GSLError.self) {
      try ProbabilityDistribution.beta(alpha: 2, beta: 2).quantile(probability)
    }
    #expect(throws: GSLError.self) { try StudentT(degreesOfFreedom: 3).quantile(probability) }
    #expect(throws: GSLError.self) { try ChiSquare(degreesOfFreedom: 3).quantile(probability) }
  }

  @Test("no degrees of freedom are refused", arguments: [0, -1, .nan, .infinity])
  func degrees(degrees: Double) {
    #expect(throws: GSLError.self) { try StudentT(degreesOfFreedom: degrees) }
    #expect(throws: GSLError.self) { try ChiSquare(degreesOfFreedom: degrees) }
  }
}
