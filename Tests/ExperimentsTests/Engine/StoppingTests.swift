// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Outcomes
import Scenarios
import Testing

@Suite("The stopping rule")
struct StoppingTests {
  private func state(_ pairs: [(Double?, Double?)], mcse: Double, most: Int = 100) throws -> StoppingState {
    let outcome = try #require(OutcomeCatalogue.named("pain_nrs"))
    let response = Response(outcome: outcome, at: 1, arms: ["press"], against: "wait", muscle: "m")
    return try StoppingState(
      pairs.map { [$0.0, $0.1] }, of: [response], rule: StoppingRule(limits: [mcse], maxReplicates: most))
  }

  @Test("stops when the error of the paired difference is within the limit")
  func precise() throws {
    // Differences 1, 2, 3: standard deviation 1, error 1/√3.
    let pairs: [(Double?, Double?)] = [(3, 2), (7, 5), (10, 7)]
    #expect(try state(pairs, mcse: 0.58).verdict == .goesOn(to: 6))
    let found = try state(pairs + pairs + pairs + pairs, mcse: 0.58)
    #expect(found.verdict == .precise)
    // Twelve of them: variance 8/11, error √(8/11/12).
    #expect(abs((found.arms[0].standardError ?? 0) - (8.0 / 11 / 12).squareRoot()) < 1e-12)
    #expect((found.arms[0].varianceRatio ?? 0) > 10)
    #expect(try state(pairs, mcse: 0.51).verdict == .goesOn(to: 6))
  }

  @Test("patients who are alike are no precision until there are enough of them")
  func alike() throws {
    // As if one more of n patients differed by the 1.5 that matter: an error of 1.5/√(n(n + 1)).
    func pairs(_ count: Int) -> [(Double?, Double?)] { [(Double?, Double?)](repeating: (2, 2), count: count) }
    #expect(try state(pairs(3), mcse: 0.1).verdict == .goesOn(to: 6))
    #expect(try state(pairs(14), mcse: 0.1).verdict == .goesOn(to: 15))
    #expect(try state(pairs(15), mcse: 0.1).verdict == .precise)
    #expect(try state(pairs(9), mcse: 5).verdict != .precise)
    #expect(try state(pairs(10), mcse: 5).verdict == .precise)
  }

  @Test("asks for as many patients as the error needs, and never more than twice as many at once")
  func next() throws {
    let four: [(Double?, Double?)] = [(3, 2), (7, 5), (10, 7), (12, 11)]
    let pairs = four + four + four
    let error = try #require(try state(pairs, mcse: 1).arms[0].standardError)
    #expect(try state(pairs, mcse: error / 1.1).verdict == .goesOn(to: 15))
    #expect(try state(pairs, mcse: error / 100).verdict == .goesOn(to: 24))
    #expect(try state(pairs, mcse: error / 100, most: 18).verdict == .goesOn(to: 18))
    #expect(try state(pairs, mcse: error / 100, most: 12).verdict == .budget)
  }

  @Test("goes on until every response is as precise as asked of it")
  func several() throws {
    let pain = try #require(OutcomeCatalogue.named("pain_nrs"))
    let threshold = try #require(OutcomeCatalogue.named("ppt_kPa"))
    let responses = [
      Response(outcome: pain, at: 1, arms: ["press"], against: nil, muscle: "m"),
      Response(outcome: threshold, at: 1, arms: ["press"], against: nil, muscle: "m"),
    ]
    // Of twelve patients, pain varies by 1 and the threshold by 60: errors of 0.3 and 18.
    let values: [[Double?]] = (0..<12).map {
      [$0.isMultiple(of: 2) ? 3 : 5, $0.isMultiple(of: 2) ? 240 : 360]
    }
    func verdict(_ limits: [Double]) throws -> StoppingState.Verdict {
      try StoppingState(values, of: responses, rule: StoppingRule(limits: limits, maxReplicates: 100)).verdict
    }
    #expect(try verdict([1, 40]) == .precise)
    #expect(try verdict([0.2, 40]) == verdict([0.2, 20]))
    #expect(try verdict([0.2, 40]) != .precise && verdict([1, 10]) != .precise)
    #expect(try verdict([0.2, 1]) == .goesOn(to: 24))
  }

  @Test("runs that failed count as patients and give no precision")
  func failed() throws {
    #expect(try state([(3, 2), (nil, 5), (4, nil)], mcse: 9).verdict == .goesOn(to: 6))
    #expect(try state([(3, 2), (nil, 5)], mcse: 9, most: 2).verdict == .budget)
  }
}
