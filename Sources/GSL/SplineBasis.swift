// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// Cubic B-splines on equal pieces of an interval. A handle, neither copied nor shared.
package struct SplineBasis: ~Copyable {
  private static let cubicOrder = 4

  package let domain: ClosedRange<Double>
  /// Number of splines: pieces + 3.
  package let count: Int
  private let workspace: UnsafeMutablePointer<gsl_bspline_workspace>

  /// Throws `.domain` unless the interval has a finite width and there is a piece.
  package init(on domain: ClosedRange<Double>, pieces: Int) throws(GSLError) {
    reportFailures()
    let width = domain.upperBound - domain.lowerBound
    try demand(
      width > 0 && width.isFinite && pieces > 0, "gsl_bspline_alloc", "\(pieces) pieces of \(domain)")
    let workspace = try allocated(
      gsl_bspline_alloc(Self.cubicOrder, pieces + 1), "gsl_bspline_alloc")
    let status = gsl_bspline_knots_uniform(domain.lowerBound, domain.upperBound, workspace)
    if status != 0 { gsl_bspline_free(workspace) }
    try check(status, "gsl_bspline_knots_uniform")
    self.domain = domain
    count = pieces + Self.cubicOrder - 1
    self.workspace = workspace
  }

  deinit { gsl_bspline_free(workspace) }

  /// All splines at `x`; they add up to 1. Throws `.domain` outside `domain`.
  package func values(at x: Double) throws(GSLError) -> [Double] {
    try demand(domain.contains(x), "gsl_bspline_eval", "\(x) is outside \(domain)")
    var values = [Double](repeating: 0, count: count)
    let status = withVector(&values) { gsl_bspline_eval(x, $0, workspace) }
    try check(status, "gsl_bspline_eval")
    return values
  }

  /// Where each spline is centred: coefficients that are linear in these make a straight line.
  package var centres: [Double] { (0..<count).map { gsl_bspline_greville_abscissa($0, workspace) } }
}
