// SPDX-License-Identifier: GPL-3.0-or-later
import GSL

/// What mean, mean size and standard deviation of numbers could be that are known by their ranges.
///
/// Mean and mean size are exact, and so is the smallest deviation; the largest is the largest that a search over
/// the ends of the ranges finds.
struct EffectBounds {
  private let ranges: [ClosedRange<Double>]

  init(_ ranges: [ClosedRange<Double>]) { self.ranges = ranges }

  var mean: ClosedRange<Double> {
    let (low, high) = (Statistics.mean(ranges.map(\.lowerBound)), Statistics.mean(ranges.map(\.upperBound)))
    return min(low, high)...max(low, high)
  }

  var meanSize: ClosedRange<Double> {
    let least = ranges.map { max(0, $0.lowerBound, -$0.upperBound) }
    let most = ranges.map { max(abs($0.lowerBound), abs($0.upperBound)) }
    let (low, high) = (Statistics.mean(least), Statistics.mean(most))
    return min(low, high)...max(low, high)
  }

  var deviation: ClosedRange<Double> {
    let (low, high) = (smallestDeviation, largestDeviation)
    return min(low, high)...max(low, high)
  }

  /// All numbers as near to one number as their ranges allow; the squared distance is convex in it.
  private var smallestDeviation: Double {
    var (low, high) = (mean.lowerBound, mean.upperBound)
    func nearest(_ number: Double) -> [Double] {
      ranges.map { min(max(number, $0.lowerBound), $0.upperBound) }
    }
    // The mean of the nearest numbers grows slower than the number: bisection finds where they are equal.
    for _ in 0..<Self.halvings {
      let middle = 0.5 * (low + high)
      if Statistics.mean(nearest(middle)) > middle { low = middle } else { high = middle }
    }
    return Statistics.standardDeviation(nearest(0.5 * (low + high)))
  }

  /// Halvings of an interval until it has no digits left.
  private static let halvings = 60

  /// Each range at its low or high end, as a threshold of the middles says, and from there one by one while it helps.
  private var largestDeviation: Double {
    let open = ranges.indices.filter { ranges[$0].lowerBound < ranges[$0].upperBound }
    func middle(_ place: Int) -> Double { ranges[place].lowerBound + ranges[place].upperBound }
    let order = open.sorted { (middle($0), $0) < (middle($1), $1) }
    var values = ranges.map(\.upperBound)
    let origin = Statistics.mean(values)
    var (sum, square) = (0.0, 0.0)
    for value in values {
      sum += value - origin
      square += (value - origin) * (value - origin)
    }
    let count = Double(ranges.count)
    func spread(_ sum: Double, _ square: Double) -> Double { square - sum * sum / count }
    func moved(_ place: Int, to value: Double) -> (sum: Double, square: Double) {
      let (old, new) = (values[place] - origin, value - origin)
      return (sum + new - old, square + new * new - old * old)
    }
    var best = (spread: spread(sum, square), low: 0)
    for (place, range) in order.enumerated() {
      (sum, square) = moved(range, to: ranges[range].lowerBound)
      values[range] = ranges[range].lowerBound
      if spread(sum, square) > best.spread { best = (spread(sum, square), place + 1) }
    }
    for place in order.dropFirst(best.low) {
      (sum, square) = moved(place, to: ranges[place].upperBound)
      values[place] = ranges[place].upperBound
    }
    var improves = true
    while improves {
      improves = false
      for place in open {
        let other =
          values[place] == ranges[place].lowerBound ? ranges[place].upperBound : ranges[place].lowerBound
        let trial = moved(place, to: other)
        guard spread(trial.sum, trial.square) > best.spread * (1 + Self.improvement) else { continue }
        (best.spread, sum, square) = (spread(trial.sum, trial.square), trial.sum, trial.square)
        values[place] = other
        improves = true
      }
    }
    return Statistics.standardDeviation(values)
  }

  /// What counts as an improvement, relative; far above rounding, so that the search ends.
  private static let improvement = 1e-9
}
