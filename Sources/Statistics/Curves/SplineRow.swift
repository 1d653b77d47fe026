// SPDX-License-Identifier: GPL-3.0-or-later

/// The splines at one place: all but a few neighbours are zero.
struct SplineRow {
  private let first: Int
  private let values: [Double]

  init(_ all: [Double]) {
    first = all.firstIndex { $0 != 0 } ?? 0
    values = Array(all[first..<((all.lastIndex { $0 != 0 } ?? first) + 1)])
  }

  /// The value of a curve with these coefficients.
  func value(_ coefficients: [Double]) -> Double {
    values.indices.reduce(0) { $0 + values[$1] * coefficients[first + $1] }
  }

  /// Adds `scale` times the row.
  func add(to sum: inout [Double], times scale: Double) {
    for place in values.indices { sum[first + place] += scale * values[place] }
  }

  /// Adds the row's products with itself to a square matrix.
  func addSquare(to matrix: inout [Double], size: Int) {
    for i in values.indices {
      for j in values.indices { matrix[(first + i) * size + first + j] += values[i] * values[j] }
    }
  }
}
