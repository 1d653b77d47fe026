// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
package import Outcomes
package import Statistics

/// Who is best, and how sure that is.
package struct StrategyRanking: Sendable, Equatable {
  package struct Place: Sendable, Equatable {
    /// 1 for the best mean; equal means share the better rank.
    package let rank: Int
    /// 95 % of the bootstrap samples rank it within.
    package let low: Int
    package let high: Int
    /// Share of the bootstrap samples in which it is best; ties share.
    package let probabilityBest: Double
  }

  /// By strategy; nil for those without a value.
  package let places: [Place?]

  /// Ranks by the mean outcome. Patients are drawn with replacement, the same ones for all strategies of a cohort.
  ///
  /// Throws `.library` only when there is no memory.
  package init(
    _ strategies: [Strategy], better: Outcome.Better, resamples: Int, seed: UInt64
  ) throws(DesignError) {
    let ranked = strategies.indices.filter { !strategies[$0].values.isEmpty }
    let sign = better == .higher ? -1.0 : 1.0
    let cohorts = Set(ranked.map { strategies[$0].cohort }).sorted()
    var samples = [[Int]](repeating: [], count: strategies.count)
    var best = [Double](repeating: 0, count: strategies.count)
    let dense = ranked.map { Self.dense(strategies[$0], in: strategies) }
    let means = dense.map { sign * Self.mean($0, weights: nil) }
    for resample in 0..<resamples {
      var drawn: [String: [Double]] = [:]
      for (place, cohort) in cohorts.enumerated() {
        let width = dense[ranked.firstIndex { strategies[$0].cohort == cohort } ?? 0].count
        drawn[cohort] = try Bootstrap(units: width, seed: seed &+ UInt64(place)).weights(resample)
      }
      let scores = ranked.indices.map { index in
        sign * Self.mean(dense[index], weights: drawn[strategies[ranked[index]].cohort])
      }
      let ranks = Self.ranks(scores)
      let first = ranks.count { $0 == 1 }
      for (index, rank) in zip(ranked, ranks) {
        samples[index].append(rank)
        if rank == 1 { best[index] += 1 / Double(first) }
      }
    }
    let observed = Self.ranks(means)
    var places = [Place?](repeating: nil, count: strategies.count)
    for (place, index) in ranked.enumerated() {
      let sorted = samples[index].sorted()
      func quantile(_ share: Double) -> Int {
        sorted.isEmpty ? observed[place] : sorted[min(Int(share * Double(sorted.count)), sorted.count - 1)]
      }
      places[index] = Place(
        rank: observed[place], low: quantile(0.025), high: quantile(0.975),
        probabilityBest: resamples > 0 ? best[index] / Double(resamples) : 0)
    }
    self.places = places
  }

  /// Values in the order of all patients of the cohort; NaN for those without one.
  private static func dense(_ strategy: Strategy, in all: [Strategy]) -> [Double] {
    let patients = Set(all.filter { $0.cohort == strategy.cohort }.flatMap(\.values.keys)).sorted()
    return patients.map { strategy.values[$0] ?? .nan }
  }

  private static func mean(_ values: [Double], weights: [Double]?) -> Double {
    var (sum, count) = (0.0, 0.0)
    for place in values.indices where !values[place].isNaN {
      let weight = weights?[place] ?? 1
      sum += weight * values[place]
      count += weight
    }
    // A sample without any of its patients says nothing for it.
    return count > 0 ? sum / count : .infinity
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
