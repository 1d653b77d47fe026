// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
import Physiology
import Quantities
import Testing

@Suite("The fast equations are the plain ones under every hypothesis")
struct HypothesisTests {
  @Test("rates and elimination follow the switches and the numbers", arguments: 1...40)
  func switches(key: Int) throws {
    var fixture = Fixture(UInt64(key) + 300)
    let structure = fixture.structure(points: 1 + key % 2, fascicles: 1 + key % 2, fibres: 3 + key % 7)
    let state = fixture.state(structure)
    let stimulus = key % 4 == 0 ? Stimulus() : fixture.stimulus()
    let model = Fixture.model(key)
    var reference = ReferenceEquations(structure: structure, model: model)
    reference.stimulus = stimulus
    let point = reference.vector(from: state)
    var solver = RosenbrockIntegrator(structure: structure, model: model)
    let rates = reference.vector(from: solver.rates(at: state, under: stimulus))
    for (expected, actual) in zip(reference.rates(at: point), rates) {
      #expect(abs(expected - actual) <= 1e-11 * max(1e-6, abs(expected)))
    }
    let n = reference.count
    let jacobian = reference.jacobian(at: point)
    for g in [10.0, 0.05, 1e-3] {
      var matrix = jacobian.map { -$0 }
      for row in 0..<n { matrix[row * n + row] += g }
      var side = MuscleState(healthy: structure, affect: 0)
      reference.write((0..<n).map { _ in fixture.uniform(-1...1) }, to: &side)
      let expected = try LinearAlgebra.solve(matrix, reference.vector(from: side))
      let actual = reference.vector(
        from: solver.solve(side, at: state, under: stimulus, diagonal: g))
      let size = expected.map(abs).max() ?? 1
      for (index, pair) in zip(expected, actual).enumerated() {
        #expect(
          abs(pair.0 - pair.1) <= 1e-7 * max(1e-3 * size, abs(pair.0)),
          "g \(g), entry \(index) of \(n): \(pair.0) and \(pair.1)")
      }
    }
  }

  @Test("every switch changes a rate that it should change", arguments: Model.switches.indices.dropLast(4))
  func effect(index: Int) {
    var fixture = Fixture(77)
    let structure = fixture.structure()
    let state = fixture.state(structure)
    let stimulus = fixture.stimulus()
    func rates(_ model: Model) -> MuscleState {
      var solver = RosenbrockIntegrator(structure: structure, model: model)
      return solver.rates(at: state, under: stimulus)
    }
    var model = Model()
    model[keyPath: Model.switches[index]] = false
    #expect(rates(model) != rates(Model()))
  }

  @Test("switches of the contact change what a hand or a task does")
  func contact() {
    var model = Model()
    model.squeeze.isOn = false
    model.afferentVolley.isOn = false
    model.recruitment.isSelective = false
    #expect(model.squeeze.expelled(stress: 100) == 0)
    #expect(Squeeze().expelled(stress: 60) == 0.1)
    #expect(model.afferentVolley.pressing(relativePressure: 2) == 0)
    #expect(model.afferentVolley.constant(model.afferentVolley.insertion) == 0)
    #expect(AfferentVolley().pressing(relativePressure: 1) == 1 / 2.5)
    #expect(model.recruitment.load(effort: .init(30)) == 0.3)
    model.denervation.isOn = false
    #expect(model.denervation.silent(squaredDistance: 0, after: 0) == 0)
    #expect(model.afferentVolley.inserting(twitch: true) == 0)
  }
}
