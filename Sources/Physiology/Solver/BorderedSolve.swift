// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension MuscleEquations {
  /// The first three rows of a fascicle's border: means answer the tissue and sympathetic tone.
  func fillMeans(
    _ group: Int, _ lane: Int, pressure: (Double, Double, Double), dilatation: (Double, Double, Double),
    tone: (Double, Double, Double), pool: (Double, Double, Double), input: (Double, Double, Double)
  ) {
    let perfusion = model.perfusion
    let endplate = model.endplateNoise
    let n = FascicleBorder.size
    let matrix = border(group).matrix
    let toTone = border(group).toTone
    let meansByPressure = border(group).meansByPressure
    let meansByInhibition = border(group).meansByInhibition
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
      meansByInhibition[index][lane] = -(input * quieting)
    }
    row(0, pressure.0, dilatation.0, tone.0, pool.0, input.0)
    row(1, pressure.1, dilatation.1, tone.1, pool.1, input.1)
    row(2, pressure.2, dilatation.2, tone.2, pool.2, input.2)
  }

  /// The tissue's own rows of the border, then its factors and its response to sympathetic tone.
  func fillTissue(_ group: Int, at state: UnsafePointer<Lanes>, diagonal g: Double) {
    let tissue = fascicles(state, group)
    let mean = means[group]
    let firing = firings[group]
    let dilated = model.vasodilatation.target(deficit: mean.deficit, neuropeptides: tissue.neuropeptides)
    let kinin = model.bradykinin.target(acid: mean.acid, deficit: mean.deficit, injury: tissue.injury)
    let cytokine = model.cytokines.target(
      neuropeptides: tissue.neuropeptides, deficit: mean.deficit, injury: tissue.injury)
    let sensitised = model.peripheralSensitisation.target(firing: firing.value)
    let n = FascicleBorder.size
    let inflamed = inflammation[group]
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
    a[6 * n + 5] = -(cytokines * model.cytokines.neuropeptideShare.value) * inflamed
    a[6 * n + 2] = -(cytokines * model.cytokines.deficitShare.value) * inflamed
    a[7 * n + 7] = .constant(g + sensitising)
    a[7 * n + 8] = -sensitising * (inflamed * sensitised.slope)
    a[8 * n + 8] = .constant(1)
    a[8 * n + 0] = -firing.bridges
    a[8 * n + 1] = -firing.acid
    a[8 * n + 4] = -firing.bradykinin
    a[8 * n + 5] = -firing.neuropeptides
    a[8 * n + 6] = -firing.cytokines
    a[8 * n + 7] = -firing.sensitisation
    border(group).bradykininByInjury = kinins * kinin.injury
    border(group).cytokinesByInjury = cytokines * (inflamed * cytokine.injury)
    border(group).factor()
    for row in 3..<n { border(group).toTone[row] = .zero }
    border(group).solve(border(group).toTone)
  }

  mutating func factorNervous(at state: UnsafePointer<Lanes>, diagonal g: Double) {
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

  /// Solves the border for tissue and nervous states, once ``reduce(_:block:pivots:)`` has seen every block of the
  /// right-hand side `side`. Writes those states to `x`; ``shared(_:of:)`` then has what fibres feel of them.
  func solveBorder(_ side: UnsafePointer<Lanes>, into x: UnsafeMutablePointer<Lanes>) {
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
    let injuryPivot = 1 / (g + model.tissueInjury.rate)

    var pain = out.painElsewhere
    for group in 0..<groups {
      let tissue = fascicles(side, group)
      let injury = injuryPivot * tissue.injury
      let at = unknowns + group * n
      let pressure = model.perfusion.oedemaPressure.value * injury
      for row in 0..<3 {
        at[row] =
          border(group).meansByPressure[row] * pressure + answers[group * 3 + row]
          + out.inhibition * border(group).meansByInhibition[row]
      }
      at[3] = tissue.vasodilatation
      at[4] = tissue.bradykinin + border(group).bradykininByInjury * injury
      at[5] = tissue.neuropeptides
      at[6] = tissue.cytokines + border(group).cytokinesByInjury * injury
      at[7] = tissue.sensitisation
      at[8] = .zero
      border(group).solve(at)
      pain += (painWeights[group] * at[8]).total
    }
    solveNervous(right, pain: pain, into: &out)
    store(out, x)
    for group in 0..<groups {
      let at = unknowns + group * n
      for row in 0..<n { at[row] += out.tone * border(group).toTone[row] }
      let injury = injuryPivot * fascicles(side, group).injury
      store(
        FascicleState(
          vasodilatation: at[3], bradykinin: at[4], neuropeptides: at[5], cytokines: at[6],
          injury: injury, sensitisation: at[7]), x, group)
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
}

extension Model {
  /// Slopes of a fascicle's vessels by vasodilatation and sympathetic tone.
  @inline(__always)
  package func slopes(vasodilatation: Double, tone: Double, warmth: Double) -> SurroundingSlopes {
    let warmed = tissueTemperature.conductance(warmth: warmth)
    let constricted = warmed / (1 + perfusion.vasoconstriction.value * (tone - 1))
    let conductance = (1 + perfusion.hyperaemia.value * vasodilatation) * constricted
    let inverse = perfusion.inverseClosingPressure(vasodilatation: vasodilatation)
    return SurroundingSlopes(
      conductanceByDilatation: perfusion.hyperaemia.value * constricted,
      conductanceByTone: -perfusion.vasoconstriction.value * conductance
        / (1 + perfusion.vasoconstriction.value * (tone - 1)),
      inverseClosingByDilatation: -perfusion.closingPressureGain.value * inverse * inverse)
  }

  /// Stress (kPa) in the eight fibres of a block under a hand that presses at a site.
  func stress(
    pressure: Double, site: Double, breadth: Double?, structure: MuscleStructure, block: Int
  ) -> Lanes {
    var stress = Lanes.zero
    for lane in 0..<Lanes.scalarCount {
      stress[lane] =
        pressure
        * indentation.share(
          depth: structure.depth[block][lane], distance: structure.lateral[block][lane] - site,
          breadth: breadth)
    }
    return stress
  }
}
