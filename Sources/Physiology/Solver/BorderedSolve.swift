// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension MuscleEquations {
  /// Factors `g − J` at `state`, for which ``rates(at:into:)`` has just been called; `g = 1/(γh)`.
  package mutating func factor(at state: UnsafePointer<Lanes>, diagonal g: Double) {
    diagonal = g
    let model = self.model
    let tone = nervousState(state).tone
    for fascicle in 0..<structure.fascicles {
      let around = surroundings(state, fascicle: fascicle, tone: tone)
      let (group, lane) = (fascicle / 8, fascicle % 8)
      let slopes = model.slopes(
        vasodilatation: fascicles(state, group).vasodilatation[lane], tone: tone)
      // Responses of mean bridges, acid and deficit: to pressure, dilatation, tone, pool and input.
      var sums = (Sums(), Sums(), Sums(), Sums(), Sums())
      for inner in 0..<blocksPerFascicle {
        let block = fascicle * blocksPerFascicle + inner
        let factor = model.factor(
          fibre(state, block), traits: traits[block], contact: contacts[block], around: around,
          slopes: slopes, diagonal: g)
        factors[block] = factor
        let weight = weights[inner]
        let flow = factor.toFlow
        let flowBridges = factor.bridges(flow)
        sums.0.add(weight * factor.flowByPressure, flow, bridges: flowBridges)
        sums.1.add(weight * factor.flowByDilatation, flow, bridges: flowBridges)
        sums.2.add(weight * factor.flowByTone, flow, bridges: flowBridges)
        sums.3.add(weight, factor.toPool, bridges: factor.bridges(factor.toPool))
        sums.4.add(weight, factor.toInput, bridges: factor.bridges(factor.toInput))
      }
      fillMeans(
        group, lane, pressure: sums.0.totals, dilatation: sums.1.totals, tone: sums.2.totals,
        pool: sums.3.totals, input: sums.4.totals)
    }
    for group in 0..<groups { fillTissue(group, at: state, diagonal: g) }
    factorNervous(at: state, diagonal: g)
  }

  /// The first three rows of a fascicle's border: means answer the tissue and sympathetic tone.
  private func fillMeans(
    _ group: Int, _ lane: Int, pressure: (Double, Double, Double), dilatation: (Double, Double, Double),
    tone: (Double, Double, Double), pool: (Double, Double, Double), input: (Double, Double, Double)
  ) {
    let perfusion = model.perfusion
    let endplate = model.endplateNoise
    let n = FascicleBorder.size
    let matrix = border(group).matrix
    let toTone = border(group).toTone
    let meansByPressure = border(group).meansByPressure
    func row(
      _ index: Int, _ pressure: Double, _ dilatation: Double, _ tone: Double, _ pool: Double,
      _ input: Double
    ) {
      let entries = matrix + index * n
      for column in 0..<n { entries[column][lane] = 0 }
      entries[index][lane] = 1
      entries[0][lane] -= pressure * perfusion.shared
      entries[1][lane] -= pool
      entries[3][lane] -= dilatation
      entries[4][lane] -= pressure * perfusion.bradykininPressure.value
      entries[5][lane] -= input * endplate.neuropeptides
      toTone[index][lane] = tone + input * endplate.sympathetic
      meansByPressure[index][lane] = pressure
    }
    row(0, pressure.0, dilatation.0, tone.0, pool.0, input.0)
    row(1, pressure.1, dilatation.1, tone.1, pool.1, input.1)
    row(2, pressure.2, dilatation.2, tone.2, pool.2, input.2)
  }

  /// The tissue's own rows of the border, then its factors and its response to sympathetic tone.
  private func fillTissue(_ group: Int, at state: UnsafePointer<Lanes>, diagonal g: Double) {
    let tissue = fascicles(state, group)
    let mean = means[group]
    let firing = firings[group]
    let dilated = model.vasodilatation.target(deficit: mean.deficit, neuropeptides: tissue.neuropeptides)
    let kinin = model.bradykinin.target(acid: mean.acid, deficit: mean.deficit, injury: tissue.injury)
    let cytokine = model.cytokines.target(
      neuropeptides: tissue.neuropeptides, deficit: mean.deficit, injury: tissue.injury)
    let sensitised = model.peripheralSensitisation.target(firing: firing.value)
    let n = FascicleBorder.size
    let (dilating, kinins) = (model.vasodilatation.rate, model.bradykinin.rate)
    let (peptides, cytokines) = (model.neurogenicInflammation.rate, model.cytokines.rate)
    let sensitising = model.peripheralSensitisation.rate
    // Lanes beyond the last fascicle hold an isolated, unconnected tissue.
    for row in 0..<3 {
      for lane in 0..<8 where group * 8 + lane >= structure.fascicles {
        border(group).matrix[row * n + row][lane] = 1
      }
    }
    let a = border(group).matrix
    for entry in (3 * n)..<(n * n) { a[entry] = .zero }
    a[3 * n + 3] = .constant(g + dilating)
    a[3 * n + 2] = -dilating * dilated.deficit
    a[3 * n + 5] = -dilating * dilated.neuropeptides
    a[4 * n + 4] = .constant(g + kinins)
    a[4 * n + 1] = -kinins * kinin.acid
    a[4 * n + 2] = -kinins * kinin.deficit
    a[5 * n + 5] = .constant(g + peptides)
    a[5 * n + 8] = .constant(-peptides * model.neurogenicInflammation.gain)
    a[6 * n + 6] = .constant(g + cytokines)
    a[6 * n + 5] = .constant(-cytokines * model.cytokines.neuropeptideShare.value)
    a[6 * n + 2] = .constant(-cytokines * model.cytokines.deficitShare.value)
    a[7 * n + 7] = .constant(g + sensitising)
    a[7 * n + 8] = -sensitising * sensitised.slope
    a[8 * n + 8] = .constant(1)
    a[8 * n + 0] = -firing.bridges
    a[8 * n + 1] = -firing.acid
    a[8 * n + 4] = -firing.bradykinin
    a[8 * n + 5] = -firing.neuropeptides
    a[8 * n + 6] = -firing.cytokines
    a[8 * n + 7] = -firing.sensitisation
    border(group).bradykininByInjury = kinins * kinin.injury
    border(group).cytokinesByInjury = cytokines * cytokine.injury
    border(group).factor()
    for row in 3..<n { border(group).toTone[row] = .zero }
    border(group).solve(border(group).toTone)
  }

  private mutating func factorNervous(at state: UnsafePointer<Lanes>, diagonal g: Double) {
    let now = nervousState(state)
    var pain = now.painElsewhere
    var painByTone = 0.0
    for group in 0..<groups {
      pain += (painWeights[group] * firings[group].value).total
      painByTone += (painWeights[group] * border(group).toTone[8]).total
    }
    let affect = model.affect
    let central = model.centralSensitisation
    let target = central.target(
      pain: pain, affect: now.affect, central: now.central, affectSwitch: affect.gain)
    let felt = affect.target(pain: pain, strain: stimulus.strain, expectation: now.expectation)
    let reflex = model.sympatheticTone.target(
      pain: pain, central: now.central, inhibition: now.inhibition, centralSwitch: central.gain)
    let above = felt > 0 ? affect.rate : 0
    let rate = model.sympatheticTone.rate
    nervous = NervousFactors(
      painByTone: painByTone, affectByPain: above * affect.painGain.value / (g + affect.rate),
      affectByExpectation: -above * affect.expectationGain.value / (g + affect.rate),
      centralPivot: 1 / (g + central.rate * (1 - target.central)),
      centralByPain: central.rate * target.pain, centralByAffect: central.rate * target.affect,
      toneByPain: rate * reflex.pain, toneByCentral: rate * reflex.central,
      toneByInhibition: -rate * model.sympatheticTone.inhibitionGain.value,
      inhibitionDecay: model.inhibition.decay(volley: stimulus.volley))
  }

  /// Solves `(g − J) x = side`; `side` and `x` may be one vector.
  package func solve(_ side: UnsafePointer<Lanes>, into x: UnsafeMutablePointer<Lanes>) {
    let g = diagonal
    let n = FascicleBorder.size
    let right = nervousState(side)
    // States that nothing coupled drives.
    var out = right
    out.inhibition = right.inhibition / (g + nervous.inhibitionDecay)
    out.expectation = right.expectation / (g + model.expectation.rate)
    out.painElsewhere = right.painElsewhere / g
    out.sorenessPool = right.sorenessPool / (g + model.soreness.onsetRate)
    out.soreness =
      (right.soreness + model.soreness.onsetRate * out.sorenessPool) / (g + model.soreness.decayRate)
    let destroyedPivot = 1 / (g + model.regeneration.rate)
    let noisePivot = 1 / (g + 1 / model.endplateNoise.time.value)
    let injuryPivot = 1 / (g + model.tissueInjury.rate)

    withUnsafeTemporaryAllocation(of: Lanes.self, capacity: groups * n) { shared in
      guard let unknowns = shared.baseAddress else { return }
      for group in 0..<groups {
        let tissue = fascicles(side, group)
        let injury = injuryPivot * tissue.injury
        let at = unknowns + group * n
        let pressure = model.perfusion.oedemaPressure.value * injury
        for row in 0..<3 { at[row] = border(group).meansByPressure[row] * pressure }
        at[3] = tissue.vasodilatation
        at[4] = tissue.bradykinin + border(group).bradykininByInjury * injury
        at[5] = tissue.neuropeptides
        at[6] = tissue.cytokines + border(group).cytokinesByInjury * injury
        at[7] = tissue.sensitisation
        at[8] = .zero
      }
      for fascicle in 0..<structure.fascicles {
        var sums = Sums()
        for inner in 0..<blocksPerFascicle {
          let block = fascicle * blocksPerFascicle + inner
          var fibre = fibre(side, block)
          fibre.destroyed = destroyedPivot * fibre.destroyed
          let answer = factors[block].reduce(fibre, noisePivot: noisePivot)
          reduced[block] = answer
          sums.add(weights[inner], answer.solution, bridges: factors[block].bridges(answer.solution))
        }
        let (group, lane) = (fascicle / 8, fascicle % 8)
        let totals = sums.totals
        shared[group * n][lane] += totals.0
        shared[group * n + 1][lane] += totals.1
        shared[group * n + 2][lane] += totals.2
      }
      var pain = out.painElsewhere
      for group in 0..<groups {
        border(group).solve(unknowns + group * n)
        pain += (painWeights[group] * shared[group * n + 8]).total
      }
      solveNervous(right, pain: pain, into: &out)
      store(out, x)
      for group in 0..<groups {
        for row in 0..<n { shared[group * n + row] += out.tone * border(group).toTone[row] }
        let at = unknowns + group * n
        let injury = injuryPivot * fascicles(side, group).injury
        store(
          FascicleState(
            vasodilatation: at[3], bradykinin: at[4], neuropeptides: at[5], cytokines: at[6],
            injury: injury, sensitisation: at[7]), x, group)
      }
      substitute(side, shared: unknowns, tone: out.tone, destroyedPivot: destroyedPivot, into: x)
    }
  }

  private func solveNervous(_ right: NervousState<Double>, pain: Double, into out: inout NervousState<Double>)
  {
    // Each state as (value without tone, per unit of tone).
    let g = diagonal
    let affect = (
      right.affect / (g + model.affect.rate) + nervous.affectByPain * pain
        + nervous.affectByExpectation * out.expectation, nervous.affectByPain * nervous.painByTone
    )
    let central = (
      nervous.centralPivot
        * (right.central + nervous.centralByPain * pain + nervous.centralByAffect * affect.0),
      nervous.centralPivot
        * (nervous.centralByPain * nervous.painByTone + nervous.centralByAffect * affect.1)
    )
    let fixed =
      right.tone + nervous.toneByPain * pain + nervous.toneByCentral * central.0
      + nervous.toneByInhibition * out.inhibition
    let moving = nervous.toneByPain * nervous.painByTone + nervous.toneByCentral * central.1
    out.tone = fixed / (g + model.sympatheticTone.rate - moving)
    out.affect = affect.0 + affect.1 * out.tone
    out.central = central.0 + central.1 * out.tone
  }

  /// Back-substitution: every fibre's increments from the shared ones.
  private func substitute(
    _ side: UnsafePointer<Lanes>, shared: UnsafePointer<Lanes>, tone: Double, destroyedPivot: Double,
    into x: UnsafeMutablePointer<Lanes>
  ) {
    let n = FascicleBorder.size
    let perfusion = model.perfusion
    let endplate = model.endplateNoise
    for fascicle in 0..<structure.fascicles {
      let (group, lane) = (fascicle / 8, fascicle % 8)
      let at = shared + group * n
      let injury = fascicles(x, group).injury[lane]
      let pressure =
        perfusion.shared * at[0][lane] + perfusion.bradykininPressure.value * at[4][lane]
        + perfusion.oedemaPressure.value * injury
      let input = endplate.neuropeptides * at[5][lane] + endplate.sympathetic * tone
      let pool = at[1][lane]
      let dilatation = at[3][lane]
      for inner in 0..<blocksPerFascicle {
        let block = fascicle * blocksPerFascicle + inner
        let factor = factors[block]
        let base = reduced[block]
        let flow =
          pressure * factor.flowByPressure + dilatation * factor.flowByDilatation
          + tone * factor.flowByTone
        let energy =
          base.solution.energy + flow * factor.toFlow.energy + pool * factor.toPool.energy
          + input * factor.toInput.energy
        let acid =
          base.solution.acid + flow * factor.toFlow.acid + pool * factor.toPool.acid
          + input * factor.toInput.acid
        let knot =
          base.solution.knot + flow * factor.toFlow.knot + pool * factor.toPool.knot
          + input * factor.toInput.knot
        let noise = base.noise + input * factor.noiseByInput + factor.noiseByKnot * knot
        let memory = base.memory + factor.memoryByKnot * knot + factor.memoryByEnergy * energy
        let latched = base.latched + factor.latchByKnot * knot + factor.latchByEnergy * energy
        store(
          FibreState(
            length: base.length + factor.lengthByKnot * knot, energy: energy, acid: acid,
            noise: noise + factor.noiseByEnergy * energy + factor.noiseByAcid * acid,
            memory: memory + factor.memoryByAcid * acid, latched: latched,
            destroyed: destroyedPivot * side[block * 7 + 6]), x, block)
      }
    }
  }
}

/// Weighted sums of bridges, acid and deficit over a fascicle.
private struct Sums {
  var bridges = Lanes.zero
  var acid = Lanes.zero
  var deficit = Lanes.zero

  @inline(__always)
  mutating func add(_ weight: Lanes, _ response: ReducedResponse, bridges increment: Lanes) {
    bridges += weight * increment
    acid += weight * response.acid
    deficit -= weight * response.energy
  }

  @inline(__always)
  var totals: (Double, Double, Double) { (bridges.total, acid.total, deficit.total) }
}

extension Model {
  /// Slopes of a fascicle's vessels by vasodilatation and sympathetic tone.
  @inline(__always)
  package func slopes(vasodilatation: Double, tone: Double) -> SurroundingSlopes {
    let constricted = 1 / (1 + perfusion.vasoconstriction.value * (tone - 1))
    let conductance = (1 + perfusion.hyperaemia.value * vasodilatation) * constricted
    let inverse = perfusion.inverseClosingPressure(vasodilatation: vasodilatation)
    return SurroundingSlopes(
      conductanceByDilatation: perfusion.hyperaemia.value * constricted,
      conductanceByTone: -perfusion.vasoconstriction.value * conductance * constricted,
      inverseClosingByDilatation: -perfusion.closingPressureGain.value * inverse * inverse)
  }

  /// Stress (kPa) in the eight fibres of a block under a hand that presses at a site.
  func stress(pressure: Double, site: Double, structure: MuscleStructure, block: Int) -> Lanes {
    var stress = Lanes.zero
    for lane in 0..<Lanes.scalarCount {
      stress[lane] =
        pressure
        * indentation.share(
          depth: structure.depth[block][lane], distance: structure.lateral[block][lane] - site)
    }
    return stress
  }
}
