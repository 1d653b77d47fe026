// SPDX-License-Identifier: GPL-3.0-or-later

/// Means over patients at each dose, and the same of resampled patients.
struct CurveMeans {
  let means: [Double]
  /// Patients with a value, by dose.
  let counts: [Int]
  private let values: [[Double?]]
  private let bootstrap: Bootstrap
  private let areShared: Bool

  init(_ values: [[Double?]], seed: UInt64, areShared: Bool) {
    self.values = values
    self.areShared = areShared
    counts = values.map { $0.count { $0 != nil } }
    means = values.map { row in row.reduce(0) { $0 + ($1 ?? 0) } / Double(row.count { $0 != nil }) }
    bootstrap = Bootstrap(units: values.map(\.count).max() ?? 0, seed: seed)
  }

  /// A row of means for each resample; one that leaves a dose without a value is left out.
  func resampled(_ count: Int) throws(DesignError) -> [[Double]] {
    var samples: [[Double]] = []
    for resample in 0..<count {
      var row: [Double] = []
      var weights: [Double] = []
      for dose in values.indices {
        if dose == 0 || !areShared {
          weights = try bootstrap.weights(areShared ? resample : resample + dose * count)
        }
        var (sum, total) = (0.0, 0.0)
        for (value, weight) in zip(values[dose], weights) {
          guard let value else { continue }
          sum += weight * value
          total += weight
        }
        if total > 0 { row.append(sum / total) }
      }
      if row.count == values.count { samples.append(row) }
    }
    return samples
  }
}
