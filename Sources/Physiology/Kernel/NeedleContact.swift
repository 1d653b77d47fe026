// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

/// Where a needle goes and what chance decides; the draws come from the caller.
package struct Insertion: Sendable {
  /// Place of the track: lateral (mm, in the muscle's own frame) and along the fibres (mm).
  package var lateral: Double
  package var along: Double
  /// Depth that the needle reaches (mm).
  package var depth: Double
  /// Twitches so far in the session.
  package var twitches: Int
  /// Uniform number that decides on a twitch.
  package var twitchDraw: Double

  package init(lateral: Double, along: Double, depth: Double, twitches: Int, twitchDraw: Double) {
    self.lateral = lateral
    self.along = along
    self.depth = depth
    self.twitches = twitches
    self.twitchDraw = twitchDraw
  }
}

extension Model {
  /// One insertion into a muscle.
  ///
  /// `fate` is a uniform number for a fascicle and a fibre that lies near the track.
  ///
  /// - Returns: whether the muscle twitched, and how many fibres were destroyed.
  package func insert(
    _ insertion: Insertion, into state: inout MuscleState, structure: MuscleStructure,
    fate: (_ fascicle: Int, _ fibre: Int) -> Double
  ) -> (twitched: Bool, destroyed: Int) {
    let track = needleTrack
    var irritable = 0
    var destroyed = 0
    let reach = track.twitchReach.value * track.twitchReach.value
    // First what the needle touches; whether the band twitches is known only then.
    var distances: [Double] = []
    distances.reserveCapacity(structure.fibres)
    for fascicle in 0..<structure.fascicles {
      var hits = 0
      for fibre in 0..<structure.fibresPerFascicle {
        let block = fascicle * structure.blocksPerFascicle + fibre / 8
        let lane = fibre % 8
        let across = structure.lateral[block][lane] - insertion.lateral
        let alongside = structure.along[block][lane] - insertion.along
        let isReached = structure.depth[block][lane] <= insertion.depth
        let distance = isReached ? across * across + alongside * alongside : .infinity
        distances.append(distance)
        let intact = state[block, .destroyed][lane] < 0.5
        let noise = state[block, .endplateNoise][lane]
        if distance < reach, intact, noise > track.irritableNoise.value { irritable += 1 }
        guard distance < track.radius.value * track.radius.value, intact else { continue }
        let shortening = knotShortening.shortening(length: state[block, .length][lane])
        let chance =
          shortening > MuscleReading.knotFrom ? track.destroysContracted.value : track.destroysRelaxed.value
        if fate(fascicle, fibre) < chance {
          state[block, .destroyed][lane] = 1
          hits += 1
        }
      }
      destroyed += hits
      state[fascicle: fascicle, .injury] +=
        track.insertionInjury.value + track.hitInjury.value * Double(hits)
        / Double(structure.fibresPerFascicle)
    }
    let perPoint = 256 / Double(structure.fasciclesPerPoint * structure.fibresPerFascicle)
    let probability = track.twitchProbability(
      irritable: Double(irritable) * perPoint, before: insertion.twitches)
    let twitched = insertion.twitchDraw < probability
    tear(distances, twitched: twitched, in: &state, structure: structure)
    if twitched { washOut(&state, structure: structure, near: insertion.lateral) }
    addSoreness(
      soreness.sensitivity.value
        * (soreness.insertionDose.value + (twitched ? soreness.twitchDose.value : 0)),
      immediate: soreness.insertionImmediate.value, to: &state)
    return (twitched, destroyed)
  }

  private func tear(
    _ distances: [Double], twitched: Bool, in state: inout MuscleState, structure: MuscleStructure
  ) {
    guard latchedBridges.isTearingOn else { return }
    var index = 0
    for fascicle in 0..<structure.fascicles {
      for fibre in 0..<structure.fibresPerFascicle {
        let block = fascicle * structure.blocksPerFascicle + fibre / 8
        let distance = distances[index]
        index += 1
        guard distance.isFinite else { continue }
        let torn = needleTrack.dragShare(squaredDistance: distance, twitch: twitched)
        state[block, .latchedBridges][fibre % 8] *= 1 - torn
      }
    }
  }

  /// A twitch empties the point that the needle is in.
  private func washOut(_ state: inout MuscleState, structure: MuscleStructure, near lateral: Double) {
    let nearest = structure.sites.indices.min {
      abs(structure.sites[$0] - lateral) < abs(structure.sites[$1] - lateral)
    }
    let share = needleTrack.twitchWashout.value
    let point = nearest ?? 0
    for fascicle in (point * structure.fasciclesPerPoint)..<((point + 1) * structure.fasciclesPerPoint) {
      state[fascicle: fascicle, .bradykinin] *= 1 - share
      state[fascicle: fascicle, .neuropeptides] *= 1 - share * 2 / 3
      state[fascicle: fascicle, .injury] += needleTrack.twitchInjury.value
      for inner in 0..<structure.blocksPerFascicle {
        let block = fascicle * structure.blocksPerFascicle + inner
        state[block, .acid] -= (share * 2 / 3) * state[block, .acid]
      }
    }
  }
}
