// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import GSL
import Testing

struct IntegratorTests {
  static var decay: DifferentialSystem {
    DifferentialSystem(
      dimension: 1, rates: { _, y, rates in rates[0] = -2 * y[0] },
      jacobian: { _, _, derivatives, _ in derivatives[0] = -2 })
  }

  static func oscillator(_ frequency: Double) -> DifferentialSystem {
    DifferentialSystem(
      dimension: 2,
      rates: { _, y, rates in
        rates[0] = y[1]
        rates[1] = -frequency * frequency * y[0]
      },
      jacobian: { _, _, derivatives, _ in
        derivatives[1] = 1
        derivatives[2] = -frequency * frequency
      })
  }

  /// Robertson's three reactions with rates eleven decades apart.
  static var robertson: DifferentialSystem {
    DifferentialSystem(
      dimension: 3,
      rates: { _, y, rates in
        let (first, second, third) = (0.04 * y[0], 3e7 * y[1] * y[1], 1e4 * y[1] * y[2])
        rates[0] = third - first
        rates[1] = first - third - second
        rates[2] = second
      },
      jacobian: { _, y, derivatives, _ in
        derivatives[0] = -0.04
        derivatives[1] = 1e4 * y[2]
        derivatives[2] = 1e4 * y[1]
        derivatives[3] = 0.04
        derivatives[4] = -1e4 * y[2] - 6e7 * y[1]
        derivatives[5] = -1e4 * y[1]
        derivatives[7] = 6e7 * y[1]
      })
  }

  @Test("decay is exponential, forwards and back", arguments: Stepper.allCases)
  func exponential(stepper: Stepper) throws {
    var integrator = try Integrator(
      Self.decay, by: stepper, absoluteTolerance: [1e-10], relativeTolerance: 1e-8, initialStep: 1e-3)
    var state = [3.0]
    let work = try integrator.integrate(&state, from: 0, to: 1.5)
    #expect(abs(state[0] / (3 * exp(-3)) - 1) < 1e-6)
    #expect(work.steps > 2 && work.evaluations > work.steps)
    #expect((work.jacobianEvaluations > 0) == stepper.needsJacobian)
    _ = try integrator.integrate(&state, from: 1.5, to: 0)
    #expect(abs(state[0] - 3) < 1e-5)
  }

  @Test("an oscillator returns after a hundred periods", arguments: [Stepper.rk8pd, .rkf45])
  func periods(stepper: Stepper) throws {
    var state = [1.0, 0]
    _ = try Self.oscillator(2 * .pi).integrate(
      &state, from: 0, to: 100, by: stepper, absoluteTolerance: [1e-11, 1e-11],
      relativeTolerance: 1e-11, initialStep: 1e-3)
    #expect(abs(state[0] - 1) < 1e-6 && abs(state[1]) < 1e-5)
  }

  @Test("the local error follows the tolerance of each variable", arguments: Stepper.allCases)
  func tolerance(stepper: Stepper) throws {
    func error(_ tolerance: Double) throws -> Double {
      var state = [1.0, 0]
      _ = try Self.oscillator(1).integrate(
        &state, from: 0, to: 10, by: stepper, absoluteTolerance: [tolerance, tolerance],
        relativeTolerance: 0, initialStep: 1e-3)
      return hypot(state[0] - cos(10), state[1] + sin(10))
    }
    let (loose, tight) = (try error(1e-5), try error(1e-8))
    #expect(loose < 1e-2 && tight < 1e-5)
    #expect(tight < loose / 30 && tight > loose / 1e6)
  }

  @Test("a variable with a loose tolerance of its own does not hold up the others")
  func scaledTolerance() throws {
    func steps(_ second: Double) throws -> Int {
      let pair = DifferentialSystem(dimension: 2) { time, y, rates in
        rates[0] = -y[0]
        rates[1] = 100 * cos(100 * time)
      }
      var state = [1.0, 0]
      return try pair.integrate(
        &state, from: 0, to: 5, by: .rkf45, absoluteTolerance: [1e-6, second], relativeTolerance: 0,
        initialStep: 1e-3
      ).steps
    }
    #expect(try steps(10) * 4 < steps(1e-6))
  }

  @Test("the stiff stepper follows Robertson's reactions to the published state")
  func stiff() throws {
    // Hairer and Wanner, Solving Ordinary Differential Equations II, at t = 40.
    let published = [0.7158270688, 0.9185534764e-5, 0.2841637457]
    var state = [1.0, 0, 0]
    let work = try Self.robertson.integrate(
      &state, from: 0, to: 40, by: .msbdf, absoluteTolerance: [1e-10, 1e-14, 1e-10],
      relativeTolerance: 1e-8, initialStep: 1e-6)
    for (found, expected) in zip(state, published) { #expect(abs(found / expected - 1) < 1e-5) }
    #expect(abs(state.reduce(0, +) - 1) < 1e-9)
    #expect(work.steps < 2000)
  }

  @Test("the Jacobian spares the stiff stepper the short steps of an explicit one")
  func stiffnessCosts() throws {
    func work(_ stepper: Stepper) throws -> IntegrationWork {
      var state = [1.0, 0, 0]
      return try Self.robertson.integrate(
        &state, from: 0, to: 40, by: stepper, absoluteTolerance: [1e-6, 1e-10, 1e-6],
        relativeTolerance: 1e-4, initialStep: 1e-6)
    }
    #expect(try work(.msbdf).evaluations * 10 < work(.rkf45).evaluations)
  }

  @Test("a call that starts where the last ended goes on with its step; a reset starts afresh")
  func continuation() throws {
    var integrator = try Integrator(
      Self.oscillator(1), by: .msbdf, absoluteTolerance: [1e-9, 1e-9], relativeTolerance: 0,
      initialStep: 1e-9)
    var state = [1.0, 0]
    let first = try integrator.integrate(&state, from: 0, to: 2)
    var (onwards, afresh) = (state, state)
    let second = try integrator.integrate(&onwards, from: 2, to: 2.1)
    #expect(second.steps * 3 < first.steps)
    _ = try integrator.integrate(&state, from: 2, to: 2.05)
    integrator.reset()
    let third = try integrator.integrate(&afresh, from: 2, to: 2.1)
    #expect(third.steps > second.steps)
    #expect(abs(afresh[0] - cos(2.1)) < 1e-6 && abs(onwards[0] - cos(2.1)) < 1e-6)
  }

  @Test("another starting state gives the same bytes as a new integrator", arguments: Stepper.allCases)
  func fresh(stepper: Stepper) throws {
    func integrator() throws -> Integrator {
      try Integrator(
        Self.robertson, by: stepper, absoluteTolerance: [1e-6, 1e-8, 1e-6], relativeTolerance: 1e-4,
        initialStep: 1e-6)
    }
    var used = try integrator()
    var other = [0.5, 0, 0.5]
    _ = try used.integrate(&other, from: 0, to: 0.3)
    var (reused, new) = ([1.0, 0, 0], [1.0, 0, 0])
    _ = try used.integrate(&reused, from: 0, to: 0.5)
    var unused = try integrator()
    _ = try unused.integrate(&new, from: 0, to: 0.5)
    #expect(reused == new)
  }

  @Test("no time to cover changes nothing")
  func noTime() throws {
    var state = [3.0]
    let work = try Self.decay.integrate(
      &state, from: 1, to: 1, by: .msbdf, absoluteTolerance: [1e-9], relativeTolerance: 0, initialStep: 1)
    #expect(state == [3] && work == IntegrationWork())
  }

  @Test("arguments that contradict the system are refused")
  func refusal() {
    func code(
      _ stepper: Stepper = .rk8pd, _ tolerances: [Double] = [1e-6], relative: Double = 0, step: Double = 0.1,
      longest: Double = 1, steps: Int = 10
    ) -> GSLError.Code? {
      let bare = DifferentialSystem(dimension: 1) { _, y, rates in rates[0] = -y[0] }
      do {
        _ = try Integrator(
          bare, by: stepper, absoluteTolerance: tolerances, relativeTolerance: relative, initialStep: step,
          maximumStep: longest, maximumSteps: steps)
        return nil
      } catch {
        return error.code
      }
    }
    #expect(code() == nil)
    #expect(code(.msbdf) == .invalidArgument)
    #expect(code(.rk8pd, [1e-6, 1e-6]) == .invalidArgument)
    #expect(code(.rk8pd, [0]) == .invalidArgument)
    #expect(code(relative: -1) == .invalidArgument)
    #expect(code(step: 0) == .invalidArgument)
    #expect(code(step: 2) == .invalidArgument)
    #expect(code(steps: 0) == .invalidArgument)
  }

  @Test("steps beyond those allowed are an error that leaves the last accepted state")
  func tooManySteps() throws {
    var integrator = try Integrator(
      Self.decay, by: .rkf45, absoluteTolerance: [1e-6], relativeTolerance: 0, initialStep: 1e-3,
      maximumStep: 1e-3, maximumSteps: 10)
    var state = [1.0]
    let error = #expect(throws: GSLError.self) { try integrator.integrate(&state, from: 0, to: 1) }
    #expect(error?.code == .tooManyIterations)
    #expect(state[0] < 1 && state[0] > exp(-0.03))
  }

  @Test("rates that stay non-finite are an error, not a state of NaN", arguments: Stepper.allCases)
  func blowUp(stepper: Stepper) throws {
    // y = 1 / (1 - t) has no value beyond t = 1.
    let explosion = DifferentialSystem(
      dimension: 1, rates: { time, y, rates in rates[0] = time < 1 ? y[0] * y[0] : .nan },
      jacobian: { time, y, derivatives, _ in derivatives[0] = time < 1 ? 2 * y[0] : .nan })
    var state = [1.0]
    let error = #expect(throws: GSLError.self) {
      try explosion.integrate(
        &state, from: 0, to: 2, by: stepper, absoluteTolerance: [1e-8], relativeTolerance: 1e-6,
        initialStep: 1e-3)
    }
    #expect(error?.routine == "gsl_odeiv2_driver_apply")
    #expect(state[0].isFinite && state[0] > 1)
  }
}
