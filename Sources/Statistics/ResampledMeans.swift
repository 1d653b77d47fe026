// SPDX-License-Identifier: GPL-3.0-or-later

/// Means of columns over units such as patients, and the same of resampled units.
package struct ResampledMeans {
  /// By column; NaN of a column without a value.
  package let means: [Double]
  /// Units with a value, by column.
  package let counts: [Int]
  /// Strata that a sample of a column is drawn from; each costs a degree of freedom.
  package let strata: [Int]
  /// By column, units and values that are there.
  private let columns: [(units: [Int], values: [Double])]
  private let bootstrap: StratifiedBootstrap

  /// `columns`: by column, then by unit; nil where there is no value. All columns share each sample of units.
  package init(_ columns: [[Double?]], seed: UInt64) {
    bootstrap = StratifiedBootstrap(columns, seed: seed)
    strata = bootstrap.strataOfColumns
    self.columns = columns.map { column in
      let units = column.indices.filter { column[$0] != nil }
      return (units, units.compactMap { column[$0] })
    }
    counts = self.columns.map(\.units.count)
    means = self.columns.map { $0.values.reduce(0, +) / Double($0.values.count) }
  }

  /// Means of the units of a sample, by column.
  package func sample(_ resample: Int) throws(DesignError) -> [Double] {
    let weights = try bootstrap.weights(resample)
    return columns.map { column in
      var (sum, total) = (0.0, 0.0)
      for (unit, value) in zip(column.units, column.values) {
        sum += weights[unit] * value
        total += weights[unit]
      }
      return sum / total
    }
  }
}
