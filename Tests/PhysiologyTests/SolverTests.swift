// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
import Physiology
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("The fast equations are the plain ones")
struct SolverTests {
  @Test("rates on lanes equal rates one fibre at a time", arguments: 1...20)
  func rates(key: Int) {
    var fixture = Fixture(UInt64(key))
    let structure = fixture.structure(points: 1 + key % 3, fascicles: 1 + key % 4, fibres: 5 + key)
    let state = fixture.state(structure)
    let stimulus = key % 4 == 0 ? Stimulus() : fixture.stimulus()
    let exposure = key % 3 == 0 ? Exposure.none : fixture.exposure(structure)
    let model = Model()
    var reference = ReferenceEquations(structure: structure, model: model)
    reference.stimulus = stimulus
    reference.exposure = exposure
    let expected = reference.rates(at: reference.vector(from: state))
    var solver = RosenbrockIntegrator(structure: structure, model: model)
    let rates = solver.rates(at: state, under: stimulus, exposed: exposure)
    let actual = reference.vector(from: rates)
    for (index, pair) in zip(expected, actual).enumerated() {
      let tolerance = 1e-11 * max(1e-6, abs(pair.0))
      #expect(abs(pair.0 - pair.1) <= tolerance, "entry \(index): \(pair.0) and \(pair.1)")
    }
  }

  @Test("the bordered elimination solves the dense system of the dual-number Jacobian", arguments: 1...16)
  func elimination(key: Int) throws {
    var fixture = Fixture(UInt64(key) + 100)
    let structure = fixture.structure(points: 1 + key % 2, fascicles: 1 + key % 3, fibres: 3 + key % 9)
    let state = fixture.state(structure, destroyed: key % 2 == 0)
    let stimulus = key % 4 == 0 ? Stimulus() : fixture.stimulus()
    let exposure = key % 3 == 0 ? Exposure.none : fixture.exposure(structure)
    let model = Model()
    var reference = ReferenceEquations(structure: structure, model: model)
    reference.stimulus = stimulus
    reference.exposure = exposure
    let n = reference.count
    let jacobian = reference.jacobian(at: reference.vector(from: state))
    for g in [30.0, 1, 0.05, 1e-3] {
      var matrix = jacobian.map { -$0 }
      for row in 0..<n { matrix[row * n + row] += g }
      var side = MuscleState(healthy: structure, affect: 0)
      reference.write((0..<n).map { _ in fixture.uniform(-1...1) }, to: &side)
      let expected = try LinearAlgebra.solve(matrix, reference.vector(from: side))
      var solver = RosenbrockIntegrator(structure: structure, model: model)
      let actual = reference.vector(
        from: solver.solve(side, at: state, under: stimulus, exposed: exposure, diagonal: g))
      let size = expected.map(abs).max() ?? 1
      for (index, pair) in zip(expected, actual).enumerated() {
        #expect(
          abs(pair.0 - pair.1) <= 1e-7 * max(1e-3 * size, abs(pair.0)),
          "g \(g), entry \(index) of \(n): \(pair.0) and \(pair.1)")
      }
    }
  }

  @Test(
    "each method converges at its order on the real right-hand side",
    arguments: [RosenbrockMethod.ros3, .rodas4])
  func order(method: RosenbrockMethod) {
    var fixture = Fixture(7)
    let structure = fixture.structure(fascicles: 1, fibres: 8)
    let start = fixture.state(structure, destroyed: false)
    let stimulus = Stimulus(load: 0.3, volley: 0.4)
    let reference = ReferenceEquations(structure: structure, model: Model())
    func solution(steps: Int, method: RosenbrockMethod) -> [Double] {
      var state = start
      var solver = RosenbrockIntegrator(structure: structure, model: Model(), method: method)
      solver.advance(&state, by: 40, under: stimulus, fixedSteps: steps)
      return reference.vector(from: state)
    }
    let exact = solution(steps: 6_400, method: .rodas4)
    func error(_ steps: Int) -> Double {
      let scales = reference.scales
      return zip(zip(solution(steps: steps, method: method), exact), scales)
        .map { abs($0.0 - $0.1) / $1 }.max() ?? 0
    }
    // With more steps errors of the fourth order are no larger than those of rounding.
    let (coarse, fine) = (error(50), error(200))
    let order = log2(coarse / fine) / log2(4)
    #expect(
      abs(order - Double(method.order)) < 0.25, "\(method.name): order \(order), errors \(coarse), \(fine)")
  }
}
