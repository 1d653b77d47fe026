// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

/// Slopes of a fascicle's surroundings that its fibres' flow follows.
package struct SurroundingSlopes: Sendable {
  /// ∂conductance/∂vasodilatation and ∂conductance/∂tone.
  package var conductanceByDilatation: Double
  package var conductanceByTone: Double
  /// ∂(1/P_c)/∂vasodilatation.
  package var inverseClosingByDilatation: Double
}

extension Model {
  /// Factors the block `g − J` of eight fibres, `g = 1/(γh)`.
  ///
  /// Each line is the derivative of the line of the same name in ``rates(of:knot:total:contact:around:)``,
  /// chained through activation, shortening and flow, then eliminated in the order length, latched bridges,
  /// memory, noise, energy, acid, knot.
  @_transparent
  func factor(
    _ state: FibreState<Lanes>, active: Activation<Lanes>, traits: FibreTraits<Lanes>,
    contact: FibreContact<Lanes>,
    around: Surroundings<Lanes>, slopes: SurroundingSlopes, diagonal g: Double
  ) -> FibreFactors {
    // Activation and its slopes.
    let intact = 1 - state.destroyed
    let supply = intact * active.availability.value
    let knotSlope = active.knot.slope
    let perRelease = knotSlope * supply
    let releaseSlope = knotSlope * intact * active.release
    let gains = knotDrive
    let knotByNoise = gains.endplateGain.value * (perRelease * active.protection.value)
    let knotByMemory = gains.leakGain.value * perRelease
    let knotByLatch = gains.latchGain.value * perRelease
    let knotByEnergy =
      gains.endplateGain.value * (perRelease * state.noise * active.protection.slope)
      + releaseSlope * active.availability.energy
    let knotByAcid = releaseSlope * active.availability.acid
    let knotByDestroyed = -(knotSlope * active.release * active.availability.value)
    var workByEnergy = Lanes.zero
    var workByAcid = Lanes.zero
    if around.load > 0 {
      let drive = (voluntaryDrive.gain.value * around.load) * traits.recruitment
      let slope = active.voluntary.slope * drive * (1 - active.knot.value)
      workByEnergy =
        slope
        * (active.protection.slope * active.availability.value
          + active.protection.value * active.availability.energy)
      workByAcid = slope * (active.protection.value * active.availability.acid)
    }
    let totalByKnot = 1 - active.voluntary.value
    let bridges = active.total * contact.attached
    let knotBridges = active.knot.value * contact.attached

    // Length.
    let shortening = knotShortening.shortening(length: state.length)
    let shorteningByLength = -1 / knotShortening.span
    let pull = knotShortening.pull(knotBridges: knotBridges)
    let lengthPivot =
      1 / (g - knotShortening.decay(pull: pull.value, lengtheningRate: contact.lengtheningRate))
    let lengthByKnot =
      lengthPivot * knotShortening.sensitivityToPull(length: state.length) * pull.slope * contact.attached

    // Latched bridges.
    let latchHunger = latchedBridges.hunger(energy: state.energy)
    let latchLoss = latchedBridges.loss(
      energy: state.energy, lengtheningRate: contact.lengtheningRate, shortening: shortening,
      destroyed: state.destroyed)
    let forming = latchedBridges.forming * knotBridges
    let unlatched = 1 - state.latched
    let latchPivot = 1 / (g + forming * latchHunger.value + latchLoss)
    let latchByLength =
      latchPivot
      * ((-shorteningByLength * latchedBridges.torn) * (contact.lengtheningRate * state.latched))
    let latchByEnergy =
      latchPivot
      * (-(forming * latchHunger.slope * unlatched) - latchedBridges.detachment.value * state.latched)
    let latchGrowthByKnot =
      latchedBridges.forming * (contact.attached * latchHunger.value * unlatched)
    let latchByKnot = latchByLength * lengthByKnot + latchPivot * latchGrowthByKnot
    let latchByDestroyed = (-latchedBridges.formation.value) * (latchPivot * state.latched)

    // Structural memory.
    let memoryHunger = structuralMemory.hunger(energy: state.energy)
    let growth = structuralMemory.growth(load: around.load, hunger: memoryHunger.value)
    let memoryLoss = structuralMemory.loss(
      shortening: shortening, lengtheningRate: contact.lengtheningRate, destroyed: state.destroyed,
      regeneration: regeneration.rate)
    let room = structuralMemory.ceiling.value - state.memory
    let memoryPivot = 1 / (g + growth * bridges + memoryLoss)
    let healingByShortening = structuralMemory.healingWhenLong.value / structuralMemory.healing.value
    let memoryByLength =
      (shorteningByLength * memoryPivot)
      * (state.memory
        * (healingByShortening - structuralMemory.repairByLengthening.value * contact.lengtheningRate))
    let memoryPerTotal = memoryPivot * growth * room * contact.attached
    let contracture = structuralMemory.isOn ? structuralMemory.growthInContracture.value : 0
    let memoryByEnergy =
      memoryPerTotal * workByEnergy - contracture * (memoryPivot * bridges * memoryHunger.slope * room)
    let memoryByAcid = memoryPerTotal * workByAcid
    let memoryByKnot = memoryByLength * lengthByKnot + memoryPerTotal * totalByKnot
    let memoryByDestroyed = (-regeneration.rate) * (memoryPivot * state.memory)

    // Endplate noise.
    let acidResponse = endplateNoise.acidResponse(acid: state.acid)
    let input = endplateNoise.input(
      shared: around.endplateInput, acidResponse: acidResponse.value, shortening: shortening,
      memory: state.memory)
    let inputSlope = (1 / endplateNoise.time.value) * hillFourth(input).slope
    let noisePivot = 1 / (g + 1 / endplateNoise.time.value)
    let noiseByInput = noisePivot * inputSlope
    let noiseByLength = (shorteningByLength * endplateNoise.shortening) * noiseByInput
    let noiseByMemory = endplateNoise.memoryGain.value * noiseByInput
    let noiseByAcid =
      noiseByInput * (endplateNoise.acid * acidResponse.slope) + noiseByMemory * memoryByAcid
    let noiseByEnergy = noiseByMemory * memoryByEnergy
    let noiseByKnot = noiseByLength * lengthByKnot + noiseByMemory * memoryByKnot

    // Flow.
    let deficit = 1 - state.energy
    let pressure = around.pressure + (perfusion.local * (bridges * shortening) + contact.pressure)
    let gate = perfusion.gate(pressureRatio: pressure * around.inverseClosingPressure)
    let flow = around.conductance * gate.value
    let gateByPressure = around.conductance * gate.slope
    let flowByPressure = gateByPressure * around.inverseClosingPressure
    let flowByBridges = perfusion.local * (flowByPressure * shortening)
    let flowByLength = (perfusion.local * shorteningByLength) * (flowByPressure * bridges)

    // Energy and acid.
    let oxidative = energyBalance.oxidative(deficit: deficit, flow: flow)
    let glycolytic = energyBalance.glycolytic(deficit: deficit, acid: state.acid)
    let use = energyBalance.use(bridges: bridges, activation: active.total)
    let ready = energyBalance.readiness(energy: state.energy)
    let usePerTotal =
      (energyBalance.bridgeUse.value * contact.attached + energyBalance.pumpUse.value) * ready.value
    let washed = (-acidClearance.washout.value) * state.acid
    let flowPerTotal = flowByBridges * contact.attached
    let energyPerTotal = oxidative.second * flowPerTotal - usePerTotal
    let acidPerTotal = washed * flowPerTotal
    let energyByLength = oxidative.second * flowByLength
    let acidByLength = washed * flowByLength
    let energyDirect =
      energyPerTotal * workByEnergy - oxidative.deficit - glycolytic.deficit - use * ready.slope
    let energyByAcid = glycolytic.second + energyPerTotal * workByAcid
    let energyByKnot = energyPerTotal * totalByKnot + energyByLength * lengthByKnot
    let yield = energyBalance.lactateYield.value
    let acidByEnergyDirect = acidPerTotal * workByEnergy - yield * glycolytic.deficit
    let acidDirect =
      yield * glycolytic.second + acidPerTotal * workByAcid
      - (acidClearance.washout.value * flow + acidClearance.exchange.value)
    let acidByKnotDirect = acidPerTotal * totalByKnot + acidByLength * lengthByKnot

    // The reduced system in energy, acid and knot.
    let knotDiagonal =
      1 - knotByNoise * noiseByKnot - knotByMemory * memoryByKnot - knotByLatch * latchByKnot
    let reducedByEnergy =
      knotByEnergy + knotByNoise * noiseByEnergy + knotByMemory * memoryByEnergy
      + knotByLatch * latchByEnergy
    let reducedByAcid = knotByAcid + knotByNoise * noiseByAcid + knotByMemory * memoryByAcid
    let energyPivot = 1 / (g - energyDirect)
    let acidByEnergy = acidByEnergyDirect * energyPivot
    let acidPivot = 1 / (g - acidDirect - acidByEnergy * energyByAcid)
    let acidByKnot = acidByKnotDirect + acidByEnergy * energyByKnot
    let toEnergy = reducedByEnergy * energyPivot
    let toAcid = (reducedByAcid + toEnergy * energyByAcid) * acidPivot
    let knotPivot = 1 / (knotDiagonal - toEnergy * energyByKnot - toAcid * acidByKnot)

    let zero = ReducedResponse(energy: .zero, acid: .zero, knot: .zero)
    var factors = FibreFactors(
      lengthPivot: lengthPivot, lengthByKnot: lengthByKnot, latchPivot: latchPivot,
      latchByLength: latchByLength, latchByEnergy: latchByEnergy, latchByKnot: latchByKnot,
      latchByDestroyed: latchByDestroyed, memoryPivot: memoryPivot, memoryByLength: memoryByLength,
      memoryByEnergy: memoryByEnergy, memoryByAcid: memoryByAcid, memoryByKnot: memoryByKnot,
      memoryByDestroyed: memoryByDestroyed, noiseByInput: noiseByInput, noiseByLength: noiseByLength,
      noiseByMemory: noiseByMemory, noiseByEnergy: noiseByEnergy, noiseByAcid: noiseByAcid,
      noiseByKnot: noiseByKnot, energyPivot: energyPivot, energyByLength: energyByLength,
      energyByAcid: energyByAcid, energyByKnot: energyByKnot, acidPivot: acidPivot,
      acidByLength: acidByLength, acidByEnergy: acidByEnergy, acidByKnot: acidByKnot,
      knotPivot: knotPivot, knotByNoise: knotByNoise, knotByMemory: knotByMemory,
      knotByLatch: knotByLatch, knotByDestroyed: knotByDestroyed, knotByEnergy: toEnergy,
      knotByAcid: toAcid, bridgesByKnot: contact.attached * totalByKnot,
      bridgesByEnergy: contact.attached * workByEnergy, bridgesByAcid: contact.attached * workByAcid,
      toFlow: zero, toPool: zero, toInput: zero, flowByPressure: flowByPressure,
      flowByDilatation: slopes.conductanceByDilatation * gate.value + gateByPressure * pressure
        * slopes.inverseClosingByDilatation,
      flowByTone: slopes.conductanceByTone * gate.value)
    factors.toFlow = factors.solve(energy: oxidative.second, acid: washed, knot: .zero)
    factors.toPool = factors.solve(
      energy: .zero, acid: .constant(acidClearance.exchange.value), knot: .zero)
    factors.toInput = factors.solve(energy: .zero, acid: .zero, knot: knotByNoise * noiseByInput)
    return factors
  }
}
