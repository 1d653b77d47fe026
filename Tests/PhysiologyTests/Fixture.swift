// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
import Physiology

/// Small muscles and random physical states, the same at every run.
struct Fixture {
  var key: UInt64
  private var draws: UInt64 = 0

  init(_ key: UInt64) { self.key = key }

  mutating func uniform(_ range: ClosedRange<Double> = 0...1) -> Double {
    draws += 1
    let u = Philox4x32.uniform(key: key, counterHigh: 0, counterLow: draws)
    return range.lowerBound + u * (range.upperBound - range.lowerBound)
  }

  mutating func lanes(_ range: ClosedRange<Double>) -> Lanes {
    var lanes = Lanes.zero
    for lane in 0..<8 { lanes[lane] = uniform(range) }
    return lanes
  }

  mutating func structure(points: Int = 1, fascicles: Int = 2, fibres: Int = 11) -> MuscleStructure {
    let count = points * fascicles
    let blocks = count * MuscleStructure.blocks(fibres: fibres)
    return MuscleStructure(
      points: points, fasciclesPerPoint: fascicles, fibresPerFascicle: fibres,
      thresholds: (0..<blocks).map { _ in lanes(0.6...1.5) },
      recruitments: (0..<blocks).map { _ in lanes(0.6...1.5) },
      lateral: (0..<blocks).map { _ in lanes(-4...4) }, depth: (0..<blocks).map { _ in lanes(6...16) },
      along: (0..<blocks).map { _ in lanes(-3...3) },
      loadShares: (0..<count).map { _ in uniform(0.8...1.2) }, sites: (0..<points).map { Double($0) * 25 })
  }

  mutating func state(_ structure: MuscleStructure, destroyed: Bool = true) -> MuscleState {
    var state = MuscleState(healthy: structure, affect: 0.5)
    for block in 0..<structure.blocks {
      state[block, .length] = lanes(1.45...2.38)
      state[block, .energy] = lanes(0.1...0.98)
      state[block, .acid] = lanes(0.1...9)
      state[block, .endplateNoise] = lanes(0.02...0.95)
      state[block, .memory] = lanes(0.05...0.8)
      state[block, .latchedBridges] = lanes(0.02...0.9)
      state[block, .destroyed] = destroyed ? lanes(0.05...0.9) : .zero
    }
    for fascicle in 0..<structure.fascicles {
      for variable in FascicleVariable.allCases { state[fascicle: fascicle, variable] = uniform(0.05...0.8) }
    }
    for variable in NervousVariable.allCases { state[variable] = uniform(0.1...0.9) }
    state[.sympatheticTone] = uniform(0.8...1.3)
    return state
  }

  mutating func exposure(_ structure: MuscleStructure) -> Exposure {
    var exposure = Exposure()
    exposure.endplates = (0..<structure.blocks).map { _ in lanes(0.1...1) }
    exposure.conduction = (0..<structure.fascicles).map { _ in uniform(0.1...1) }
    exposure.inflammation = (0..<structure.fascicles).map { _ in uniform(0.1...1) }
    return exposure
  }

  mutating func stimulus() -> Stimulus {
    Stimulus(
      load: uniform(0.1...0.7), pressure: uniform(50...300), site: uniform(-3...3), breadth: uniform(5...30),
      axialStress: uniform(0...20), volley: uniform(), strain: uniform(-1...1),
      sympatheticDrive: uniform(0...0.2),
      warmth: uniform(-8...8), recovery: uniform(0.3...1),
      painElsewhereSlope: uniform(-1e-3...1e-3))
  }
}
