// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// A curve through points.
///
/// It answers only between its first and last point. A handle, neither copied nor shared.
package struct Interpolation: ~Copyable {
  /// What the curve is between two points.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// A straight line.
    case linear
    /// A natural cubic spline: smooth to the second derivative, which is zero at the ends; it may overshoot.
    case cubic
    /// Steffen's cubic: smooth to the first derivative, with extrema only at points, so it never overshoots.
    case steffen

    /// The fewest points that make a curve.
    package var minimumCount: Int { Int(type.pointee.min_size) }

    fileprivate var type: UnsafePointer<gsl_interp_type> {
      switch self {
      case .linear: cgsl_interp_linear()
      case .cubic: cgsl_interp_cspline()
      case .steffen: cgsl_interp_steffen()
      }
    }
  }

  /// The positions at which the curve is known to answer.
  package let domain: ClosedRange<Double>
  private let spline: UnsafeMutablePointer<gsl_spline>

  /// The curve through `(x[i], y[i])`.
  ///
  /// Throws `.invalidArgument` unless both have one length of at least `kind.minimumCount` and `x` ascends
  /// strictly, `.domain` if a number is not finite.
  package init(_ kind: Kind, x: [Double], y: [Double]) throws(GSLError) {
    reportFailures()
    guard x.count == y.count, x.count >= kind.minimumCount else {
      throw GSLError(
        .invalidArgument, in: "gsl_spline_alloc",
        because: "\(x.count) and \(y.count) numbers, where \(kind.rawValue) needs \(kind.minimumCount) pairs")
    }
    try demand((x + y).allSatisfy(\.isFinite), "gsl_spline_init", "a number is not finite")
    guard zip(x, x.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw GSLError(.invalidArgument, in: "gsl_spline_init", because: "x does not ascend strictly")
    }
    let spline = try allocated(gsl_spline_alloc(kind.type, x.count), "gsl_spline_alloc")
    let status = gsl_spline_init(spline, x, y, x.count)
    if status != 0 { gsl_spline_free(spline) }
    try check(status, "gsl_spline_init")
    self.domain = x[0]...x[x.count - 1]
    self.spline = spline
  }

  deinit { gsl_spline_free(spline) }

  /// The curve at `x`. Throws `.domain` outside `domain`.
  package func value(at x: Double) throws(GSLError) -> Double {
    try demandInside(x, "gsl_spline_eval_e")
    var value = Double.nan
    try check(gsl_spline_eval_e(spline, x, nil, &value), "gsl_spline_eval_e")
    return value
  }

  /// The slope of the curve at `x`. Throws `.domain` outside `domain`.
  package func derivative(at x: Double) throws(GSLError) -> Double {
    try demandInside(x, "gsl_spline_eval_deriv_e")
    var slope = Double.nan
    try check(gsl_spline_eval_deriv_e(spline, x, nil, &slope), "gsl_spline_eval_deriv_e")
    return slope
  }

  private func demandInside(_ x: Double, _ routine: String) throws(GSLError) {
    try demand(
      domain.contains(x), routine, "\(x) is outside \(domain.lowerBound) through \(domain.upperBound)")
  }
}
