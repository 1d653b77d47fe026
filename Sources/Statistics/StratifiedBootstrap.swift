// SPDX-License-Identifier: GPL-3.0-or-later
import GSL

/// Samples with replacement within strata: units that have values in the same columns.
///
/// Where columns rest on different units, plain samples may leave a column without any. Within strata every column keeps
/// its number of units in every sample, and columns that share units share their luck. With one stratum it is `Bootstrap`.
package struct StratifiedBootstrap {
  private let strata: [[Int]]
  /// By column, how many strata it has units in.
  package let strataOfColumns: [Int]
  private let units: Int
  private let stream: DesignStream

  /// `columns`: by column, then by unit; nil where there is no value.
  package init(_ columns: [[Double?]], seed: UInt64) {
    units = columns.map(\.count).max() ?? 0
    var places: [[Bool]: Int] = [:]
    var strata: [[Int]] = []
    var counts = columns.map { _ in 0 }
    for unit in 0..<units {
      let pattern = columns.map { unit < $0.count && $0[unit] != nil }
      if let place = places[pattern] {
        strata[place].append(unit)
      } else {
        places[pattern] = strata.count
        strata.append([unit])
        for column in columns.indices where pattern[column] { counts[column] += 1 }
      }
    }
    self.strata = strata
    strataOfColumns = counts
    stream = DesignStream(seed: seed, .bootstrap)
  }

  /// How often each unit is in a sample.
  package func weights(_ resample: Int) throws(DesignError) -> [Double] {
    var generator = try stream.generator(resample)
    var weights = [Double](repeating: 0, count: units)
    for stratum in strata {
      for _ in stratum { weights[stratum[generator.uniformInteger(below: stratum.count)]] += 1 }
    }
    return weights
  }
}
