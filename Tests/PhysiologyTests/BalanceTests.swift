// SPDX-License-Identifier: GPL-3.0-or-later
import Physiology
import Quantities
import Testing

@Suite("Energy and acid balance")
struct BalanceTests {
  @Test("no fibre uses more energy than it is supplied with at a steady state", arguments: [0.05, 0.9])
  func energy(contraction: Double) throws {
    var fixture = Fixture(9)
    let structure = fixture.structure(fascicles: 1, fibres: 8)
    let model = Model()
    var state = MuscleState(healthy: structure, affect: 0.45)
    state[0, .endplateNoise] = .constant(contraction)
    state[0, .memory] = .constant(0.5 * contraction)
    state[0, .latchedBridges] = .constant(0.9 * contraction)
    var solver = RosenbrockIntegrator(
      structure: structure, model: model, method: .rodas4, tolerance: Tolerance(relative: 1e-7))
    _ = try solver.advance(&state, by: 3_650 * 86_400, under: Stimulus())
    let balance = model.energyBalance
    var bridges = 0.0
    let activations = (0..<8).map { lane in
      let activation = model.activation(
        of: fibre(state, lane),
        traits: FibreTraits(threshold: structure.thresholds[0][lane], recruitment: 1), load: 0)
      bridges += activation.total / 8
      return activation.total
    }
    let perfusion = model.perfusion
    let shared = perfusion.fasciclePressure(
      meanBridges: bridges, injury: state[fascicle: 0, .injury], bradykinin: state[fascicle: 0, .bradykinin])
    let dilatation = state[fascicle: 0, .vasodilatation]
    for lane in 0..<8 {
      let one = fibre(state, lane)
      let pressure =
        shared + perfusion.localPressure.value * activations[lane] * (2.4 - one.length)
      let closing = perfusion.closingPressure.value + perfusion.closingPressureGain.value * dilatation
      let flow =
        perfusion.conductance(vasodilatation: dilatation, sympatheticTone: state[.sympatheticTone])
        * perfusion.gate(pressureRatio: pressure / closing).value
      let deficit = 1 - one.energy
      let oxidative = balance.oxidative(deficit: deficit, flow: flow).value
      let glycolytic = balance.glycolytic(deficit: deficit, acid: one.acid).value
      let used =
        balance.use(bridges: activations[lane], activation: activations[lane]) * one.energy
        / (one.energy + balance.useHalfPoint.value)
      #expect(abs(oxidative + glycolytic - used) < 1e-6 * used)
      #expect(oxidative < balance.oxygenSupply.value * flow)
      #expect(oxidative < balance.oxidation.value * deficit)
      // What glycolysis makes leaves with the flow or goes to the neighbours.
      let lactate = balance.lactateYield.value * glycolytic
      let pool = (0..<8).reduce(0) { $0 + state[0, .acid][$1] / 8 }
      let leaving =
        model.acidClearance.washout.value * flow * one.acid
        + model.acidClearance.exchange.value * (one.acid - pool)
      #expect(abs(lactate - leaving) < 1e-6 * lactate)
    }
  }

  @Test(
    "exchange between the fibres of a fascicle neither makes nor destroys acid", arguments: [3, 8, 11, 24])
  func exchange(fibres: Int) {
    var fixture = Fixture(UInt64(fibres))
    let structure = fixture.structure(fascicles: 2, fibres: fibres)
    let state = fixture.state(structure)
    let stimulus = fixture.stimulus()
    func acidRates(exchange: Double) -> [[Double]] {
      var model = Model()
      model.acidClearance.exchange.value = exchange
      var solver = RosenbrockIntegrator(structure: structure, model: model)
      let rates = solver.rates(at: state, under: stimulus)
      let perFascicle = structure.blocksPerFascicle
      return (0..<2).map { fascicle in
        (0..<fibres).map { rates[fascicle * perFascicle + $0 / 8, .acid][$0 % 8] }
      }
    }
    for (with, without) in zip(acidRates(exchange: 0.01), acidRates(exchange: 0)) {
      #expect(abs(with.reduce(0, +) - without.reduce(0, +)) < 1e-14 * Double(fibres))
      #expect(zip(with, without).contains { abs($0 - $1) > 1e-3 })
    }
  }

  private func fibre(_ state: MuscleState, _ lane: Int) -> FibreState<Double> {
    FibreState(
      length: state[0, .length][lane], energy: state[0, .energy][lane], acid: state[0, .acid][lane],
      noise: state[0, .endplateNoise][lane], memory: state[0, .memory][lane],
      latched: state[0, .latchedBridges][lane], destroyed: state[0, .destroyed][lane])
  }
}
