// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

/// Means of a fascicle's fibres that the tissue feels.
package struct FascicleMeans<Value: Real>: Sendable {
  /// Force-bearing bridges.
  package var bridges: Value
  /// Acid (mmol/L).
  package var acid: Value
  /// Energy deficit, 1 − A.
  package var deficit: Value

  package init(bridges: Value, acid: Value, deficit: Value) {
    self.bridges = bridges
    self.acid = acid
    self.deficit = deficit
  }
}

/// The six states of a fascicle's tissue, as in ``FascicleVariable``.
package struct FascicleState<Value: Real>: Sendable {
  package var vasodilatation: Value
  package var bradykinin: Value
  package var neuropeptides: Value
  package var cytokines: Value
  package var injury: Value
  package var sensitisation: Value

  package init(
    vasodilatation: Value, bradykinin: Value, neuropeptides: Value, cytokines: Value, injury: Value,
    sensitisation: Value
  ) {
    self.vasodilatation = vasodilatation
    self.bradykinin = bradykinin
    self.neuropeptides = neuropeptides
    self.cytokines = cytokines
    self.injury = injury
    self.sensitisation = sensitisation
  }
}

/// The states of ``NervousVariable``.
package struct NervousState<Value: Real>: Sendable {
  package var central: Value
  package var inhibition: Value
  package var tone: Value
  package var expectation: Value
  package var affect: Value
  package var soreness: Value
  package var sorenessPool: Value
  package var painElsewhere: Value

  package init(
    central: Value, inhibition: Value, tone: Value, expectation: Value, affect: Value, soreness: Value,
    sorenessPool: Value, painElsewhere: Value
  ) {
    self.central = central
    self.inhibition = inhibition
    self.tone = tone
    self.expectation = expectation
    self.affect = affect
    self.soreness = soreness
    self.sorenessPool = sorenessPool
    self.painElsewhere = painElsewhere
  }
}

extension Model {
  /// What the fibres of a fascicle feel.
  @inline(__always)
  package func surroundings<Value: Real>(
    _ fascicle: FascicleState<Value>, means: FascicleMeans<Value>, tone: Value, inhibition: Value,
    load: Double, stimulus: Stimulus = Stimulus()
  ) -> Surroundings<Value> {
    Surroundings(
      pressure: perfusion.fasciclePressure(
        meanBridges: means.bridges, injury: fascicle.injury, bradykinin: fascicle.bradykinin),
      inverseClosingPressure: perfusion.inverseClosingPressure(vasodilatation: fascicle.vasodilatation),
      conductance: tissueTemperature.conductance(warmth: stimulus.warmth)
        * perfusion.conductance(vasodilatation: fascicle.vasodilatation, sympatheticTone: tone),
      endplateInput: endplateNoise.sharedInput(
        neuropeptides: fascicle.neuropeptides, sympatheticTone: tone, inhibition: inhibition),
      acidPool: means.acid, load: load, recovery: stimulus.recovery)
  }

  /// Nociceptor firing that leaves a fascicle; `conduction` the share that a drug lets through.
  @inline(__always)
  package func firing<Value: Real>(
    _ fascicle: FascicleState<Value>, means: FascicleMeans<Value>, conduction: Value
  ) -> Nociceptors.Firing<Value> {
    nociceptors.firing(
      acid: means.acid, bradykinin: fascicle.bradykinin, cytokines: fascicle.cytokines,
      neuropeptides: fascicle.neuropeptides, bridges: means.bridges,
      sensitisation: fascicle.sensitisation, neuropeptideSwitch: neurogenicInflammation.gain
    ).scaled(by: conduction)
  }

  /// The rate of change of a fascicle's tissue: one line a state. `inflammation` the share of the usual answer that a
  /// drug leaves.
  @inline(__always)
  package func rates<Value: Real>(
    of state: FascicleState<Value>, means: FascicleMeans<Value>, firing: Value, inflammation: Value
  ) -> FascicleState<Value> {
    let dilated = vasodilatation.target(deficit: means.deficit, neuropeptides: state.neuropeptides).value
    let kinin = bradykinin.target(acid: means.acid, deficit: means.deficit, injury: state.injury).value
    let cytokine = cytokines.target(
      neuropeptides: state.neuropeptides, deficit: means.deficit, injury: state.injury
    ).value
    let sensitised = peripheralSensitisation.target(firing: firing).value
    let released = neurogenicInflammation.gain * firing
    return FascicleState(
      vasodilatation: vasodilatation.rate * (dilated - state.vasodilatation),
      bradykinin: bradykinin.rate * (kinin - state.bradykinin),
      neuropeptides: neurogenicInflammation.rate * (released - state.neuropeptides),
      cytokines: cytokines.rate * (inflammation * cytokine - state.cytokines),
      injury: (-tissueInjury.rate) * state.injury,
      sensitisation: peripheralSensitisation.rate * (inflammation * sensitised - state.sensitisation))
  }

  /// The rate of change of the nervous system and of soreness: one line a state.
  ///
  /// `pain` nociceptor firing of the whole patient.
  @inline(__always)
  package func rates<Value: Real>(of state: NervousState<Value>, pain: Value, stimulus: Stimulus)
    -> NervousState<Value>
  {
    let sensitised = centralSensitisation.target(
      pain: pain, affect: state.affect, central: state.central, affectSwitch: affect.gain
    ).value
    let toned = sympatheticTone.target(
      pain: pain, central: state.central, inhibition: state.inhibition,
      centralSwitch: centralSensitisation.gain
    ).value
    let felt = affect.target(pain: pain, strain: stimulus.strain, expectation: state.expectation)
    let driven = toned + .constant(stimulus.sympatheticDrive)
    let released = soreness.onsetRate * state.sorenessPool
    return NervousState(
      central: centralSensitisation.rate * (sensitised - state.central),
      inhibition: inhibition.rate(inhibition: state.inhibition, volley: stimulus.volley),
      tone: sympatheticTone.rate * (driven - state.tone),
      expectation: (-expectation.rate) * state.expectation,
      affect: affect.rate * (felt - state.affect),
      soreness: released - soreness.decayRate * state.soreness,
      sorenessPool: .constant(0) - released,
      painElsewhere: .constant(stimulus.painElsewhereSlope))
  }
}
