// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// The way a step is made.
package enum Stepper: String, CaseIterable, Hashable, Sendable {
  /// Backward differentiation of orders 1 to 5 with Newton's iteration, for stiff systems. Needs the Jacobian.
  case msbdf
  /// Prince and Dormand's explicit Runge-Kutta method of order 8 (9), for smooth systems at tight tolerances.
  case rk8pd
  /// Fehlberg's explicit Runge-Kutta method of order 4 (5).
  case rkf45

  package var needsJacobian: Bool { self == .msbdf }

  var type: UnsafePointer<gsl_odeiv2_step_type> {
    switch self {
    case .msbdf: cgsl_odeiv2_msbdf()
    case .rk8pd: cgsl_odeiv2_rk8pd()
    case .rkf45: cgsl_odeiv2_rkf45()
    }
  }
}
