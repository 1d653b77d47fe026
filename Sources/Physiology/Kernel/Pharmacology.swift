// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

/// What drugs in a muscle and in the blood, and needles that were in it, do to it at one moment.
extension Model {
  /// - Parameters:
  ///   - depots: what lies in the muscle.
  ///   - wounds: where needles went.
  ///   - doses: what the patient has swallowed.
  ///   - time: now (s), on the clock of depots and wounds.
  ///   - structure: of the muscle.
  package func exposure(
    to depots: [Depot], _ doses: [SwallowedDose], wounds: [NeedleWound] = [], at time: Double,
    structure: MuscleStructure
  ) -> Exposure {
    var exposure = Exposure()
    let inBlood = analgesic.inflammation(level: level(of: .ibuprofen, doses, at: time))
    exposure.inflammation = [Double](repeating: inBlood, count: structure.fascicles)
    exposure.conduction = [Double](repeating: 1, count: structure.fascicles)
    exposure.endplates = [Lanes](repeating: .constant(1), count: structure.blocks)
    for fascicle in 0..<structure.fascicles {
      let blocks = (fascicle * structure.blocksPerFascicle)..<((fascicle + 1) * structure.blocksPerFascicle)
      for depot in depots {
        let age = time - depot.time
        switch depot.drug {
        case .saline: continue
        case .lidocaine, .bupivacaine:
          guard let drug = anaesthetic(depot.drug) else { continue }
          let initial = drug.concentration.value * depot.strength
          exposure.conduction[fascicle] *= mean(over: blocks, structure, depot) {
            drug.conduction(at: drug.concentration(of: initial * $0, after: age))
          }
        case .corticosteroid:
          exposure.inflammation[fascicle] *= mean(over: blocks, structure, depot) {
            corticosteroid.inflammation(
              at: corticosteroid.concentration(of: depot.strength * $0, after: age))
          }
        case .botulinumToxin:
          for block in blocks {
            for lane in 0..<Lanes.scalarCount {
              let share = share(of: depot, structure, block, lane)
              exposure.endplates[block][lane] *=
                1 - botulinumToxin.loss(initial: depot.strength * share, after: age)
            }
          }
        }
      }
      if !wounds.isEmpty { denervate(fascicle, wounds, at: time, structure, &exposure) }
    }
    return exposure
  }

  /// Takes what needles have cut from a fascicle's endplates and conduction.
  private func denervate(
    _ fascicle: Int, _ wounds: [NeedleWound], at time: Double, _ structure: MuscleStructure,
    _ exposure: inout Exposure
  ) {
    var left = 0.0
    for inner in 0..<structure.blocksPerFascicle {
      let block = fascicle * structure.blocksPerFascicle + inner
      let weights = structure.weights(block: inner)
      for lane in 0..<Lanes.scalarCount {
        var supplied = 1.0
        for wound in wounds where structure.depth[block][lane] <= wound.depth {
          let across = structure.lateral[block][lane] - wound.lateral
          let alongside = structure.along[block][lane] - wound.along
          supplied *=
            1
            - denervation.silent(
              squaredDistance: across * across + alongside * alongside, after: time - wound.time)
        }
        exposure.endplates[block][lane] *= supplied
        left += weights[lane] * (1 - denervation.afferents.value * (1 - supplied))
      }
    }
    exposure.conduction[fascicle] *= left
  }

  /// Volley of descending inhibition that swallowed drugs keep up.
  package func volley(of doses: [SwallowedDose], at time: Double) -> Double {
    analgesic.volley(level: level(of: .paracetamol, doses, at: time))
  }

  private func level(of drug: Analgesic, _ doses: [SwallowedDose], at time: Double) -> Double {
    doses.reduce(0) { sum, dose in
      guard dose.drug == drug else { return sum }
      return sum + analgesic.level(strength: dose.strength, after: time - dose.time)
    }
  }

  func anaesthetic(_ drug: Drug) -> LocalAnaesthetic? {
    switch drug {
    case .lidocaine: lidocaine
    case .bupivacaine: bupivacaine
    case .saline, .corticosteroid, .botulinumToxin: nil
    }
  }

  /// Concentration of a depot at a fibre over that in the syringe.
  func share(of depot: Depot, _ structure: MuscleStructure, _ block: Int, _ lane: Int) -> Double {
    let across = structure.lateral[block][lane] - depot.lateral
    let alongside = structure.along[block][lane] - depot.along
    let deeper = structure.depth[block][lane] - depot.depth
    let distance = (across * across + alongside * alongside + deeper * deeper).squareRoot()
    return injectate.share(volume: depot.volume, distance: distance)
  }

  /// Mean over a fascicle's fibres of a function of the depot's local share.
  private func mean(
    over blocks: Range<Int>, _ structure: MuscleStructure, _ depot: Depot, _ effect: (Double) -> Double
  ) -> Double {
    var mean = 0.0
    for block in blocks {
      let weights = structure.weights(block: block - blocks.lowerBound)
      for lane in 0..<Lanes.scalarCount where weights[lane] > 0 {
        mean += weights[lane] * effect(share(of: depot, structure, block, lane))
      }
    }
    return mean
  }

  /// What an injection does at once: fluid thins what is dissolved, and a concentrated anaesthetic kills fibres.
  ///
  /// `fate` is a uniform number for a fascicle and a fibre.
  ///
  /// - Returns: fibres killed.
  package func inject(
    _ depot: Depot, into state: inout MuscleState, structure: MuscleStructure,
    fate: (_ fascicle: Int, _ fibre: Int) -> Double
  ) -> Int {
    var killed = 0
    let drug = anaesthetic(depot.drug)
    for fascicle in 0..<structure.fascicles {
      var mean = 0.0
      var hits = 0
      for inner in 0..<structure.blocksPerFascicle {
        let block = fascicle * structure.blocksPerFascicle + inner
        let weights = structure.weights(block: inner)
        for lane in 0..<Lanes.scalarCount where weights[lane] > 0 {
          let share = share(of: depot, structure, block, lane)
          mean += weights[lane] * share
          state[block, .acid][lane] *= 1 - injectate.washout.value * share
          guard let drug, state[block, .destroyed][lane] < 0.5 else { continue }
          let chance = drug.killed(at: drug.concentration.value * depot.strength * share)
          if fate(fascicle, inner * Lanes.scalarCount + lane) < chance {
            state[block, .destroyed][lane] = 1
            hits += 1
          }
        }
      }
      killed += hits
      state[fascicle: fascicle, .bradykinin] *= 1 - injectate.washout.value * mean
      state[fascicle: fascicle, .neuropeptides] *= 1 - injectate.washout.value * mean
      state[fascicle: fascicle, .injury] +=
        needleTrack.hitInjury.value * Double(hits) / Double(structure.fibresPerFascicle)
    }
    return killed
  }
}
