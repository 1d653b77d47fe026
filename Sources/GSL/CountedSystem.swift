// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// A system at an address of its own, in the form that GSL calls, with its calls counted.
final class CountedSystem {
  let system: DifferentialSystem
  private(set) var evaluations = 0
  private(set) var jacobianEvaluations = 0

  init(_ system: DifferentialSystem) { self.system = system }

  /// The face for GSL; valid while `self` is.
  var face: gsl_odeiv2_system {
    gsl_odeiv2_system(
      function: { time, state, rates, counted in
        guard let state, let rates, let counted else { return Int32(GSL_EFAULT) }
        return Unmanaged<CountedSystem>.fromOpaque(counted)._withUnsafeGuaranteedRef {
          $0.evaluateRates(time, state, rates)
        }
      },
      jacobian: { time, state, derivatives, timeDerivatives, counted in
        guard let state, let derivatives, let timeDerivatives, let counted else {
          return Int32(GSL_EFAULT)
        }
        return Unmanaged<CountedSystem>.fromOpaque(counted)._withUnsafeGuaranteedRef {
          $0.evaluateJacobian(time, state, derivatives, timeDerivatives)
        }
      },
      dimension: system.dimension, params: Unmanaged.passUnretained(self).toOpaque())
  }

  private func evaluateRates(
    _ time: Double, _ state: UnsafePointer<Double>, _ rates: UnsafeMutablePointer<Double>
  ) -> Int32 {
    evaluations += 1
    let rates = UnsafeMutableBufferPointer(start: rates, count: system.dimension)
    system.rates(time, UnsafeBufferPointer(start: state, count: system.dimension), rates)
    return Self.status(of: rates)
  }

  private func evaluateJacobian(
    _ time: Double, _ state: UnsafePointer<Double>, _ derivatives: UnsafeMutablePointer<Double>,
    _ timeDerivatives: UnsafeMutablePointer<Double>
  ) -> Int32 {
    guard let jacobian = system.jacobian else { return Int32(GSL_EFAULT) }
    jacobianEvaluations += 1
    let size = system.dimension
    let derivatives = UnsafeMutableBufferPointer(start: derivatives, count: size * size)
    let timeDerivatives = UnsafeMutableBufferPointer(start: timeDerivatives, count: size)
    derivatives.update(repeating: 0)
    timeDerivatives.update(repeating: 0)
    jacobian(time, UnsafeBufferPointer(start: state, count: size), derivatives, timeDerivatives)
    return max(Self.status(of: derivatives), Self.status(of: timeDerivatives))
  }

  /// Success, or the status that makes GSL halve the step: GSL alone would accept NaN as a small error.
  private static func status(of values: UnsafeMutableBufferPointer<Double>) -> Int32 {
    var sum = 0.0
    for value in values { sum += value * 0 }
    return sum == 0 ? 0 : Int32(GSL_EDOM)
  }
}
