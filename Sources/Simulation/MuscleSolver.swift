// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
import Physiology
import Quantities

/// The solver that a scenario asks for: one of the two is there.
struct MuscleSolver: ~Copyable {
  private var rosenbrock: RosenbrockIntegrator?
  private var reference: ReferenceIntegrator?

  /// Moments within the last interval, if it was watched; the reference solver tells of none.
  mutating func takeTrail() -> [FeltMoment] { rosenbrock?.takeTrail() ?? [] }

  init(_ numerics: Numerics, structure: MuscleStructure, model: Model) throws(SimulationFault) {
    let tolerance = Tolerance(relative: numerics.relativeTolerance.value)
    switch numerics.solver {
    case .ros3, .rodas4:
      rosenbrock = RosenbrockIntegrator(
        structure: structure, model: model, method: numerics.solver == .ros3 ? .ros3 : .rodas4,
        tolerance: tolerance)
    case .gslReference:
      do {
        reference = try ReferenceIntegrator(
          structure: structure, model: model, relativeTolerance: tolerance.relative)
      } catch {
        throw SimulationFault(description: error.description)
      }
    }
  }

  /// `watched` leaves moments within the interval for ``takeTrail()``; what `continues` keeps the step of the interval
  /// before.
  mutating func advance(
    _ state: inout MuscleState, by duration: Double, under stimulus: Stimulus, exposed exposure: Exposure,
    watched: Bool = false, continues: Bool = false
  ) throws(StepFailure) -> StepCounts {
    if let counts = try rosenbrock?.advance(
      &state, by: duration, under: stimulus, exposed: exposure, watched: watched, continues: continues)
    {
      return counts
    }
    if let counts = try reference?.advance(
      &state, by: duration, under: stimulus, exposed: exposure)
    {
      return counts
    }
    preconditionFailure("a muscle has a solver")
  }
}

/// A fault of the program or of the machine, not of a scenario.
package struct SimulationFault: Error, Sendable, CustomStringConvertible {
  package let description: String
}
