// SPDX-License-Identifier: GPL-3.0-or-later

/// The smallest and the largest rank correlation that are found while missing outputs move within their ranges.
///
/// With `r` the response's centred ranks, `b` an orthonormal basis of the other factors' ranks (none for Spearman's
/// correlation) and `a` what is left of the factor's own ranks, at length 1,
///
/// ```
/// correlation = a·r / √(r·r − Σ (b·r)²)
/// ```
///
/// An output that passes others changes ranks by halves and ones, so all its places are tried in one pass. The search
/// puts one missing output after the other at its best place until nothing improves, from all low and from all high.
/// Every value found is attained, so the true range is at least as wide. Two outputs that gain only together are not
/// moved: beside all pairs of places of two missing outputs, one in 60 random samples of 14 points had a partial
/// correlation 0.001 beyond its bounds.
struct RankBounds {
  private let columns: [Ranks]
  private let ranges: [ClosedRange<Double>]
  private let missing: [Int]
  /// The others, ascending.
  private let known: [Int]

  /// Rounds of the search; it ends by itself after a few.
  private static let mostRounds = 10
  /// What counts as an improvement of a correlation.
  private static let improvement = 1e-9
  /// A length whose square is a smaller share of the whole is rounding.
  private static let leastShare = 1e-9

  /// `columns` of all points, and the range of the output at each; known outputs have ranges of one number.
  init(_ columns: [[Double]], _ ranges: [ClosedRange<Double>]) {
    self.columns = columns.map(Ranks.init)
    self.ranges = ranges
    missing = ranges.indices.filter { ranges[$0].lowerBound < ranges[$0].upperBound }
    known = ranges.indices.filter { ranges[$0].lowerBound == ranges[$0].upperBound }
      .sorted { (ranges[$0].lowerBound, $0) < (ranges[$1].lowerBound, $1) }
  }

  /// Nil where the factor's ranks follow from those of the others, or no outcome lets the response vary.
  func range(of factor: Int, isPartial: Bool) -> ClosedRange<Double>? {
    guard let weights = weights(factor, isPartial: isPartial) else { return nil }
    let starts = [ranges.map(\.lowerBound), ranges.map(\.upperBound)]
    let lowest = starts.map { -extreme(weights, sign: -1, from: $0) }.min() ?? .infinity
    let highest = starts.map { extreme(weights, sign: 1, from: $0) }.max() ?? -.infinity
    return lowest <= highest ? max(lowest, -1)...min(highest, 1) : nil
  }

  /// `a`, then `b`.
  private func weights(_ factor: Int, isPartial: Bool) -> [[Double]]? {
    let others = isPartial ? columns.indices.filter { $0 != factor && !columns[$0].isConstant } : []
    var basis: [[Double]] = []
    for column in others + [factor] {
      var rest = columns[column].centred
      let whole = dot(rest, rest)
      // Twice, because the first time leaves rounding.
      for direction in basis + basis {
        let share = dot(direction, rest)
        for point in rest.indices { rest[point] -= share * direction[point] }
      }
      let square = dot(rest, rest)
      guard square > Self.leastShare * whole else { return nil }
      basis.append(rest.map { $0 / square.squareRoot() })
    }
    return [basis.removeLast()] + basis
  }

  /// The largest `sign` times the correlation that the search finds.
  private func extreme(_ weights: [[Double]], sign: Double, from start: [Double]) -> Double {
    var (values, best) = (start, -Double.infinity)
    for _ in 0..<Self.mostRounds {
      let before = best
      for place in missing {
        let found = bestPlace(of: place, weights, sign, values)
        if found.correlation > best { (best, values[place]) = (found.correlation, found.value) }
      }
      guard best > before + Self.improvement else { break }
    }
    return best
  }

  /// Where an output makes `sign` times the correlation largest, all others held: at its low end, level with each
  /// other output of its range, and past each.
  private func bestPlace(
    of place: Int, _ weights: [[Double]], _ sign: Double, _ values: [Double]
  ) -> (correlation: Double, value: Double) {
    let range = ranges[place]
    var values = values
    values[place] = range.lowerBound
    let order = ascending(values)
    let ranks = Ranks(values, ascending: order).centred
    var state = State(products: weights.map { dot($0, ranks) }, square: dot(ranks, ranks))
    var own = ranks[place]
    var best = (correlation: -Double.infinity, value: range.lowerBound)
    if sign * state.correlation > best.correlation { best.correlation = sign * state.correlation }
    let others = order.filter { $0 != place && range.contains(values[$0]) }
    var start = 0
    while start < others.count {
      let value = values[others[start]]
      let end = others[start...].firstIndex { values[$0] != value } ?? others.count
      let level = others[start..<end]
      var rank = ranks[others[start]]
      func pass() {
        let size = Double(level.count)
        for axis in weights.indices {
          let sum = level.reduce(0) { $0 + weights[axis][$1] }
          state.products[axis] += 0.5 * (size * weights[axis][place] - sum)
        }
        state.square += size * (own + 0.25 * size) - size * (rank - 0.25)
        (own, rank) = (own + 0.5 * size, rank - 0.5)
      }
      if value > range.lowerBound {
        pass()
        if sign * state.correlation > best.correlation { best = (sign * state.correlation, value) }
      }
      pass()
      let next = end < others.count ? values[others[end]] : range.upperBound
      let between = value + 0.5 * (next - value)
      let isBetween = value < between && (between < next || end == others.count)
      if isBetween, sign * state.correlation > best.correlation {
        best = (sign * state.correlation, between)
      }
      start = end
    }
    return best
  }

  /// The places of all outputs, ascending.
  private func ascending(_ values: [Double]) -> [Int] {
    let moved = missing.sorted { (values[$0], $0) < (values[$1], $1) }
    var order: [Int] = []
    order.reserveCapacity(values.count)
    var next = 0
    for place in known {
      while next < moved.count, values[moved[next]] < values[place] {
        order.append(moved[next])
        next += 1
      }
      order.append(place)
    }
    return order + moved[next...]
  }

  /// From which the correlation follows.
  private struct State {
    /// The response's ranks by `a`, then by `b`.
    var products: [Double]
    var square: Double

    /// NaN, which is larger than nothing, where the others explain the response.
    var correlation: Double {
      let rest = square - products.dropFirst().reduce(0) { $0 + $1 * $1 }
      return rest > RankBounds.leastShare * square ? products[0] / rest.squareRoot() : .nan
    }
  }

  private func dot(_ first: [Double], _ second: [Double]) -> Double {
    var sum = 0.0
    for place in first.indices { sum += first[place] * second[place] }
    return sum
  }
}
