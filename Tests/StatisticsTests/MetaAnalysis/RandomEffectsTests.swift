// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import GSL
import Statistics
import Testing

@Suite("Meta-analysis")
struct RandomEffectsTests {
  private func near(_ value: Double, _ right: Double, _ tolerance: Double = 1e-9) -> Bool {
    abs(value - right) <= tolerance * max(1, abs(right))
  }

  @Test("with equal variances the spread is that of the estimates less the error")
  func equalVariances() throws {
    let estimates = [1.0, 4, 2, 9, 5]
    let found = try #require(RandomEffects(estimates, variances: [Double](repeating: 0.7, count: 5)))
    let variance = Statistics.variance(estimates)
    #expect(near(found.tauSquared, variance - 0.7) && near(found.mean, Statistics.mean(estimates)))
    #expect(near(found.standardError, (variance / 5).squareRoot()))
    // DerSimonian and Laird's moment estimate is the same here.
    let q = estimates.reduce(0) { $0 + ($1 - found.mean) * ($1 - found.mean) / 0.7 }
    #expect(near(found.tauSquared, (q - 4) * 0.7 / 4))
  }

  @Test("studies that agree have no spread between them, and the usual error of a weighted mean")
  func agreement() throws {
    let variances = [0.2, 0.1, 0.3, 0.25]
    let found = try #require(RandomEffects([1.0, 1.1, 0.9, 1.05], variances: variances))
    #expect(found.tauSquared == 0)
    #expect(near(found.standardError, (1 / variances.reduce(0) { $0 + 1 / $1 }).squareRoot()))
    #expect(found.predictionError == found.standardError)
  }

  @Test("two studies have one degree of freedom, one study is none")
  func two() throws {
    let found = try #require(RandomEffects([0, 4], variances: [1, 1]))
    #expect(near(found.tauSquared, 7) && near(found.mean, 2) && near(found.standardError, 2))
    // tan(0.475 π), the quantile of Cauchy's law.
    #expect(near(try found.halfWidth(ofMean: 0.95), 2 * tan(0.475 * Double.pi), 1e-7))
    #expect(RandomEffects([1], variances: [1]) == nil)
    #expect(RandomEffects([1, 2], variances: [1, 0]) == nil)
  }

  /// rma(method = "REML", test = "adhoc") and predict() of metafor 3.8-1 for R.
  @Test("agrees with metafor 3.8-1")
  func metafor() throws {
    let uneven = try #require(
      RandomEffects([-2.6, -1.38, -1.49, -0.8, -3.1, 0.2], variances: [0.51, 0.327, 1.03, 0.2, 0.8, 0.12]))
    #expect(near(uneven.tauSquared, 1.1152640881) && near(uneven.mean, -1.3748061460))
    #expect(near(uneven.standardError, 0.5085421297))
    let ofMean = try uneven.halfWidth(ofMean: 0.95)
    #expect(near(uneven.mean - ofMean, -2.6820553074, 1e-7))
    let ofPrediction = try uneven.halfWidth(ofPrediction: 0.95)
    #expect(near(uneven.mean - ofPrediction, -4.3878517599, 1e-7))
    #expect(near(uneven.mean + ofPrediction, 1.6382394678, 1e-7))
    let even = try #require(RandomEffects([1.0, 1.1, 0.9, 1.05], variances: [0.2, 0.1, 0.3, 0.25]))
    #expect(near(even.mean, 1.0388059701) && near(even.standardError, 0.2116036848))
    #expect(near(even.mean + (try even.halfWidth(ofPrediction: 0.95)), 1.7122233349, 1e-7))
  }

  @Test("about zero with equal errors the spread is the mean square less the error; studies count once")
  func aboutZero() {
    let spread = BetweenStudyVariance.aboutZero([3, -1, 2], variances: [1, 1, 1], shares: [1, 1, 1])
    #expect(near(spread, 14.0 / 3 - 1))
    #expect(BetweenStudyVariance.aboutZero([0.5, -0.5], variances: [1, 1], shares: [1, 1]) == 0)
    let often = BetweenStudyVariance.aboutZero([3, 3, -1], variances: [1, 1, 1], shares: [0.5, 0.5, 1])
    #expect(near(often, BetweenStudyVariance.aboutZero([3, -1], variances: [1, 1], shares: [1, 1])))
  }

  @Test("under Student's law residuals of one size have that scale, and one far off changes little")
  func heavyTails() {
    let alike = BetweenStudyVariance.aboutZero(
      [3, -3, 3, -3], variances: [1, 1, 1, 1], shares: [1, 1, 1, 1], degreesOfFreedom: 4)
    #expect(near(alike, 8))
    let usual = (0..<30).map { sin(Double($0)) * 2 }
    func spread(_ residuals: [Double]) -> Double {
      let ones = residuals.map { _ in 1.0 }
      return BetweenStudyVariance.aboutZero(
        residuals, variances: ones.map { 0.01 * $0 }, shares: ones, degreesOfFreedom: 4)
    }
    #expect(spread(usual + [1e6]) < 1.5 * spread(usual))
    // With a normal law it would speak for all.
    let normal = BetweenStudyVariance.aboutZero(
      usual + [1e6], variances: [Double](repeating: 0.01, count: 31),
      shares: [Double](repeating: 1, count: 31))
    #expect(normal > 1e10)
  }

  @Test("clusters of one value give the usual error of a mean; one cluster gives none")
  func clusters() throws {
    let values = [1.0, 4, 2, 9]
    let found = try #require(ClusteredMean(values.map { [$0] }))
    #expect(near(found.mean, 4) && found.clusters == 4)
    #expect(near(try #require(found.standardError), (Statistics.variance(values) / 4).squareRoot()))
    let alike = try #require(ClusteredMean([[1, 1, 1], [], [3]]))
    #expect(near(alike.mean, 1.5) && alike.count == 4 && alike.clusters == 2)
    #expect(ClusteredMean([[1, 2]])?.interval == nil && ClusteredMean([[]]) == nil)
  }
}
