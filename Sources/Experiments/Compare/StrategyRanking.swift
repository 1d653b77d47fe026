// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
package import Outcomes
package import Statistics

/// Who is best, and how sure that is.
///
/// Strategies are ranked by their difference from the reference, in the patients that both have: raw means would rank
/// patients where strategies rest on different ones. Without a common reference the mean itself is the score.
package struct StrategyRanking: Sendable, Equatable {
  package struct Place: Sendable, Equatable {
    /// 1 for the best score; scores that cannot be told apart share the better rank.
    package let rank: Int
    /// 95 % of the bootstrap samples rank it within; nil where one patient says nothing about others.
    package let low: Int?
    package let high: Int?
    /// Share of the bootstrap samples in which it is best; ties share. Nil as above.
    package let probabilityBest: Double?
  }

  /// By strategy; nil for those without a value.
  package let places: [Place?]

  /// Patients are drawn with replacement, the same ones for all strategies of a cohort, and among those who have values
  /// of the same strategies, so that no sample is without patients.
  ///
  /// - Parameters:
  ///   - references: by strategy, the one that is subtracted; nil for the reference itself.
  ///   - resolution: scores within it are the same, in the unit of the outcome; zero for none.
  /// - Throws: `.library`, only when there is no memory.
  package init(
    _ strategies: [Strategy], against references: [Int?], better: Outcome.Better, resolution: Double = 0,
    resamples: Int, seed: UInt64
  ) throws(DesignError) {
    let scores = Scores(strategies, against: references, seed: seed)
    let ranked = strategies.indices.filter { scores.fewest[$0] > 0 }
    let sampled = ranked.filter { scores.fewest[$0] > 1 }
    let sign = better == .higher ? -1.0 : 1.0
    func ranks(_ indices: [Int], _ values: [Double]) -> [Int] {
      Self.ranks(
        indices.map { resolution > 0 ? (sign * values[$0] / resolution).rounded() : sign * values[$0] })
    }
    let observed = ranks(ranked, scores.observed)
    var samples = [[Int]](repeating: [], count: strategies.count)
    var best = [Double](repeating: 0, count: strategies.count)
    for resample in 0..<resamples {
      let ranks = ranks(sampled, try scores.sample(resample))
      let first = ranks.count { $0 == 1 }
      for (index, rank) in zip(sampled, ranks) {
        samples[index].append(rank)
        if rank == 1 { best[index] += 1 / Double(first) }
      }
    }
    var places = [Place?](repeating: nil, count: strategies.count)
    for (rank, index) in zip(observed, ranked) {
      let sorted = samples[index].sorted()
      func quantile(_ share: Double) -> Int? {
        sorted.isEmpty ? nil : sorted[min(Int(share * Double(sorted.count)), sorted.count - 1)]
      }
      places[index] = Place(
        rank: rank, low: quantile(0.025), high: quantile(0.975),
        probabilityBest: sorted.isEmpty ? nil : best[index] / Double(resamples))
    }
    self.places = places
  }

  /// What strategies are ranked by: the mean of one column over patients, or of two in different patients.
  private struct Scores {
    /// Patients that each score rests on, those of the smaller group where there are two.
    let fewest: [Int]
    private let cohorts: [ResampledMeans]
    /// By strategy, the columns that are added or subtracted.
    private let terms: [[(cohort: Int, column: Int, sign: Double)]]

    init(_ strategies: [Strategy], against references: [Int?], seed: UInt64) {
      let names = Set(strategies.map(\.cohort)).sorted()
      let last = strategies.flatMap(\.values.keys).max() ?? 0
      var columns = names.map { _ in [[Double?]]() }
      var terms: [[(cohort: Int, column: Int, sign: Double)]] = []
      func add(_ values: [Int: Double], of strategy: Strategy, sign: Double) -> (Int, Int, Double) {
        let cohort = names.firstIndex(of: strategy.cohort) ?? 0
        columns[cohort].append((0...last).map { values[$0] })
        return (cohort, columns[cohort].count - 1, sign)
      }
      for (index, strategy) in strategies.enumerated() {
        guard let other = references[index].map({ strategies[$0] }) else {
          // The reference against itself, in each of its patients.
          terms.append([add(strategy.values.mapValues { _ in 0 }, of: strategy, sign: 1)])
          continue
        }
        guard strategy.cohort == other.cohort else {
          terms.append([add(strategy.values, of: strategy, sign: 1), add(other.values, of: other, sign: -1)])
          continue
        }
        var differences: [Int: Double] = [:]
        for (patient, value) in strategy.values {
          differences[patient] = other.values[patient].map { value - $0 }
        }
        terms.append([add(differences, of: strategy, sign: 1)])
      }
      self.terms = terms
      let cohorts = columns.enumerated().map { ResampledMeans($1, seed: seed &+ UInt64($0)) }
      self.cohorts = cohorts
      fewest = terms.map { $0.map { cohorts[$0.cohort].counts[$0.column] }.min() ?? 0 }
    }

    var observed: [Double] { scores(cohorts.map(\.means)) }

    func sample(_ resample: Int) throws(DesignError) -> [Double] {
      var means: [[Double]] = []
      for cohort in cohorts { means.append(try cohort.sample(resample)) }
      return scores(means)
    }

    private func scores(_ means: [[Double]]) -> [Double] {
      terms.map { $0.reduce(0) { $0 + $1.sign * means[$1.cohort][$1.column] } }
    }
  }

  /// Ranks from 1, the smallest first; equal scores share the better rank.
  private static func ranks(_ scores: [Double]) -> [Int] {
    let sorted = scores.sorted()
    return scores.map { score in
      var (low, high) = (0, sorted.count)
      while low < high {
        let middle = (low + high) / 2
        if sorted[middle] < score { low = middle + 1 } else { high = middle }
      }
      return low + 1
    }
  }
}
