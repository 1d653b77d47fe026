// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import GSL
import Scenarios
import Synchronization

/// A function of doses whose patients differ, and differ less from themselves than from each other.
final class NoisyFunction: Evaluator {
  private let response: @Sendable ([Double]) -> Double
  private let soreness: @Sendable ([Double]) -> Double
  private let noise: Double
  private let fails: @Sendable (_ dose: [Double], _ replicate: Int) -> Bool
  /// What was asked, in order: candidates and replicates.
  let questions = Mutex<[(candidates: [[FactorValue]], replicates: ClosedRange<Int>)]>([])

  init(
    noise: Double = 0.2, soreness: @escaping @Sendable ([Double]) -> Double = { _ in 0 },
    fails: @escaping @Sendable (_ dose: [Double], _ replicate: Int) -> Bool = { _, _ in false },
    _ response: @escaping @Sendable ([Double]) -> Double
  ) {
    self.response = response
    self.soreness = soreness
    self.noise = noise
    self.fails = fails
  }

  /// Evaluations so far.
  var runs: Int { questions.withLock { $0.reduce(0) { $0 + $1.candidates.count * $1.replicates.count } } }

  func evaluate(
    _ candidates: [[FactorValue]], replicates: ClosedRange<Int>
  ) async throws -> [[Evaluation?]] {
    questions.withLock { $0.append((candidates, replicates)) }
    return candidates.map { candidate in
      let dose = candidate.map(\.number)
      let key = dose.reduce(UInt64(7)) { ($0 &* 0x9E37_79B9_7F4A_7C15) ^ $1.bitPattern }
      return replicates.map { replicate in
        if fails(dose, replicate) { return nil }
        func normal(_ key: UInt64) -> Double {
          Normal.quantile(Philox4x32.uniform(key: key, counterHigh: UInt64(replicate), counterLow: 0))
        }
        return Evaluation(
          response: response(dose) + normal(1) + noise * normal(key),
          burdens: [soreness(dose) + 0.1 * normal(key ^ 1), 10, 2, 10, 2])
      }
    }
  }
}

extension FactorValue {
  var number: Double { if case .number(let number) = self { number } else { .nan } }
}

extension SearchSpace.Axis {
  static func whole(_ range: ClosedRange<Int>) -> Self { .grid(range.map { .number(Double($0)) }) }
  /// From 0 to `end` in a thousand steps.
  static func edge(to end: Double) -> Self { .edge((0...1_000).map { .number(end * Double($0) / 1_000) }) }
}
