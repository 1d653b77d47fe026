// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

/// What happens to a muscle at once when a hand presses it, and what a press leaves behind.
extension Model {
  /// Tissue fluid that a press of `pressure` (kPa) at `site` (mm) squeezes out takes its solutes along.
  ///
  /// `breadth` is the radius (mm) of what presses, where it is no thumb; `isFirst`, whether nobody has pressed there before
  /// in the session, so that oedema is still in place.
  package func squeeze(
    _ state: inout MuscleState, structure: MuscleStructure, pressure: Double, site: Double,
    breadth: Double? = nil, isFirst: Bool = true
  ) {
    guard squeeze.isOn, pressure > 0 else { return }
    var dispersed = 0.0
    for fascicle in 0..<structure.fascicles {
      var mean = 0.0
      for inner in 0..<structure.blocksPerFascicle {
        let block = fascicle * structure.blocksPerFascicle + inner
        let stress = stress(
          pressure: pressure, site: site, breadth: breadth, structure: structure, block: block)
        var expelled = Lanes.zero
        let weights = structure.weights(block: inner)
        for lane in 0..<Lanes.scalarCount {
          expelled[lane] = squeeze.expelled(stress: stress[lane])
          dispersed += weights[lane] * squeeze.dispersed(stress: stress[lane])
        }
        state[block, .acid] -= expelled * state[block, .acid]
        mean += (weights * expelled).total
      }
      state[fascicle: fascicle, .bradykinin] *= 1 - mean
      state[fascicle: fascicle, .neuropeptides] *= 1 - squeeze.peptideShare.value * mean
    }
    guard isFirst else { return }
    let left = 1 - dispersed / Double(structure.fascicles)
    state[.soreness] *= left
    state[.sorenessPool] *= left
  }

  /// Soreness and injury that pressing with `pressure` (kPa) for `duration` (s) has done.
  package func bruise(
    _ state: inout MuscleState, structure: MuscleStructure, pressure: Double, site: Double,
    breadth: Double? = nil, duration: Double
  ) {
    guard pressure > 0 else { return }
    var dose = 0.0
    for point in 0..<structure.points {
      var stressOfPoint = 0.0
      var sensitisation = 0.0
      let share = 1 / Double(structure.fasciclesPerPoint)
      for inner in 0..<structure.fasciclesPerPoint {
        let fascicle = point * structure.fasciclesPerPoint + inner
        var mean = 0.0
        for place in 0..<structure.blocksPerFascicle {
          let block = fascicle * structure.blocksPerFascicle + place
          let stress = stress(
            pressure: pressure, site: site, breadth: breadth, structure: structure, block: block)
          mean += (structure.weights(block: place) * stress).total
        }
        state[fascicle: fascicle, .injury] += tissueInjury.pressing(stress: mean, duration: duration)
        stressOfPoint += share * mean
        sensitisation += share * state[fascicle: fascicle, .peripheralSensitisation]
      }
      dose += soreness.pressing(
        squaredStress: stressOfPoint * stressOfPoint, duration: duration, sensitisation: sensitisation)
    }
    addSoreness(dose, immediate: soreness.pressingImmediate.value, to: &state)
  }

  /// Soreness that holding a stretch at an axial stress (kPa) has done.
  package func strain(_ state: inout MuscleState, stress: Double, duration: Double) {
    addSoreness(soreness.stretching(stress: stress, duration: duration), immediate: 0, to: &state)
  }

  func addSoreness(_ dose: Double, immediate: Double, to state: inout MuscleState) {
    state[.soreness] += immediate * dose
    state[.sorenessPool] += (1 - immediate) * dose
  }
}
