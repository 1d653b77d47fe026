// SPDX-License-Identifier: GPL-3.0-or-later
import Physiology
import Quantities
import Testing

@Suite("States stay physical")
struct BoundsTests {
  @Test("random states under random stimuli stay within their ranges", arguments: 1...200)
  func bounds(key: Int) throws {
    var fixture = Fixture(UInt64(key) + 700)
    let structure = fixture.structure(points: 1 + key % 2, fascicles: 1 + key % 3, fibres: 3 + key % 9)
    var state = fixture.state(structure)
    let model = key % 5 == 0 ? Fixture.model(key) : Model()
    let tolerance = Tolerance(relative: [1e-3, 3e-3, 1e-5][key % 3])
    var solver = RosenbrockIntegrator(structure: structure, model: model, tolerance: tolerance)
    for _ in 0..<12 {
      var stimulus = fixture.uniform() < 0.3 ? Stimulus() : fixture.stimulus()
      let duration = [5.0, 120, 3_600, 86_400][Int(fixture.uniform() * 3.999)]
      // Other muscles' firing stays a firing: it moves by at most one unit in all.
      stimulus.painElsewhereSlope = fixture.uniform(0...0.08) / duration
      _ = try solver.advance(&state, by: duration, under: stimulus)
      #expect(violation(state, structure, model, tolerance) == nil)
    }
  }

  @Test("lanes without a fibre change nothing", arguments: 1...12)
  func emptyLanes(key: Int) throws {
    var fixture = Fixture(UInt64(key) + 800)
    let plain = fixture.structure(fascicles: 2, fibres: 3)
    let start = fixture.state(plain)
    let stimulus = fixture.stimulus()
    func run(thresholds: Double, noise: Double) throws -> [Double] {
      func filled(_ lanes: [Lanes], _ value: Double) -> [Lanes] {
        lanes.map { lanes in
          var lanes = lanes
          for lane in 3..<8 { lanes[lane] = value }
          return lanes
        }
      }
      let structure = MuscleStructure(
        points: 1, fasciclesPerPoint: 2, fibresPerFascicle: 3,
        thresholds: filled(plain.thresholds, thresholds), recruitments: filled(plain.recruitments, 1.2),
        lateral: plain.lateral, depth: plain.depth, along: plain.along, loadShares: plain.loadShares,
        sites: plain.sites)
      var state = start
      for block in 0..<structure.blocks {
        for lane in 3..<8 {
          state[block, .endplateNoise][lane] = noise
          state[block, .acid][lane] = 0
          state[block, .energy][lane] = 1 - 0.9 * noise
        }
      }
      var solver = RosenbrockIntegrator(structure: structure, model: Model())
      _ = try solver.advance(&state, by: 60, under: stimulus)
      _ = try solver.advance(&state, by: 3_600, under: Stimulus())
      _ = try solver.advance(&state, by: 86_400, under: Stimulus(load: 0.3))
      return ReferenceEquations(structure: structure, model: Model()).vector(from: state)
    }
    #expect(try run(thresholds: 1, noise: 0.01) == run(thresholds: 0.5, noise: 1))
  }

  /// The name and value of an entry outside its range by more than the solver's slack.
  private func violation(
    _ state: MuscleState, _ structure: MuscleStructure, _ model: Model, _ tolerance: Tolerance
  ) -> String? {
    let slack = tolerance.relative * tolerance.floor * (1 + 1e-9)
    func check(_ name: String, _ value: Double, _ range: ClosedRange<Double>, _ scale: Double) -> String? {
      let inside =
        value >= range.lowerBound - slack * scale && value <= range.upperBound + slack * scale
      return inside ? nil : "\(name): \(value)"
    }
    let knot = model.knotShortening
    let length = knot.contractedLength.value...knot.slackLength.value
    for block in 0..<structure.blocks {
      for variable in FibreVariable.allCases {
        for lane in 0..<8 where block % structure.blocksPerFascicle * 8 + lane < structure.fibresPerFascicle {
          if let found = check(
            variable.name, state[block, variable][lane], variable == .length ? length : variable.bounds,
            variable.scale)
          {
            return found
          }
        }
      }
    }
    for fascicle in 0..<structure.fascicles {
      for variable in FascicleVariable.allCases {
        if let found = check(
          variable.name, state[fascicle: fascicle, variable], variable.bounds, variable.scale)
        {
          return found
        }
      }
    }
    for variable in NervousVariable.allCases {
      if let found = check(variable.name, state[variable], variable.bounds, variable.scale) { return found }
    }
    return nil
  }
}
