// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import GSL
import Outcomes
import Testing

@Suite("Comparing strategies")
struct ComparisonTests {
  private func strategy(_ name: String, _ values: [Double], cohort: String = "one") -> Strategy {
    Strategy(
      folder: "f", arm: name, label: name, reference: "none", cohort: cohort,
      values: Dictionary(uniqueKeysWithValues: values.enumerated().map { ($0.offset + 1, $0.element) }))
  }

  private func normal(_ stream: Int, _ number: Int) -> Double {
    Normal.quantile(Philox4x32.uniform(key: UInt64(stream), counterHigh: 3, counterLow: UInt64(number)))
  }

  private static let first = [3.1, 4.2, 2.8, 5.0, 4.4]
  private static let second = [2.0, 3.9, 2.5, 3.1, 2.2]

  @Test("the same patients are compared in pairs, others by Welch's test, as scipy does")
  func methods() throws {
    let paired = try StrategyContrast(strategy("a", Self.first), minus: strategy("b", Self.second))
    #expect(paired.method == .paired && paired.count == 5)
    #expect(abs((paired.pValue ?? 0) - 0.04235888349539506) < 1e-12)
    #expect(
      abs((paired.low ?? 0) - 0.06479885916298112) < 1e-9
        && abs((paired.high ?? 0) - 2.255201140837019) < 1e-9)
    let welch = try StrategyContrast(
      strategy("a", Self.first), minus: strategy("b", Self.second + [2.9], cohort: "two"))
    #expect(welch.method == .welch && welch.correlation == nil)
    #expect(abs((welch.pValue ?? 0) - 0.05595893000738128) < 1e-12)
    #expect(
      abs((welch.low ?? 0) + 0.03739427156283104) < 1e-9 && abs((welch.high ?? 0) - 2.3040609382294983) < 1e-9
    )
  }

  @Test("intervals of paired and of separate patients hold the true difference as often as they say")
  func coverage() throws {
    let rounds = 400
    var hits = [0, 0]
    for round in 0..<rounds {
      let people = (0..<12).map { 3 * normal(round, $0) }
      let treated = people.indices.map { people[$0] - 1 + 0.5 * normal(round, 100 + $0) }
      let strangers = (0..<15).map { 1.5 * normal(round, 200 + $0) }
      for (place, other) in [strategy("b", people), strategy("c", strangers, cohort: "two")].enumerated() {
        let contrast = try StrategyContrast(strategy("a", treated), minus: other)
        if let low = contrast.low, let high = contrast.high, (low...high).contains(-1) { hits[place] += 1 }
      }
    }
    for hit in hits { #expect((365...396).contains(hit), "\(hits) of \(rounds)") }
  }

  @Test("verdicts follow from interval, margin and direction")
  func verdicts() throws {
    func verdict(_ difference: Double, _ better: Outcome.Better = .lower) throws -> StrategyContrast.Verdict?
    {
      let values = (0..<10).map { difference + 0.2 * normal(1, $0) }
      let contrast = try StrategyContrast(
        strategy("a", values), minus: strategy("b", [Double](repeating: 0, count: 10)))
      return contrast.verdict(margin: 1, better: better)
    }
    #expect(try verdict(-3) == .superior)
    #expect(try verdict(-3, .higher) == .inferior)
    #expect(try verdict(3) == .inferior)
    #expect(try verdict(0) == .equivalent)
    #expect(try verdict(-1) == .nonInferior)
    #expect(try verdict(1) == .inconclusive)
    #expect(try verdict(-3, .neutral) == nil)
  }

  @Test("Holm's adjustment is the textbook's")
  func holm() {
    let adjusted = StrategyContrast.holm([0.01, 0.04, nil, 0.03, 0.005])
    let expected: [Double?] = [0.03, 0.06, nil, 0.06, 0.02]
    for (value, other) in zip(adjusted, expected) {
      #expect((value == nil) == (other == nil))
      #expect(abs((value ?? 0) - (other ?? 0)) < 1e-12)
    }
  }

  @Test("strategies that differ by luck alone are best equally often; a clear winner always")
  func ranking() throws {
    let rounds = 60
    var shares = [0.0, 0, 0]
    for round in 0..<rounds {
      let equals = (0..<3).map { arm in
        strategy("s\(arm)", (0..<20).map { normal(round, 50 * arm + $0) })
      }
      let ranking = try StrategyRanking(
        equals, against: [nil, 0, 0], better: .lower, resamples: 50, seed: 1)
      for (arm, place) in ranking.places.enumerated() {
        shares[arm] += (place?.probabilityBest ?? 0) / Double(rounds)
      }
    }
    for share in shares { #expect(abs(share - 1.0 / 3) < 0.15, "\(shares)") }
    let clear = try StrategyRanking(
      [strategy("low", [1, 2, 3]), strategy("high", [11, 12, 13]), strategy("none", [])],
      against: [nil, 0, 0], better: .lower, resamples: 100, seed: 1)
    #expect(clear.places[0]?.rank == 1 && clear.places[0]?.high == 1 && clear.places[0]?.probabilityBest == 1)
    #expect(clear.places[1]?.rank == 2 && clear.places[1]?.probabilityBest == 0)
    #expect(clear.places[2] == nil)
    let ties = try StrategyRanking(
      [strategy("a", [1, 2]), strategy("b", [1, 2])], against: [nil, 0], better: .higher, resamples: 10,
      seed: 1)
    #expect(ties.places.allSatisfy { $0?.rank == 1 && $0?.probabilityBest == 0.5 })
  }

  @Test("ranks are of the patients that a strategy shares with the reference, whatever others it lacks")
  func unlikePatients() throws {
    // Raw means would rank the third first: its three patients have little pain whatever is done.
    let waiting = strategy("waiting", (0..<40).map { $0 < 3 ? 1 : 6 + 0.1 * normal(1, $0) })
    let passes = strategy("passes", (0..<40).map { $0 < 3 ? 1 : 5 + 0.1 * normal(2, $0) })
    let nothing = strategy("nothing", [1, 1, 1])
    let ranking = try StrategyRanking(
      [waiting, passes, nothing], against: [nil, 0, 0], better: .lower, resolution: 0.0015, resamples: 200,
      seed: 1)
    #expect(ranking.places.map { $0?.rank } == [2, 1, 2])
    #expect(ranking.places[1]?.probabilityBest == 1 && ranking.places[2]?.probabilityBest == 0)
  }

  @Test("differences below what can matter are ties, and one patient has no probability")
  func noise() throws {
    let noise = [
      strategy("a", [3, 4, 5]), strategy("b", [3 - 1.4e-7, 4 - 1.4e-7, 5 - 1.4e-7]),
    ]
    let ties = try StrategyRanking(
      noise, against: [nil, 0], better: .lower, resolution: 0.0015, resamples: 50, seed: 1)
    #expect(ties.places.allSatisfy { $0?.rank == 1 && $0?.probabilityBest == 0.5 })
    let single = [strategy("a", [3]), strategy("b", [2])]
    let alone = try StrategyRanking(single, against: [nil, 0], better: .lower, resamples: 50, seed: 1)
    #expect(alone.places.map { $0?.rank } == [2, 1])
    #expect(alone.places.allSatisfy { $0?.probabilityBest == nil && $0?.low == nil })
    let contrast = try StrategyContrast(single[1], minus: single[0])
    #expect(contrast.method == .paired && contrast.count == 1 && contrast.difference == -1)
    #expect(contrast.low == nil && contrast.pValue == nil)
  }
}
