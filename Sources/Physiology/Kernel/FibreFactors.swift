// SPDX-License-Identifier: GPL-3.0-or-later

/// Response of a fibre's energy, acid and knot activation to one unit of something.
struct ReducedResponse {
  var energy: Lanes
  var acid: Lanes
  var knot: Lanes
}

/// The factored block `1/(γh) − J` of eight fibres.
///
/// Six coupled states are eliminated to three: every other state depends on the rest of the fibre only through
/// energy, acid and the activation of the knot (one scalar `t` that enters length, latched bridges, memory,
/// energy and acid alike: the block has rank-one structure). `destroyed` decays on its own and is solved first.
/// A name such as `latchByEnergy` is the coefficient of the energy increment in the latched-bridge increment.
struct FibreFactors {
  var lengthPivot: Lanes
  var lengthByKnot: Lanes
  var latchPivot: Lanes
  var latchByLength: Lanes
  var latchByEnergy: Lanes
  var latchByKnot: Lanes
  var latchByDestroyed: Lanes
  var memoryPivot: Lanes
  var memoryByLength: Lanes
  var memoryByEnergy: Lanes
  var memoryByAcid: Lanes
  var memoryByKnot: Lanes
  var memoryByDestroyed: Lanes
  var noiseByInput: Lanes
  var noiseByLength: Lanes
  var noiseByMemory: Lanes
  var noiseByEnergy: Lanes
  var noiseByAcid: Lanes
  var noiseByKnot: Lanes
  var energyPivot: Lanes
  var energyByLength: Lanes
  var energyByAcid: Lanes
  var energyByKnot: Lanes
  var acidPivot: Lanes
  var acidByLength: Lanes
  var acidByEnergy: Lanes
  var acidByKnot: Lanes
  var knotPivot: Lanes
  var knotByNoise: Lanes
  var knotByMemory: Lanes
  var knotByLatch: Lanes
  var knotByDestroyed: Lanes
  var knotByEnergy: Lanes
  var knotByAcid: Lanes
  var bridgesByKnot: Lanes
  var bridgesByEnergy: Lanes
  var bridgesByAcid: Lanes
  /// Responses to flow, to the acid pool and to the endplate's shared input.
  var toFlow: ReducedResponse
  var toPool: ReducedResponse
  var toInput: ReducedResponse
  /// Slopes of flow by shared pressure, vasodilatation and sympathetic tone.
  var flowByPressure: Lanes
  var flowByDilatation: Lanes
  var flowByTone: Lanes
}

/// A right-hand side reduced to energy, acid and knot, and what back-substitution needs again.
struct ReducedRightSide {
  var length: Lanes
  var latched: Lanes
  var memory: Lanes
  var noise: Lanes
  var destroyed: Lanes
  var solution: ReducedResponse
}

extension FibreFactors {
  /// Solves the reduced 3 × 3 system.
  @inline(__always)
  func solve(energy: Lanes, acid: Lanes, knot: Lanes) -> ReducedResponse {
    let acidSide = acid + acidByEnergy * energy
    let t = knotPivot * (knot + knotByEnergy * energy + knotByAcid * acidSide)
    let h = acidPivot * (acidSide + acidByKnot * t)
    return ReducedResponse(
      energy: energyPivot * (energy + energyByAcid * h + energyByKnot * t), acid: h, knot: t)
  }

  /// Eliminates length, latched bridges, memory and noise from a right-hand side. `destroyed` is solved.
  @inline(__always)
  func reduce(_ side: FibreState<Lanes>, noisePivot: Double) -> ReducedRightSide {
    let length = lengthPivot * side.length
    let latched = latchPivot * side.latched + latchByLength * length + latchByDestroyed * side.destroyed
    let memory = memoryPivot * side.memory + memoryByLength * length + memoryByDestroyed * side.destroyed
    let noise = noisePivot * side.noise + noiseByLength * length + noiseByMemory * memory
    let knot =
      knotByNoise * noise + knotByMemory * memory + knotByLatch * latched + knotByDestroyed * side.destroyed
    let solution = solve(
      energy: side.energy + energyByLength * length, acid: side.acid + acidByLength * length, knot: knot)
    return ReducedRightSide(
      length: length, latched: latched, memory: memory, noise: noise, destroyed: side.destroyed,
      solution: solution)
  }

  /// The increment of force-bearing bridges that goes with a reduced solution.
  @inline(__always)
  func bridges(_ response: ReducedResponse) -> Lanes {
    bridgesByKnot * response.knot + bridgesByEnergy * response.energy + bridgesByAcid * response.acid
  }
}
