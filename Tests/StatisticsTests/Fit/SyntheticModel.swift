// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import GSL
import Statistics
import Synchronization

/// Residuals in closed form, which keeps what it was asked and can be interrupted.
final class SyntheticModel: ResidualEvaluator {
  struct Interrupted: Error {}

  private let function: @Sendable ([Double]) -> [Double]?
  private let limit: Int
  private let questions = Mutex<[[[Double]]]>([])
  private let answers = Mutex<[[Double]: [Double]?]>([:])

  /// Interrupted before the answer after `limit`.
  init(limit: Int = .max, _ function: @escaping @Sendable ([Double]) -> [Double]?) {
    self.function = function
    self.limit = limit
  }

  /// What was asked, one list a call.
  var calls: [[[Double]]] { questions.withLock { $0 } }
  /// Points in the order in which they were asked about.
  var asked: [[Double]] { calls.flatMap(\.self) }
  /// What was answered, by point, as an evaluator would keep it on the disk.
  var known: [[Double]: [Double]?] { answers.withLock { $0 } }

  func residuals(at points: [[Double]]) async throws -> [[Double]?] {
    questions.withLock { $0.append(points) }
    return try points.map { point in
      let answer = function(point)
      try answers.withLock { answers in
        guard answers.count < limit else { throw Interrupted() }
        answers[point] = .some(answer)
      }
      return answer
    }
  }
}

extension SyntheticModel {
  /// A decay to a floor, seen at twelve times with an error of 0.1.
  ///
  /// Height 2 exp(u₀/2), rate exp(u₁/2) and floor u₂/2. Further coordinates are felt by nothing.
  static func decay(_ u: [Double]) -> [Double] {
    (0..<12).map { 2 * exp(u[0] / 2 - 0.3 * Double($0) * exp(u[1] / 2)) + u[2] / 2 }
  }
  static let error = 0.1

  /// The decay at coordinates drawn from the priors, with errors; other draws for each seed.
  static func drawnDecay(seed: UInt64, dimension: Int = 3) -> (truth: [Double], data: [Double]) {
    func normal(_ stream: UInt64, _ place: Int) -> Double {
      Normal.quantile(Philox4x32.uniform(key: seed, counterHigh: stream, counterLow: UInt64(place)))
    }
    let truth = (0..<dimension).map { normal(1, $0) }
    let data = decay(truth).enumerated().map { $0.element + error * normal(2, $0.offset) }
    return (truth, data)
  }

  static func decayMisses(_ data: [Double]) -> @Sendable ([Double]) -> [Double] {
    { u in zip(decay(u), data).map { ($0 - $1) / error } }
  }
}
