// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import GSL
import Statistics
import Testing

@Suite("Rank correlation")
struct RankCorrelationTests {
  private func values(_ estimate: SensitivityEstimate, _ kind: SensitivityIndex.Kind) -> [Double?] {
    estimate.indices.filter { $0.kind == kind }.map(\.value)
  }

  @Test("of a monotone response is one, whatever its shape")
  func monotone() throws {
    let column = (1...30).map { Double($0) }
    let found = RankCorrelation.estimate(column.map { .known(exp($0 / 3)) }, columns: [column])
    #expect(values(found, .rankCorrelation) == [1])
    #expect(abs((values(found, .partialRankCorrelation)[0] ?? 0) - 1) < 1e-12)
  }

  @Test("with ties equals the textbook's: mean ranks, then Pearson's correlation")
  func ties() throws {
    // scipy.stats.spearmanr([1, 2, 2, 4, 5], [3, 1, 4, 4, 5]) gives 0.7631578947368421.
    let found = RankCorrelation.estimate(
      [3.0, 1, 4, 4, 5].map(PointOutput.known), columns: [[1, 2, 2, 4, 5]])
    #expect(abs((values(found, .rankCorrelation)[0] ?? 0) - 0.7631578947368421) < 1e-12)
  }

  @Test("intervals hold the true correlation of normal pairs about as often as they say")
  func coverage() throws {
    let rounds = 400
    let pearson = 0.6
    // Of a normal pair, Spearman's correlation is 6/π · asin(ρ/2).
    let truth = 6 / Double.pi * asin(pearson / 2)
    var hits = 0
    for round in 0..<rounds {
      func normal(_ place: Int) -> Double {
        Normal.quantile(
          Philox4x32.uniform(key: UInt64(round), counterHigh: 77, counterLow: UInt64(place)))
      }
      let first = (0..<60).map { normal($0) }
      let second = (0..<60).map {
        pearson * first[$0] + (1 - pearson * pearson).squareRoot() * normal(100 + $0)
      }
      let found = RankCorrelation.estimate(second.map(PointOutput.known), columns: [first])
      if found.indices[0].interval?.contains(truth) == true { hits += 1 }
    }
    #expect(hits >= 365, "\(hits) of \(rounds)")
  }

  @Test("a factor that does not vary, and a response that does not, say so")
  func degenerate() throws {
    let found = RankCorrelation.estimate(
      (1...20).map { .known(Double($0)) },
      columns: [(1...20).map(Double.init), [Double](repeating: 2, count: 20)])
    #expect(found.indices.filter { $0.factor == 1 }.allSatisfy { $0.status == .noVariance })
    let constant = RankCorrelation.estimate(
      (1...20).map { _ in .known(3) }, columns: [(1...20).map(Double.init)])
    #expect(constant.indices.allSatisfy { $0.status == .noVariance })
  }

  @Test("partial correlation takes out what another factor does")
  func partial() throws {
    let first = (1...40).map { Double($0) }
    let second = first.map { $0 + 6 * sin($0 * 7) }
    let response = first.map { $0 + 4 * sin($0 * $0) }
    let found = RankCorrelation.estimate(response.map(PointOutput.known), columns: [first, second])
    let simple = values(found, .rankCorrelation)
    let partial = values(found, .partialRankCorrelation)
    #expect((simple[1] ?? 0) > 0.8)
    #expect(abs(partial[1] ?? 1) < 0.3)
    let whole = RankCorrelation.estimate(first.map { .known($0 * $0) }, columns: [first, second])
    #expect(whole.indices.last?.status == .noVariance, "nothing is left for the second to explain")
  }
}
