// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// Moves the state of a differential system through time and keeps what it has learnt: step size, order, history.
///
/// The local error of variable i is held below
///
/// ```
/// absoluteTolerance[i] + relativeTolerance · |y[i]|
/// ```
///
/// Consecutive calls that start where the last one ended go on with its step and history; a call that starts
/// elsewhere starts afresh. A handle, neither copied nor shared.
package struct Integrator: ~Copyable {
  private let counted: CountedSystem
  private let face: UnsafeMutablePointer<gsl_odeiv2_system>
  private let driver: UnsafeMutablePointer<gsl_odeiv2_driver>
  private let initialStep: Double
  private var reached: (time: Double, state: [Double])?

  /// An integrator of `system` that begins with steps of `initialStep`.
  ///
  /// - Parameters:
  ///   - system: The rates, and their Jacobian where the stepper asks for it.
  ///   - stepper: The method.
  ///   - absoluteTolerance: One positive number a variable, in the variable's unit.
  ///   - relativeTolerance: Not negative.
  ///   - initialStep: Positive; its sign is turned when time runs backwards.
  ///   - maximumStep: The longest step, where the rates hold events that a longer one would miss.
  ///   - maximumSteps: The steps one call may take, accepted or not.
  ///
  /// Throws `.invalidArgument` for tolerances or steps that are not as said, and for a stepper that needs the
  /// Jacobian of a system without.
  package init(
    _ system: DifferentialSystem, by stepper: Stepper, absoluteTolerance: [Double],
    relativeTolerance: Double, initialStep: Double, maximumStep: Double = .greatestFiniteMagnitude,
    maximumSteps: Int = 1_000_000
  ) throws(GSLError) {
    reportFailures()
    let routine = "gsl_odeiv2_driver_alloc_scaled_new"
    func require(_ condition: Bool, _ explanation: String) throws(GSLError) {
      guard condition else { throw GSLError(.invalidArgument, in: routine, because: explanation) }
    }
    try require(
      absoluteTolerance.count == system.dimension, "one absolute tolerance a variable is needed")
    try require(
      absoluteTolerance.allSatisfy { $0 > 0 && $0.isFinite }, "absolute tolerances must be positive")
    try require(
      relativeTolerance >= 0 && relativeTolerance.isFinite, "the relative tolerance must not be negative")
    try require(
      initialStep > 0 && initialStep <= maximumStep,
      "the first step must be positive and not above the longest")
    try require(maximumSteps > 0, "no steps are allowed")
    try require(
      !stepper.needsJacobian || system.jacobian != nil, "\(stepper.rawValue) needs the Jacobian")

    let counted = CountedSystem(system)
    let face = UnsafeMutablePointer<gsl_odeiv2_system>.allocate(capacity: 1)
    face.initialize(to: counted.face)
    guard
      let driver = gsl_odeiv2_driver_alloc_scaled_new(
        face, stepper.type, initialStep, 1, relativeTolerance, 1, 0, absoluteTolerance)
    else {
      face.deallocate()
      throw GSLError(.noMemory, in: routine)
    }
    gsl_odeiv2_driver_set_hmax(driver, maximumStep)
    gsl_odeiv2_driver_set_nmax(driver, UInt(maximumSteps))
    self.counted = counted
    self.face = face
    self.driver = driver
    self.initialStep = initialStep
  }

  deinit {
    gsl_odeiv2_driver_free(driver)
    face.deallocate()
  }

  /// Forgets step size and history, as needed after the system itself has changed.
  package mutating func reset() { reached = nil }

  /// Moves `state`, one number a variable, from `start` to exactly `end`, forwards or backwards.
  ///
  /// Throws `.tooManyIterations` after `maximumSteps`, `.domain` where the rates stay non-finite however short
  /// the step, `.failed` where no step meets the tolerances. `state` is then that of the last accepted step.
  package mutating func integrate(
    _ state: inout [Double], from start: Double, to end: Double
  ) throws(GSLError) -> IntegrationWork {
    precondition(state.count == counted.system.dimension, "one number a variable is needed")
    guard start != end else { return IntegrationWork() }
    let forwards = end > start
    let goesOn = reached.map { $0.time == start && $0.state == state } ?? false
    if !goesOn || (driver.pointee.h > 0) != forwards {
      try check(
        gsl_odeiv2_driver_reset_hstart(driver, forwards ? initialStep : -initialStep),
        "gsl_odeiv2_driver_reset_hstart")
    }
    let before = work
    var time = start
    let status = gsl_odeiv2_driver_apply(driver, &time, end, &state)
    reached = status == 0 ? (time, state) : nil
    try check(
      status, "gsl_odeiv2_driver_apply", because: "at time \(time) on the way from \(start) to \(end)")
    return work - before
  }

  private var work: IntegrationWork {
    var work = IntegrationWork()
    work.steps = Int(driver.pointee.e.pointee.count)
    work.rejectedSteps = Int(driver.pointee.e.pointee.failed_steps)
    work.evaluations = counted.evaluations
    work.jacobianEvaluations = counted.jacobianEvaluations
    return work
  }
}
