// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
import Physiology
import Testing

@Suite("One set of parameters holds two stable states")
struct SteadyStateTests {
  private static let day = 86_400.0

  private func rest(_ state: inout MuscleState, in structure: MuscleStructure, days: Double) throws {
    var solver = RosenbrockIntegrator(
      structure: structure, model: Model(), method: .rodas4, tolerance: Tolerance(relative: 1e-6))
    _ = try solver.advance(&state, by: days * Self.day, under: Stimulus())
  }

  /// One fascicle of eight irritable fibres.
  private func structure() -> MuscleStructure {
    var fixture = Fixture(5)
    return MuscleStructure(
      points: 1, fasciclesPerPoint: 1, fibresPerFascicle: 8, thresholds: [fixture.lanes(0.65...0.8)],
      recruitments: [.constant(1)], lateral: [.zero], depth: [.constant(10)], along: [.zero],
      loadShares: [1], sites: [0])
  }

  private func contracted(_ structure: MuscleStructure) -> MuscleState {
    var state = MuscleState(healthy: structure, affect: 0.45)
    for block in 0..<structure.blocks {
      state[block, .length] = .constant(1.5)
      state[block, .energy] = .constant(0.2)
      state[block, .acid] = .constant(6)
      state[block, .endplateNoise] = .constant(0.9)
      state[block, .memory] = .constant(0.5)
      state[block, .latchedBridges] = .constant(0.8)
    }
    return state
  }

  @Test("a healthy muscle at rest stays healthy for a month")
  func healthy() throws {
    let structure = structure()
    var state = MuscleState(healthy: structure, affect: 0.45)
    try rest(&state, in: structure, days: 30)
    for lane in 0..<8 {
      #expect(state[0, .length][lane] > 2.3)
      #expect(state[0, .energy][lane] > 0.9)
      #expect(state[0, .endplateNoise][lane] < 0.01)
      #expect(state[0, .latchedBridges][lane] < 0.01)
    }
    #expect(state[fascicle: 0, .neuropeptides] < 0.01)
  }

  @Test("contracted, starved fibres stay contracted for two days without any load")
  func contracture() throws {
    let structure = structure()
    var state = contracted(structure)
    try rest(&state, in: structure, days: 2)
    for lane in 0..<8 {
      #expect(state[0, .length][lane] < 1.7)
      #expect(state[0, .energy][lane] < 0.5)
    }
  }

  @Test("both states are fixed points that attract", arguments: [false, true])
  func stability(isContracted: Bool) throws {
    let structure = structure()
    var state =
      isContracted ? contracted(structure) : MuscleState(healthy: structure, affect: 0.45)
    try rest(&state, in: structure, days: 3_650)
    let equations = ReferenceEquations(structure: structure, model: Model())
    let point = equations.vector(from: state)
    for (rate, scale) in zip(equations.rates(at: point), equations.scales) {
      #expect(abs(rate) * Self.day < 1e-6 * scale)
    }
    #expect((state[0, .length][0] < 1.7) == isContracted)
    // The last entry, pain elsewhere, is an input and has no dynamics of its own.
    let (n, kept) = (equations.count, equations.count - 1)
    let jacobian = equations.jacobian(at: point)
    let matrix = (0..<kept).flatMap { row in jacobian[(row * n)..<(row * n + kept)] }
    let values = try LinearAlgebra.eigenvalues(matrix, size: kept)
    #expect(values.count == kept)
    for value in values {
      #expect(value.real < -1 / (365 * Self.day), "eigenvalue \(value.real) + \(value.imaginary) i")
    }
  }
}
