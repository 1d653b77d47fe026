// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension Model {
  /// Injures a muscle at once.
  ///
  /// - Parameters:
  ///   - state: of the muscle.
  ///   - structure: of the muscle.
  ///   - kind: by lengthening under load, or by a blow.
  ///   - severity: from 0 to 1.
  ///   - place: where a blow lands, lateral (mm).
  ///   - fate: a uniform number for a fascicle and a fibre.
  package func injure(
    _ state: inout MuscleState, structure: MuscleStructure, kind: Trauma.Kind, severity: Double,
    place: Double,
    fate: (_ fascicle: Int, _ fibre: Int) -> Double
  ) {
    for fascicle in 0..<structure.fascicles {
      var reached = 0.0
      for inner in 0..<structure.blocksPerFascicle {
        let block = fascicle * structure.blocksPerFascicle + inner
        let weights = structure.weights(block: inner)
        for lane in 0..<Lanes.scalarCount where weights[lane] > 0 {
          switch kind {
          case .eccentricOverload:
            let recruited = structure.recruitments[block][lane]
            damage(trauma.tearing.value * severity * recruited / (1 + recruited), to: &state, block, lane)
          case .directTrauma:
            let near = nearness(of: structure.lateral[block][lane] - place)
            reached += weights[lane] * near
            if fate(fascicle, inner * Lanes.scalarCount + lane) < severity * near {
              state[block, .destroyed][lane] = 1
            } else {
              damage(trauma.blowMemory.value * severity * near, to: &state, block, lane)
            }
          }
        }
      }
      state[fascicle: fascicle, .injury] +=
        severity
        * (kind == .eccentricOverload ? trauma.eccentricInjury.value : trauma.blowInjury.value * reached)
    }
    if kind == .eccentricOverload {
      addSoreness(
        soreness.sensitivity.value * trauma.eccentricSoreness.value * severity, immediate: 0, to: &state)
    }
  }

  private func nearness(of distance: Double) -> Double {
    1 / (1 + (distance / trauma.blowRadius.value).fourth)
  }

  /// Damage adds to what is still whole, up to the ceiling of ``StructuralMemory``, and leaves a clot.
  private func damage(_ share: Double, to state: inout MuscleState, _ block: Int, _ lane: Int) {
    let room = structuralMemory.ceiling.value - state[block, .memory][lane]
    if room > 0 { state[block, .memory][lane] += share * room }
    let clot = min(1, trauma.contracture.value * share)
    state[block, .latchedBridges][lane] += clot * (1 - state[block, .latchedBridges][lane])
  }
}
