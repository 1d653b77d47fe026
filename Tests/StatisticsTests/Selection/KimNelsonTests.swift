// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
import Statistics
import Testing

struct KimNelsonTests {
  /// The system that is left, and the values that it took; systems share half of their variance, as on the same
  /// patients.
  private static func select(_ means: [Double], number: Int) throws -> (best: Int, runs: Int) {
    var generator = try PhiloxGenerator(key: 11, stream: UInt64(number))
    func patient(_ systems: [Int]) -> [Double] {
      let shared = generator.gaussian(sigma: 0.5.squareRoot())
      return systems.map { means[$0] + shared + generator.gaussian(sigma: 0.5.squareRoot()) }
    }
    func patients(_ count: Int, of systems: [Int]) -> [[Double]] {
      let rows = (0..<count).map { _ in patient(systems) }
      return systems.indices.map { place in rows.map { $0[place] } }
    }
    var procedure = KimNelson(
      firstStage: patients(10, of: Array(means.indices)), indifference: 0.5, confidence: 0.9)
    var runs = 10 * means.count
    while !procedure.isDecided {
      runs += 2 * procedure.survivors.count
      procedure.add(patients(2, of: procedure.survivors))
    }
    return (procedure.survivors[0], runs)
  }

  @Test("the best is chosen as often as promised where it leads by no more than the indifference")
  func correctSelection() throws {
    let means = [0.0] + [Double](repeating: 0.5, count: 7)
    let trials = 1_000
    let correct = try (0..<trials).count { try Self.select(means, number: $0).best == 0 }
    // Two standard errors of the share below the promise.
    #expect(Double(correct) / Double(trials) >= 0.9 - 2 * (0.9 * 0.1 / Double(trials)).squareRoot())
  }

  @Test("systems that are far apart take fewer runs than the same number for each would")
  func fewerRuns() throws {
    let means = (0..<8).map { 0.5 * Double($0) }
    let trials = 300
    let runs = try (0..<trials).reduce(0) { $0 + (try Self.select(means, number: $1).runs) } / trials
    // With the variance of a difference known to be 1, equal allocation needs this many for the same promise.
    let quantile = Normal.quantile(1 - 0.1 / 7)
    let equal = 8 * Int((quantile * quantile / 0.25).rounded(.up))
    #expect(runs < equal * 3 / 4)
  }

  @Test("common patients save runs")
  func pairing() {
    let noise = (0..<20).map { Double($0 % 7) - 3 }
    let common = KimNelson(
      firstStage: [noise, noise.map { $0 + 1 }], indifference: 0.5, confidence: 0.95)
    let separate = KimNelson(
      firstStage: [noise, noise.reversed().map { $0 + 1 }], indifference: 0.5, confidence: 0.95)
    #expect(common.survivors == [0] && common.isDecided)
    #expect(separate.survivors == [0, 1] && !separate.isDecided)
  }

  @Test("systems that are the same stay, and are decided once one unseen patient would not tell them apart")
  func ties() {
    let values = [1.0, 2, 4]
    let few = KimNelson(firstStage: [values, values], indifference: 0.5, confidence: 0.95)
    #expect(few.survivors == [0, 1] && !few.isDecided)
    let many = [[Double]](repeating: values + values + values, count: 2)
    let procedure = KimNelson(firstStage: many, indifference: 0.5, confidence: 0.95)
    #expect(procedure.survivors == [0, 1] && procedure.isDecided)
  }

  @Test("a silent system excludes no other")
  func silent() {
    let values: [Double] = [1, 2, 4, 3]
    var procedure = KimNelson(
      firstStage: [values, values.map { $0 + 0.01 }], indifference: 1e-9, confidence: 0.95)
    #expect(procedure.survivors == [0])
    procedure = KimNelson(firstStage: [values, values], indifference: 1, confidence: 0.95)
    procedure.add([[0, 0], [9, 9]], silent: [0])
    #expect(procedure.survivors == [0, 1])
    procedure.screen(silent: [])
    #expect(procedure.survivors == [0] && procedure.eliminatedAt == [nil, 6])
  }

  @Test("one system alone is decided")
  func alone() {
    #expect(KimNelson(firstStage: [[1, 5]], indifference: 1, confidence: 0.95).isDecided)
  }
}
