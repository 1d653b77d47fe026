// SPDX-License-Identifier: GPL-3.0-or-later
import GSL

/// What is known of the response at a design point: the mean over its runs, or where that mean could lie.
package enum PointOutput: Sendable, Hashable {
  case known(Double)
  /// Runs failed or measured nothing; with any outcome of theirs between the smallest and the largest that was
  /// observed in any run of the design, the mean lies in this range.
  case within(ClosedRange<Double>)

  /// Nil where runs are missing.
  package var value: Double? {
    if case .known(let value) = self { value } else { nil }
  }

  /// One number for a known output.
  package var range: ClosedRange<Double> {
    switch self {
    case .known(let value): value...value
    case .within(let range): range
    }
  }

  /// Spread below which outputs count as equal, relative to their size: a few roundings of a mean.
  private static let equality = 1e-12

  /// Whether all known outputs are the same number.
  static func isConstant(_ values: some Sequence<Double>) -> Bool {
    var (low, high) = (Double.infinity, -Double.infinity)
    for value in values { (low, high) = (min(low, value), max(high, value)) }
    return !(high - low > equality * max(abs(low), abs(high)))
  }
}

extension ResponseTable {
  /// The mean response of each point over its runs, and where it could lie where runs are missing; nil where no run of
  /// any point measured something.
  package var outputs: [PointOutput]? {
    var (low, high) = (Double.infinity, -Double.infinity)
    for row in values {
      for value in row.compactMap(\.self) { (low, high) = (min(low, value), max(high, value)) }
    }
    guard low <= high else { return nil }
    return values.map { row in
      let known = row.compactMap(\.self)
      let (sum, missing) = (known.reduce(0, +), Double(row.count - known.count))
      let count = Double(max(row.count, 1))
      if known.isEmpty { return .within(low...high) }
      return missing == 0
        ? .known(sum / count) : .within((sum + missing * low) / count...(sum + missing * high) / count)
    }
  }

  /// The share of the variance between the points' means that is Monte-Carlo noise of having so few patients.
  ///
  /// Where all points have the same patients, what a patient has in common at all points moves all means alike and is no
  /// noise: it is taken out first. Nil with fewer than two points or replicates, and where nothing varies.
  package func noiseShare(samePatients: Bool) -> Double? {
    let complete = values.filter { row in row.count > 1 && row.allSatisfy { $0 != nil } }
      .map { $0.compactMap(\.self) }
    guard complete.count > 1 else { return nil }
    let means = complete.map(Statistics.mean)
    let variance = Statistics.variance(means)
    guard variance > 0, !PointOutput.isConstant(means) else { return nil }
    let count = Double(complete.count)
    let replicates = complete[0].count
    let isBalanced = samePatients && complete.allSatisfy { $0.count == replicates }
    var common = [Double](repeating: 0, count: replicates)
    if isBalanced {
      for (row, mean) in zip(complete, means) {
        for replicate in 0..<replicates { common[replicate] += (row[replicate] - mean) / count }
      }
    }
    let noise = zip(complete, means).map { row, mean in
      let squares = row.indices.map { index in
        let rest = row[index] - mean - (isBalanced ? common[index] : 0)
        return rest * rest
      }
      return squares.reduce(0, +) / Double(row.count - 1) / Double(row.count)
    }
    return Statistics.mean(noise) * (isBalanced ? count / (count - 1) : 1) / variance
  }
}
