// SPDX-License-Identifier: GPL-3.0-or-later

/// The smallest and the largest value that a Sobol' index takes while missing outputs move within their ranges.
///
/// As a function of one output the index is a ratio of two quadratic functions, whose extremes are known in closed form.
/// The search sets one missing output after the other to its best value until nothing improves, from all outputs
/// low, all high, and all in the middle. Every value found is attained, so the true range is at least as wide; that
/// it is not wider is tested by trying all corners, but not proven.
struct SobolBounds {
  private let ranges: [ClosedRange<Double>]
  private let layout: SaltelliLayout
  private let missing: [Int]

  /// Rounds of the search; it ends by itself after a few.
  private static let mostRounds = 50
  /// What counts as an improvement of an index.
  private static let improvement = 1e-9

  /// `ranges` in the order of the design; known outputs have ranges of one number.
  init(_ ranges: [ClosedRange<Double>], _ layout: SaltelliLayout) {
    self.ranges = ranges
    self.layout = layout
    missing = ranges.indices.filter { ranges[$0].lowerBound < ranges[$0].upperBound }
  }

  func range(of term: SobolTerm) -> ClosedRange<Double>? {
    var (low, high) = (Double.infinity, -Double.infinity)
    for share in [0, 0.5, 1] {
      let start = ranges.map { $0.lowerBound + share * ($0.upperBound - $0.lowerBound) }
      low = min(low, -extreme(of: term, sign: -1, from: start))
      high = max(high, extreme(of: term, sign: 1, from: start))
    }
    return low <= high ? low...high : nil
  }

  /// The largest `sign` times the index that the search finds.
  private func extreme(of term: SobolTerm, sign: Double, from start: [Double]) -> Double {
    var values = start
    return values.withUnsafeMutableBufferPointer { values in
      var best = -Double.infinity
      for _ in 0..<Self.mostRounds {
        let before = best
        var sums = SobolSums()
        for block in 0..<values.count / layout.rows { sums.add(term, row(block, values), layout) }
        if sums.variance > 0 { best = max(best, sign * sums.numerator(layout) / sums.variance) }
        for place in missing {
          let block = place / layout.rows
          var rest = sums
          rest.add(term, row(block, values), layout, weight: -1)
          let ratio = QuadraticRatio { share in
            values[place] =
              ranges[place].lowerBound + share * (ranges[place].upperBound - ranges[place].lowerBound)
            var sums = rest
            sums.add(term, row(block, values), layout)
            return (sign * sums.numerator(layout), sums.variance)
          }
          let share = ratio.largest()
          values[place] =
            ranges[place].lowerBound + share * (ranges[place].upperBound - ranges[place].lowerBound)
          sums = rest
          sums.add(term, row(block, values), layout)
          if sums.variance > 0 { best = max(best, sign * sums.numerator(layout) / sums.variance) }
        }
        guard best > before + Self.improvement else { break }
      }
      return best
    }
  }

  private func row(
    _ block: Int, _ values: UnsafeMutableBufferPointer<Double>
  ) -> UnsafeBufferPointer<Double>.SubSequence {
    UnsafeBufferPointer(values)[block * layout.rows..<(block + 1) * layout.rows]
  }
}

/// The ratio of two quadratic functions of a number from 0 through 1.
struct QuadraticRatio {
  private var numerator = SIMD3<Double>()
  private var denominator = SIMD3<Double>()

  /// From the numerator and the denominator at 0, ½ and 1.
  init(_ values: (Double) -> (numerator: Double, denominator: Double)) {
    let (low, middle, high) = (values(0), values(0.5), values(1))
    numerator = Self.coefficients(low.numerator, middle.numerator, high.numerator)
    denominator = Self.coefficients(low.denominator, middle.denominator, high.denominator)
  }

  /// Where the ratio is largest; denominators that are not positive are not considered.
  func largest() -> Double {
    let (a, b) = (numerator, denominator)
    let square = a.z * b.y - a.y * b.z
    let linear = 2 * (a.z * b.x - a.x * b.z)
    let constant = a.y * b.x - a.x * b.y
    var candidates = [0.0, 1.0]
    let discriminant = linear * linear - 4 * square * constant
    if square == 0 {
      if linear != 0 { candidates.append(-constant / linear) }
    } else if discriminant >= 0 {
      // The stable form: no difference of nearly equal numbers.
      let half = -0.5 * (linear + (linear < 0 ? -1 : 1) * discriminant.squareRoot())
      candidates.append(half / square)
      if half != 0 { candidates.append(constant / half) }
    }
    var (best, place) = (-Double.infinity, 0.0)
    for candidate in candidates where (0...1).contains(candidate) {
      let (top, bottom) = (Self.value(a, candidate), Self.value(b, candidate))
      if bottom > 0, top / bottom > best { (best, place) = (top / bottom, candidate) }
    }
    return place
  }

  /// Of 1, x and x², from the values at 0, ½ and 1.
  private static func coefficients(_ low: Double, _ middle: Double, _ high: Double) -> SIMD3<Double> {
    SIMD3(low, 4 * middle - 3 * low - high, 2 * (low + high) - 4 * middle)
  }

  private static func value(_ coefficients: SIMD3<Double>, _ x: Double) -> Double {
    coefficients.x + x * (coefficients.y + x * coefficients.z)
  }
}
