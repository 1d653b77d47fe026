// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Foundation
import Scenarios
import Statistics
import Testing

@Suite("Hypotheses beside their peers")
struct EvidenceBenchTests {
  private static let studies = 40

  /// Studies whose true effects spread by `spread` about −2, every fourth kept out, each with an error of 0.3; `guess`
  /// makes a prediction of a true effect.
  private func bench(spread: Double, seed: UInt64, guess: (Double) -> Double) throws -> EvidenceBench {
    let draws = PhiloxGeneratorDraws(seed: seed)
    let results = try (0..<Self.studies).map { number in
      let truth = -2 + spread * draws.normal(2 * number)
      let value = truth + 0.3 * draws.normal(2 * number + 1)
      let study = try EvidenceFixture.study(
        #""kind": "difference", "outcome": "pain_nrs", "arm": "press", "against": "none", "at": "1 d", "#
          + "\"value\": \(value), \"se\": 0.3",
        more: #""study": "s\#(number)", "use": "\#(number % 4 == 3 ? "test" : "fit")","#)
      return EvidenceResult(
        hypothesis: "model", study: study,
        predictions: [
          MeasurementPrediction(value: guess(truth), monteCarloError: 0, trialError: nil, patients: 9)
        ],
        enrolled: [])
    }
    return EvidenceBench(results, hypotheses: ["model"])
  }

  private func contest(_ bench: EvidenceBench, _ peer: EvidencePeer) throws -> PeerContest {
    let line = try #require(Scoreboard(bench).line("model", "all"))
    return try #require(line.contests.first { $0.peer == peer })
  }

  @Test("a model that is right beats both peers, and is not widened much")
  func right() throws {
    let bench = try bench(spread: 1, seed: 5) { $0 }
    for peer in EvidencePeer.allCases {
      let plain = try #require(try contest(bench, peer).plain)
      #expect(plain.count == Self.studies && plain.clusters == Self.studies)
      #expect(try #require(plain.interval).lowerBound > 0)
    }
    let line = try #require(Scoreboard(bench).line("model", "all"))
    #expect(try #require(line.score.coverage) >= 0.85 && line.score.sharpness == 1)
    #expect(try #require(line.wide.sharpness) < 1.3)
  }

  @Test("a model that says nothing where all gain loses to the mean; its discrepancy is what it misses")
  func wrong() throws {
    let bench = try bench(spread: 0.5, seed: 6) { _ in 0 }
    let contest = try contest(bench, .metaAnalysis)
    #expect(try #require(contest.plain?.interval).upperBound < 0)
    let (wide, plain) = (try #require(contest.wide), try #require(contest.plain))
    #expect(wide.mean > plain.mean)
    let spreads = bench.rows.filter { $0.predictor == "model" }.compactMap(\.spread)
    #expect(spreads.count == Self.studies)
    #expect(spreads.allSatisfy { $0.cell == .family && abs($0.deviation - 2.06) < 0.3 })
    let line = try #require(Scoreboard(bench).line("model", "all"))
    #expect(line.score.coverage == 0 && line.wide.coverage == 1)
  }

  @Test("the study at hand and studies kept out teach nothing")
  func blind() throws {
    let bench = try bench(spread: 0.5, seed: 7) { $0 }
    for row in bench.rows where row.predictor == EvidencePeer.metaAnalysis.rawValue {
      let others = row.study.use == .fit ? 29 : 30
      #expect(row.spread?.studies == others && row.spread?.cell == .outcomeInGroup)
    }
  }

  @Test("one wild study makes no cell, and does not speak for all others")
  func wild() throws {
    func result(_ key: String, _ outcome: String, _ value: Double, _ predicted: Double) throws
      -> EvidenceResult
    {
      let study = try EvidenceFixture.study(
        #""kind": "difference", "outcome": "\#(outcome)", "arm": "press", "against": "none", "at": "1 d", "#
          + (outcome == "pain_nrs"
            ? "\"value\": \(value), \"se\": 0.3" : "\"value\": \"\(value) kPa\", \"se\": \"0.3 kPa\""),
        more: #""study": "\#(key)", "use": "fit","#)
      return EvidenceResult(
        hypothesis: "model", study: study,
        predictions: [
          MeasurementPrediction(value: predicted, monteCarloError: 0, trialError: nil, patients: 9)
        ], enrolled: [])
    }
    let usual = try (0..<12).map { try result("s\($0)", "pain_nrs", -2, -2 + 0.4 * sin(Double($0))) }
    let odd = try result("odd", "stiffness_kPa", 1, 1.2)
    let calm = EvidenceBench(usual + [odd], hypotheses: ["model"])
    let bench = EvidenceBench(
      usual + [odd, try result("wild", "stiffness_kPa", 3_000, 0)], hypotheses: ["model"])
    func spread(_ bench: EvidenceBench, _ key: String) throws -> StudySpread {
      try #require(bench.rows.first { $0.predictor == "model" && $0.study.key == key }?.spread)
    }
    #expect(try spread(bench, "odd").cell == nil)
    #expect(try spread(bench, "odd").studies == 13)
    #expect(try spread(bench, "odd").deviation < 1)
    #expect(try spread(bench, "s3").cell == .family)
    #expect(abs(try spread(bench, "s3").deviation - spread(calm, "s3").deviation) < 0.1)
  }

  @Test("95 in 100 new studies lie inside the meta-analysis' interval; peers have no contests of their own")
  func coverage() throws {
    var inside = 0
    let seeds: ClosedRange<UInt64> = 10...24
    for seed in seeds {
      let board = Scoreboard(try bench(spread: 0.8, seed: seed) { $0 })
      let line = try #require(board.line("meta-analysis", "all"))
      #expect(line.contests.isEmpty)
      inside += line.score.inside
    }
    let share = Double(inside) / Double(seeds.count * Self.studies)
    #expect((0.93...0.97).contains(share), "\(share)")
  }

  @Test("nothing-happens takes every order for a toss, and keeps every null")
  func nothing() throws {
    func judged(_ text: String) throws -> JudgedMeasurement {
      let study = try EvidenceFixture.study(text)
      let result = EvidenceResult(
        hypothesis: "model", study: study,
        predictions: [MeasurementPrediction(value: 3, monteCarloError: 0.1, trialError: 0.5, patients: 9)],
        enrolled: [])
      let bench = EvidenceBench([result], hypotheses: ["model"])
      return try #require(bench.rows.first { $0.predictor == "nothing-happens" })
    }
    let arms = #""outcome": "pain_nrs", "arm": "press", "against": "none", "at": "1 d", "n": 20"#
    let order = try judged(#""kind": "order", "expected": "lower", \#(arms)"#)
    #expect(abs(try #require(order.judgement.logScore) - log(0.5)) < 1e-12)
    #expect(try judged(#""kind": "null", \#(arms)"#).judgement.verdict == .nullKept)
  }
}
