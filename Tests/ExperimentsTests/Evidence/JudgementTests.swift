// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Foundation
import GSL
import Scenarios
import Testing

@Suite("Predicted beside observed")
struct JudgementTests {
  private func measurement(_ text: String) throws -> EvidenceMeasurement {
    try EvidenceFixture.study(text).measurements[0]
  }
  private let mean =
    #""kind": "mean", "outcome": "pain_nrs", "arm": "press", "at": "1 d", "value": 5, "se": 0.3"#

  @Test("inside and outside part where z is 1.96, with the errors of both")
  func border() throws {
    let measurement = try measurement(mean)
    func judge(_ value: Double) -> Judgement {
      Judgement(
        measurement,
        MeasurementPrediction(value: value, monteCarloError: 0.4, trialError: nil, patients: 20))
    }
    #expect(judge(5 - 0.5 * 1.9599).verdict == .inside && judge(5 + 0.5 * 1.9599).verdict == .inside)
    #expect(judge(5 - 0.5 * 1.9601).verdict == .outside && judge(5 + 0.5 * 1.9601).verdict == .outside)
    let z = try #require(judge(4).z)
    #expect(abs(z - 2) < 1e-12)
    #expect(Judgement(measurement, nil).verdict == .noPrediction)
  }

  @Test("of studies of a model that is right, 95 in 100 are inside")
  func coverage() throws {
    var inside = 0
    let streams = PhiloxGeneratorDraws(seed: 7)
    for draw in 0..<4_000 {
      let value = 5 + 0.3 * streams.normal(2 * draw)
      let predicted = 5 + 0.4 * streams.normal(2 * draw + 1)
      let measurement = try measurement(mean.replacing(#""value": 5"#, with: "\"value\": \(value)"))
      let judgement = Judgement(
        measurement,
        MeasurementPrediction(value: predicted, monteCarloError: 0.4, trialError: nil, patients: 20))
      if judgement.verdict == .inside { inside += 1 }
    }
    // Three binomial standard deviations.
    #expect(abs(Double(inside) / 4_000 - 0.95) < 3 * (0.95 * 0.05 / 4_000).squareRoot())
  }

  @Test("an order is right where a trial would rather show it, and scores by how surely it would")
  func orders() throws {
    let text =
      #""kind": "order", "outcome": "pain_nrs", "arm": "press", "against": "none", "at": "1 d", "expected": "lower", "n": 20"#
    func judge(_ value: Double) throws -> Judgement {
      Judgement(
        try measurement(text),
        MeasurementPrediction(value: value, monteCarloError: 0.1, trialError: 0.5, patients: 20))
    }
    #expect(try judge(-0.2).verdict == .rightOrder && judge(0.2).verdict == .wrongOrder)
    #expect(try judge(0).verdict == .undecided && judge(-0.01).verdict == .undecided)
    #expect(try judge(-0.1).verdict == .undecided && judge(-0.14).verdict == .rightOrder)
    let score = try #require(try judge(-1).logScore)
    #expect(abs(score - log(try StudentT(degreesOfFreedom: 4).cumulative(2))) < 1e-12)
    #expect(try #require(try judge(-3).residual) < #require(try judge(0.1).residual))
  }

  @Test("a null is kept where a trial would rather not find the difference, or within the margin")
  func nulls() throws {
    let text =
      #""kind": "null", "outcome": "pain_nrs", "arm": "press", "against": "none", "at": "1 d", "n": 20"#
    func judge(_ value: Double, _ more: String = "") throws -> Judgement.Verdict {
      Judgement(
        try measurement(text + more),
        MeasurementPrediction(value: value, monteCarloError: 0.1, trialError: 0.5, patients: 20)
      ).verdict
    }
    #expect(try judge(0.97) == .nullKept && judge(-0.97) == .nullKept)
    #expect(try judge(0.99) == .nullBroken && judge(-0.99) == .nullBroken)
    #expect(try judge(0.6, #", "margin": 0.5"#) == .nullBroken)
    #expect(try judge(1.2, #", "margin": 1.3"#) == .nullKept)
    #expect(try judge(0.6, #", "se": 0.3"#) == .nullBroken)
  }

  @Test("a margin is what a trial would just find: verdict, z and score follow from it alike")
  func margins() throws {
    let text =
      #""kind": "null", "outcome": "pain_nrs", "arm": "press", "against": "none", "at": "1 d", "margin": 0.98"#
    let without = text.replacing(#""margin": 0.98"#, with: #""n": 20"#)
    // With n the error of a trial is half a point, of which 0.98 is 1.96.
    func judge(_ text: String) throws -> Judgement {
      Judgement(
        try measurement(text),
        MeasurementPrediction(value: 0.7, monteCarloError: 0.1, trialError: 0.5, patients: 20))
    }
    let (margin, trial) = (try judge(text), try judge(without))
    #expect(abs(try #require(margin.z) - #require(trial.z)) < 1e-4)
    #expect(abs(try #require(margin.logScore) - #require(trial.logScore)) < 1e-4)
    #expect(margin.verdict == .nullKept)
  }

  @Test("what has no prediction and what is undecided are no agreement")
  func agreement() throws {
    let text =
      #""kind": "order", "outcome": "pain_nrs", "arm": "press", "against": "none", "at": "1 d", "expected": "lower", "n": 20"#
    let order = try measurement(text)
    let score = Score(
      [-1, 0, 1].map {
        Judgement(
          order, MeasurementPrediction(value: $0, monteCarloError: 0.1, trialError: 0.5, patients: 20))
      } + [Judgement(order, nil)])
    #expect(score.orders == 3 && score.undecided == 1 && score.measurements == 4)
    #expect(score.ordersRight == 1 / 3.0 && score.agreement == 0.25)
  }

  @Test("squared residuals are twice the loss of logarithmic score against a perfect prediction")
  func residuals() throws {
    let measurement = try measurement(mean)
    func judge(_ value: Double) -> Judgement {
      Judgement(
        measurement,
        MeasurementPrediction(value: value, monteCarloError: 0.4, trialError: nil, patients: 20))
    }
    let best = try #require(judge(5).logScore)
    for value in [3.0, 4.5, 5.2, 9] {
      let judgement = judge(value)
      let residual = try #require(judgement.residual)
      #expect(abs(residual * residual - 2 * (best - (judgement.logScore ?? 0))) < 1e-12)
      #expect((residual > 0) == (value < 5))
    }
  }
}

/// Standard normal draws, each a function of its number.
struct PhiloxGeneratorDraws {
  let seed: UInt64

  func normal(_ number: Int) -> Double {
    Normal.quantile(
      Philox4x32.uniform(key: seed, counterHigh: 0, counterLow: UInt64(number)))
  }
}
