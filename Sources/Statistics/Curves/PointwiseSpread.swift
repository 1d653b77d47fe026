// SPDX-License-Identifier: GPL-3.0-or-later

/// Standard deviations of curves at their places, curve by curve (Welford), so that no curve is kept.
struct PointwiseSpread {
  private var count = 0
  private var means: [Double]
  private var squares: [Double]

  init(places: Int) {
    means = [Double](repeating: 0, count: places)
    squares = means
  }

  mutating func add(_ curve: [Double]) {
    count += 1
    for place in curve.indices {
      let difference = curve[place] - means[place]
      means[place] += difference / Double(count)
      squares[place] += difference * (curve[place] - means[place])
    }
  }

  /// Nil below two curves.
  func standardDeviation(at place: Int) -> Double? {
    count > 1 ? (squares[place] / Double(count - 1)).squareRoot() : nil
  }
}
