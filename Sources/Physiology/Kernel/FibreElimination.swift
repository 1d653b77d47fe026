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
  /// Factors the block `g − J` of eight fibres, `g = 1/(γh)`. `active` is their activation.
  ///
  /// Each line is the derivative of the line of the same name in ``rates(of:knot:total:contact:around:)``,
  /// chained through activation, shortening and flow, then eliminated in the order length, latched bridges,
  /// memory, noise, energy, acid, knot. Each factor is stored as soon as it is known: kept until the end they would
  /// have to leave the registers and come back.
  @_transparent
  func factor(
    _ state: FibreState<Lanes>, active: Activation<Lanes>, traits: FibreTraits<Lanes>,
    contact: FibreContact<Lanes>, around: Surroundings<Lanes>, slopes: SurroundingSlopes, diagonal g: Double,
    into factors: UnsafeMutablePointer<FibreFactors>
  ) {
    // Activation and its slopes.
    let intact = 1 - state.destroyed
    let supply = intact * active.availability.value
    let knotSlope = active.knot.slope
    let perRelease = knotSlope * supply
    let releaseSlope = knotSlope * intact * active.release
    let gains = knotDrive
    let knotByNoise = gains.endplateGain.value * (perRelease * active.protection.value)
    factors.pointee.knotByNoise = knotByNoise
    let knotByMemory = gains.leakGain.value * perRelease
    factors.pointee.knotByMemory = knotByMemory
    let knotByLatch = gains.latchGain.value * perRelease
    factors.pointee.knotByLatch = knotByLatch
    let knotByEnergy =
      gains.endplateGain.value * (perRelease * state.noise * active.protection.slope)
      + releaseSlope * active.availability.energy
    let knotByAcid = releaseSlope * active.availability.acid
    let knotByDestroyed = -(knotSlope * active.release * active.availability.value)
    factors.pointee.knotByDestroyed = knotByDestroyed
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
    factors.pointee.bridgesByKnot = contact.attached * totalByKnot
    factors.pointee.bridgesByEnergy = contact.attached * workByEnergy
    factors.pointee.bridgesByAcid = contact.attached * workByAcid
    let bridges = active.total * contact.attached
    let knotBridges = active.knot.value * contact.attached

    // Length.
    let shortening = knotShortening.shortening(length: state.length)
    let shorteningByLength = -1 / knotShortening.span
    let pull = knotShortening.pull(knotBridges: knotBridges)
    let lengthPivot =
      1 / (g - knotShortening.decay(pull: pull.value, lengtheningRate: contact.lengtheningRate))
    factors.pointee.lengthPivot = lengthPivot
    let lengthByKnot =
      lengthPivot * knotShortening.sensitivityToPull(length: state.length) * pull.slope * contact.attached
    factors.pointee.lengthByKnot = lengthByKnot

    // Latched bridges.
    let latchHunger = latchedBridges.hunger(energy: state.energy)
    let latchLoss = latchedBridges.loss(
      energy: state.energy, lengtheningRate: contact.lengtheningRate, shortening: shortening,
      destroyed: state.destroyed)
    let forming = latchedBridges.forming * knotBridges
    let unlatched = 1 - state.latched
    let latchPivot = 1 / (g + forming * latchHunger.value + latchLoss)
    factors.pointee.latchPivot = latchPivot
    let latchByLength =
      latchPivot
      * ((-shorteningByLength * latchedBridges.torn) * (contact.lengtheningRate * state.latched))
    factors.pointee.latchByLength = latchByLength
    let latchByEnergy =
      latchPivot
      * (-(forming * latchHunger.slope * unlatched) - latchedBridges.detachment.value * state.latched)
    factors.pointee.latchByEnergy = latchByEnergy
    let latchGrowthByKnot =
      latchedBridges.forming * (contact.attached * latchHunger.value * unlatched)
    let latchByKnot = latchByLength * lengthByKnot + latchPivot * latchGrowthByKnot
    factors.pointee.latchByKnot = latchByKnot
    let latchByDestroyed = (-latchedBridges.formation.value) * (latchPivot * state.latched)
    factors.pointee.latchByDestroyed = latchByDestroyed

    // Structural memory.
    let memoryHunger = structuralMemory.hunger(energy: state.energy)
    let growth = structuralMemory.growth(load: around.load, hunger: memoryHunger.value)
    let memoryLoss = structuralMemory.loss(
      shortening: shortening, lengtheningRate: contact.lengtheningRate, destroyed: state.destroyed,
      regeneration: regeneration.rate, recovery: around.recovery)
    let room = structuralMemory.ceiling.value - state.memory
    let memoryPivot = 1 / (g + growth * bridges + memoryLoss)
    factors.pointee.memoryPivot = memoryPivot
    let healingByShortening =
      around.recovery * (structuralMemory.healingWhenLong.value / structuralMemory.healing.value)
    let memoryByLength =
      (shorteningByLength * memoryPivot)
      * (state.memory
        * (healingByShortening - structuralMemory.repairByLengthening.value * contact.lengtheningRate))
    factors.pointee.memoryByLength = memoryByLength
    let memoryPerTotal = memoryPivot * growth * room * contact.attached
    let contracture = structuralMemory.isOn ? structuralMemory.growthInContracture.value : 0
    let memoryByEnergy =
      memoryPerTotal * workByEnergy - contracture * (memoryPivot * bridges * memoryHunger.slope * room)
    factors.pointee.memoryByEnergy = memoryByEnergy
    let memoryByAcid = memoryPerTotal * workByAcid
    factors.pointee.memoryByAcid = memoryByAcid
    let memoryByKnot = memoryByLength * lengthByKnot + memoryPerTotal * totalByKnot
    factors.pointee.memoryByKnot = memoryByKnot
    let memoryByDestroyed = (-regeneration.rate) * (memoryPivot * state.memory)
    factors.pointee.memoryByDestroyed = memoryByDestroyed

    // Endplate noise.
    let acidResponse = endplateNoise.acidResponse(acid: state.acid)
    let input = endplateNoise.input(
      shared: around.endplateInput, acidResponse: acidResponse.value, shortening: shortening,
      memory: state.memory)
    let inputSlope = contact.endplate * ((1 / endplateNoise.time.value) * hillFourth(input).slope)
    let noisePivot = 1 / (g + 1 / endplateNoise.time.value)
    let noiseByInput = noisePivot * inputSlope
    factors.pointee.noiseByInput = noiseByInput
    let noiseByLength = (shorteningByLength * endplateNoise.shortening) * noiseByInput
    factors.pointee.noiseByLength = noiseByLength
    let noiseByMemory = endplateNoise.memoryGain.value * noiseByInput
    factors.pointee.noiseByMemory = noiseByMemory
    let noiseByAcid =
      noiseByInput * (endplateNoise.acid * acidResponse.slope) + noiseByMemory * memoryByAcid
    factors.pointee.noiseByAcid = noiseByAcid
    let noiseByEnergy = noiseByMemory * memoryByEnergy
    factors.pointee.noiseByEnergy = noiseByEnergy
    let noiseByKnot = noiseByLength * lengthByKnot + noiseByMemory * memoryByKnot
    factors.pointee.noiseByKnot = noiseByKnot

    // Flow.
    let deficit = 1 - state.energy
    let pressure = around.pressure + (perfusion.local * (bridges * shortening) + contact.pressure)
    let gate = perfusion.gate(pressureRatio: pressure * around.inverseClosingPressure)
    let flow = around.conductance * gate.value
    let gateByPressure = around.conductance * gate.slope
    let flowByPressure = gateByPressure * around.inverseClosingPressure
    factors.pointee.flowByPressure = flowByPressure
    factors.pointee.flowByDilatation =
      slopes.conductanceByDilatation * gate.value + gateByPressure * pressure
      * slopes.inverseClosingByDilatation
    factors.pointee.flowByTone = slopes.conductanceByTone * gate.value
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
    factors.pointee.energyByLength = energyByLength
    let acidByLength = washed * flowByLength
    factors.pointee.acidByLength = acidByLength
    let energyDirect =
      energyPerTotal * workByEnergy - oxidative.deficit - glycolytic.deficit - use * ready.slope
    let energyByAcid = glycolytic.second + energyPerTotal * workByAcid
    factors.pointee.energyByAcid = energyByAcid
    let energyByKnot = energyPerTotal * totalByKnot + energyByLength * lengthByKnot
    factors.pointee.energyByKnot = energyByKnot
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
    factors.pointee.energyPivot = energyPivot
    let acidByEnergy = acidByEnergyDirect * energyPivot
    factors.pointee.acidByEnergy = acidByEnergy
    let acidPivot = 1 / (g - acidDirect - acidByEnergy * energyByAcid)
    factors.pointee.acidPivot = acidPivot
    let acidByKnot = acidByKnotDirect + acidByEnergy * energyByKnot
    factors.pointee.acidByKnot = acidByKnot
    let toEnergy = reducedByEnergy * energyPivot
    factors.pointee.knotByEnergy = toEnergy
    let toAcid = (reducedByAcid + toEnergy * energyByAcid) * acidPivot
    factors.pointee.knotByAcid = toAcid
    let knotPivot = 1 / (knotDiagonal - toEnergy * energyByKnot - toAcid * acidByKnot)
    factors.pointee.knotPivot = knotPivot

    factors.pointee.toFlow = factors.pointee.solve(energy: oxidative.second, acid: washed, knot: .zero)
    factors.pointee.toPool = factors.pointee.solve(
      energy: .zero, acid: .constant(acidClearance.exchange.value), knot: .zero)
    factors.pointee.toInput = factors.pointee.solve(
      energy: .zero, acid: .zero, knot: knotByNoise * noiseByInput)
  }
}
