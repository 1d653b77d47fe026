// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
import Physiology

/// The solver that a scenario asks for.
struct MuscleSolver: ~Copyable {
  private enum Kind: ~Copyable {
    case rosenbrock(RosenbrockIntegrator)
    case reference(ReferenceIntegrator)
  }
  private var kind: Kind

  init(_ numerics: Numerics, structure: MuscleStructure, model: Model) throws(SimulationFault) {
    let tolerance = Tolerance(relative: numerics.relativeTolerance.value)
    switch numerics.solver {
    case .ros3:
      kind = .rosenbrock(
        RosenbrockIntegrator(structure: structure, model: model, method: .ros3, tolerance: tolerance))
    case .rodas4:
      kind = .rosenbrock(
        RosenbrockIntegrator(structure: structure, model: model, method: .rodas4, tolerance: tolerance))
    case .gslReference:
      do {
        kind = .reference(
          try ReferenceIntegrator(
            structure: structure, model: model, relativeTolerance: tolerance.relative))
      } catch {
        throw SimulationFault(description: error.description)
      }
    }
  }

  mutating func advance(
    _ state: inout MuscleState, by duration: Double, under stimulus: Stimulus
  ) throws(StepFailure) -> StepCounts {
    switch consume kind {
    case .rosenbrock(var solver):
      defer { kind = .rosenbrock(solver) }
      return try solver.advance(&state, by: duration, under: stimulus)
    case .reference(var solver):
      defer { kind = .reference(solver) }
      return try solver.advance(&state, by: duration, under: stimulus)
    }
  }
}

/// A fault of the program or of the machine, not of a scenario.
package struct SimulationFault: Error, Sendable, CustomStringConvertible {
  package let description: String
}
