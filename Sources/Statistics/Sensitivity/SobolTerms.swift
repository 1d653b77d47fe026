// SPDX-License-Identifier: GPL-3.0-or-later

/// A Sobol' index as a ratio of two quadratic forms of the outputs.
///
/// With `y` the outputs, `a`, `b`, `ab_j`, `ba_j` those of a base row, `c` the mean of all outputs, and means and
/// variance over base rows:
///
/// ```
/// V   = var(a and b together)
/// S1  = mean((b − c)(ab_j − a)) / V
/// ST  = mean((a − ab_j)²) / 2V
/// S2  = mean((ba_j − c)(ab_k − c) − (a − c)(b − c)) / V − S1_j − S1_k
/// ```
///
/// Sources: Saltelli A, Annoni P, Azzini I, et al. Comput Phys Commun 2010;181:259-270, doi:10.1016/j.cpc.2009.09.018
/// (first and total order, the latter after Jansen MJW. Comput Phys Commun 1999;117:35-43,
/// doi:10.1016/S0010-4655(98)00154-4); Saltelli A. Comput Phys Commun 2002;145:280-297,
/// doi:10.1016/S0010-4655(02)00280-1 (second order). SALib's `sobol.analyze` has the same definitions.
struct SobolTerm {
  let kind: SensitivityIndex.Kind
  let factor: Int
  let second: Int?

  /// The indices of a design, first, total, then second order by pairs.
  static func all(_ layout: SaltelliLayout) -> [SobolTerm] {
    let factors = 0..<layout.dimension
    let pairs = factors.flatMap { first in
      (first + 1..<max(layout.dimension, first + 1)).map { (first, $0) }
    }
    return factors.map { SobolTerm(kind: .firstOrder, factor: $0, second: nil) }
      + factors.map { SobolTerm(kind: .totalOrder, factor: $0, second: nil) }
      + (layout.secondOrder
        ? pairs.map { SobolTerm(kind: .secondOrder, factor: $0, second: $1) } : [])
  }

  /// What a base row adds to the numerator: the terms without `c`, and those that `c` multiplies.
  @inline(__always)
  func numerator(
    _ row: UnsafeBufferPointer<Double>.SubSequence, _ layout: SaltelliLayout
  ) -> (product: Double, linear: Double) {
    let start = row.startIndex
    let (a, b) = (row[start + layout.a], row[start + layout.b])
    let ab = row[start + layout.ab(factor)]
    guard kind != .totalOrder else { return (0.5 * (a - ab) * (a - ab), 0) }
    guard let second else { return (b * (ab - a), ab - a) }
    let (ba, other) = (row[start + layout.ba(factor)], row[start + layout.ab(second)])
    return (
      ba * other - a * b - b * (ab - a) - b * (other - a),
      ba + other - a - b - (ab - a) - (other - a)
    )
  }
}

/// Sums over base rows from which an index follows.
struct SobolSums {
  var product = 0.0
  var linear = 0.0
  var shared = Shared()

  /// The sums that all indices share.
  struct Shared {
    var count = 0.0
    var sum = 0.0
    var square = 0.0
    var total = 0.0

    @inline(__always)
    mutating func add(
      _ row: UnsafeBufferPointer<Double>.SubSequence, _ layout: SaltelliLayout, weight: Double
    ) {
      let start = row.startIndex
      let (a, b) = (row[start + layout.a], row[start + layout.b])
      count += weight
      sum += weight * (a + b)
      square += weight * (a * a + b * b)
      total += weight * row.reduce(0, +)
    }
  }

  /// The mean of all outputs.
  func centre(_ layout: SaltelliLayout) -> Double { shared.total / (shared.count * Double(layout.rows)) }

  func numerator(_ layout: SaltelliLayout) -> Double {
    (product - centre(layout) * linear) / shared.count
  }

  /// The variance of the outputs at A and B.
  var variance: Double {
    let mean = shared.sum / (2 * shared.count)
    return shared.square / (2 * shared.count) - mean * mean
  }

  @inline(__always)
  mutating func add(
    _ term: SobolTerm, _ row: UnsafeBufferPointer<Double>.SubSequence, _ layout: SaltelliLayout,
    weight: Double = 1
  ) {
    let numerator = term.numerator(row, layout)
    product += weight * numerator.product
    linear += weight * numerator.linear
    shared.add(row, layout, weight: weight)
  }
}
