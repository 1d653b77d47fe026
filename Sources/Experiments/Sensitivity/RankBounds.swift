// SPDX-License-Identifier: GPL-3.0-or-later

/// The smallest and the largest rank correlation that are found while missing outputs move within their ranges.
///
/// With the factors' ranks fixed, the numerator of a rank correlation is a sum of the response's ranks with fixed
/// weights. The search puts one missing output after the other where that sum is best, between any two neighbours,
/// until nothing improves, from all low and from all high, and takes the extremes of the correlations found, those
/// of all low and all high included. Every value found is attained, so the true range is at least as wide.
struct RankBounds {
  private let columns: [[Double]]
  private let ranges: [ClosedRange<Double>]
  private let missing: [Int]

  /// Rounds of the search; it ends by itself after a few.
  private static let mostRounds = 10

  /// `columns` of all points, and the range of the output at each; known outputs have ranges of one number.
  init(_ columns: [[Double]], _ ranges: [ClosedRange<Double>]) {
    self.columns = columns
    self.ranges = ranges
    missing = ranges.indices.filter { ranges[$0].lowerBound < ranges[$0].upperBound }
  }

  func range(of factor: Int, isPartial: Bool) -> ClosedRange<Double>? {
    let (lows, highs) = (ranges.map(\.lowerBound), ranges.map(\.upperBound))
    let sample = RankSample(columns, lows)
    guard let weights = isPartial ? sample.own(factor) : Ranks(columns[factor]).centred else { return nil }
    var found: [Double] = []
    for start in [lows, highs] {
      for fill in [start, best(weights, from: start), best(weights.map(-), from: start)] {
        let filled = RankSample(columns, fill)
        let results = isPartial ? filled.partial : filled.simple
        if let value = results[factor].value { found.append(value) }
      }
    }
    guard let low = found.min(), let high = found.max() else { return nil }
    return low...high
  }

  /// Outputs whose ranks have a large sum with the weights.
  private func best(_ weights: [Double], from start: [Double]) -> [Double] {
    var values = start
    for _ in 0..<Self.mostRounds {
      var improves = false
      for place in missing {
        let value = bestPlace(of: place, weights, values)
        if value != values[place] {
          values[place] = value
          improves = true
        }
      }
      guard improves else { break }
    }
    return values
  }

  /// Moving a point up past others changes the sum by its weight less theirs, for each of them.
  private func bestPlace(of place: Int, _ weights: [Double], _ values: [Double]) -> Double {
    let range = ranges[place]
    let others = values.indices.filter { $0 != place && range.contains(values[$0]) }
      .sorted { (values[$0], $0) < (values[$1], $1) }
    // A tie gains half of what passing gains.
    var (sum, best, found) = (0.0, 0.0, range.lowerBound)
    var start = 0
    var isFirst = true
    while start < others.count {
      var end = start
      var gain = 0.0
      while end < others.count, values[others[end]] == values[others[start]] {
        gain += weights[place] - weights[others[end]]
        end += 1
      }
      let value = values[others[start]]
      if isFirst {
        isFirst = false
        // Below all others where the range allows it, else level with the lowest.
        if value == range.lowerBound { sum = 0.5 * gain }
        best = sum
        sum = value == range.lowerBound ? gain : 0
        if value == range.lowerBound {
          start = end
          consider(after: value, end)
          continue
        }
      }
      let tied = sum + 0.5 * gain
      if tied > best { (best, found) = (tied, value) }
      sum += gain
      start = end
      consider(after: value, end)
    }
    return found

    /// Between a value and its next neighbour.
    func consider(after value: Double, _ next: Int) {
      let neighbour = next < others.count ? values[others[next]] : range.upperBound
      let between = value + 0.5 * (neighbour - value)
      if sum > best, between > value { (best, found) = (sum, min(between, range.upperBound)) }
    }
  }
}
