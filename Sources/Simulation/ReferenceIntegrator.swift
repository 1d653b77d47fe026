// SPDX-License-Identifier: GPL-3.0-or-later
package import GSL
package import Physiology
import Quantities

/// The solver that the fast one is held against, `numerics.solver = "gsl-reference"`.
///
/// GSL's backward differentiation formulas of orders 1 to 5 (`msbdf`) on `ReferenceEquations`, the plain form
/// of the same right-hand side, with a dense Jacobian by dual numbers: another method, another elimination and
/// other derivatives. The local error of an entry is held below `relative · (0.1 · scale + |y|)`. A step costs
/// the cube of the number of fibres; meant for small muscles.
///
/// It honours the contract of `RosenbrockIntegrator`: an interval starts afresh and ends exactly, what leaves
/// the physical range fails and is never clamped. Lanes without a fibre are neither read nor written.
package struct ReferenceIntegrator: ~Copyable {
  package let relativeTolerance: Double
  private let equations: SteeredEquations
  private var integrator: Integrator
  private let entries: [Entry]

  /// The first step of an interval (s), shorter than anything the tissue does at a touch.
  private static let firstStep = 1e-3

  /// Throws for a tolerance that is not positive.
  package init(
    structure: MuscleStructure, model: Model, relativeTolerance: Double = 1e-8
  ) throws(GSLError) {
    let equations = SteeredEquations(ReferenceEquations(structure: structure, model: model))
    self.relativeTolerance = relativeTolerance
    self.equations = equations
    entries = Entry.all(of: structure, model: model)
    integrator = try Integrator(
      equations.system, by: .msbdf,
      absoluteTolerance: entries.map { relativeTolerance * Tolerance().floor * $0.scale },
      relativeTolerance: relativeTolerance, initialStep: Self.firstStep)
  }

  /// Moves `state` forward by `duration` seconds under a constant stimulus, exactly to the end.
  ///
  /// Throws where no step meets the tolerance, and where the end lies outside the physical range by more than
  /// the slack that the fast solver's default tolerance grants. `state` is then as it was.
  package mutating func advance(
    _ state: inout MuscleState, by duration: Double, under stimulus: Stimulus,
    exposed exposure: Exposure = .none
  ) throws(StepFailure) -> StepCounts {
    guard duration > 0 else { return StepCounts() }
    equations.plain.stimulus = stimulus
    equations.plain.exposure = exposure
    var vector = equations.plain.vector(from: state)
    var counts = StepCounts()
    integrator.reset()
    do {
      let work = try integrator.integrate(&vector, from: 0, to: duration)
      counts.accepted = work.steps
      counts.rejected = work.rejectedSteps
    } catch {
      let rates = equations.plain.rates(at: vector)
      let fastest = rates.indices.max { entries[$0].speed(rates[$0]) < entries[$1].speed(rates[$1]) } ?? 0
      throw StepFailure(
        time: equations.time, variable: entries[fastest].name, value: vector[fastest],
        reason: error.description)
    }
    let farthest = vector.indices.max { entries[$0].excess(vector[$0]) < entries[$1].excess(vector[$1]) } ?? 0
    if entries[farthest].excess(vector[farthest]) > 0 {
      throw StepFailure(
        time: duration, variable: entries[farthest].name, value: vector[farthest],
        reason: "outside the physical range")
    }
    equations.plain.write(vector, to: &state)
    return counts
  }
}

/// The right-hand side at an address of its own, so that its stimulus can change between two intervals.
private final class SteeredEquations {
  var plain: ReferenceEquations
  /// Where the rates were asked for last (s), which is where an integration failed if it did.
  private(set) var time = 0.0

  init(_ plain: ReferenceEquations) { self.plain = plain }

  var system: DifferentialSystem {
    DifferentialSystem(
      dimension: plain.count,
      rates: { time, state, rates in
        self.time = time
        _ = rates.update(fromContentsOf: self.plain.rates(at: Array(state)))
      },
      jacobian: { _, state, jacobian, _ in
        _ = jacobian.update(fromContentsOf: self.plain.jacobian(at: Array(state)))
      })
  }
}

/// What one entry of a plain vector is.
private struct Entry {
  var name: String
  var scale: Double
  var range: ClosedRange<Double>

  /// All entries in the order of `ReferenceEquations`.
  static func all(of structure: MuscleStructure, model: Model) -> [Entry] {
    let knot = model.knotShortening
    var entries: [Entry] = []
    for fascicle in 1...structure.fascicles {
      for fibre in 1...structure.fibresPerFascicle {
        for variable in FibreVariable.allCases {
          entries.append(
            Entry(
              name: "\(variable.name) of fibre \(fibre) in fascicle \(fascicle)", scale: variable.scale,
              range: variable == .length
                ? knot.contractedLength.value...knot.slackLength.value : variable.bounds))
        }
      }
    }
    for fascicle in 1...structure.fascicles {
      for variable in FascicleVariable.allCases {
        entries.append(
          Entry(
            name: "\(variable.name) of fascicle \(fascicle)", scale: variable.scale, range: variable.bounds))
      }
    }
    return entries
      + NervousVariable.allCases.map { Entry(name: $0.name, scale: $0.scale, range: $0.bounds) }
  }

  /// A rate in scales a second; infinite if it is no number.
  func speed(_ rate: Double) -> Double { rate.isNaN ? .infinity : abs(rate) / scale }

  /// How far, in scales, a value lies outside the range and the slack that the fast solver grants; negative inside.
  func excess(_ value: Double) -> Double {
    let beyond = max(range.lowerBound - value, value - range.upperBound) / scale
    return value.isNaN ? .infinity : beyond - Tolerance().relative * Tolerance().floor
  }
}
