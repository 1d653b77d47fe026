// SPDX-License-Identifier: GPL-3.0-or-later

/// Ordinary differential equations `dy/dt = f(t, y)` of `dimension` variables.
package struct DifferentialSystem {
  /// Time and state in; the rates out, one a variable.
  package typealias Rates = (Double, UnsafeBufferPointer<Double>, UnsafeMutableBufferPointer<Double>) -> Void

  /// Time and state in; out come `∂fᵢ/∂yⱼ` at `i · dimension + j` and `∂fᵢ/∂t` at `i`.
  ///
  /// Both arrive filled with zeros, so only what differs need be written.
  package typealias Jacobian = (
    Double, UnsafeBufferPointer<Double>, UnsafeMutableBufferPointer<Double>,
    UnsafeMutableBufferPointer<Double>
  ) -> Void

  package let dimension: Int
  package let rates: Rates
  package let jacobian: Jacobian?

  /// `jacobian` may be left out for explicit steppers.
  ///
  /// A stepper tries states that it then discards. Where a trial state has no finite rate, write a number that
  /// is not finite: the step is repeated at half its length.
  package init(dimension: Int, rates: @escaping Rates, jacobian: Jacobian? = nil) {
    precondition(dimension > 0, "a system needs a variable")
    self.dimension = dimension
    self.rates = rates
    self.jacobian = jacobian
  }
}

extension DifferentialSystem {
  /// Moves `state` from one time to another, once, with a new `Integrator`; see there for arguments and errors.
  package func integrate(
    _ state: inout [Double], from start: Double, to end: Double, by stepper: Stepper,
    absoluteTolerance: [Double], relativeTolerance: Double, initialStep: Double
  ) throws(GSLError) -> IntegrationWork {
    var integrator = try Integrator(
      self, by: stepper, absoluteTolerance: absoluteTolerance, relativeTolerance: relativeTolerance,
      initialStep: initialStep)
    return try integrator.integrate(&state, from: start, to: end)
  }
}
