// SPDX-License-Identifier: GPL-3.0-or-later

/// The same equations as ``MuscleEquations``, one fibre at a time and in the plainest form.
///
/// A vector holds seven entries a fibre, then six a fascicle, then eight nervous states. Written over ``Real``,
/// so that dual numbers give its Jacobian; reference solvers and tests use it, nothing fast does.
package struct ReferenceEquations: Sendable {
  package let structure: MuscleStructure
  package let model: Model
  package var stimulus = Stimulus()
  package var exposure = Exposure.none

  package init(structure: MuscleStructure, model: Model) {
    self.structure = structure
    self.model = model
  }

  package var count: Int { structure.fibres * 7 + structure.fascicles * 6 + 8 }

  /// Block and lane of a fibre.
  private func place(fascicle: Int, fibre: Int) -> (block: Int, lane: Int) {
    (fascicle * structure.blocksPerFascicle + fibre / 8, fibre % 8)
  }

  package func vector(from state: MuscleState) -> [Double] {
    var vector: [Double] = []
    for fascicle in 0..<structure.fascicles {
      for fibre in 0..<structure.fibresPerFascicle {
        let (block, lane) = place(fascicle: fascicle, fibre: fibre)
        for variable in FibreVariable.allCases { vector.append(state[block, variable][lane]) }
      }
    }
    for fascicle in 0..<structure.fascicles {
      for variable in FascicleVariable.allCases { vector.append(state[fascicle: fascicle, variable]) }
    }
    for variable in NervousVariable.allCases { vector.append(state[variable]) }
    return vector
  }

  /// Writes a vector back; lanes without a fibre keep what they had.
  package func write(_ vector: [Double], to state: inout MuscleState) {
    var index = 0
    for fascicle in 0..<structure.fascicles {
      for fibre in 0..<structure.fibresPerFascicle {
        let (block, lane) = place(fascicle: fascicle, fibre: fibre)
        for variable in FibreVariable.allCases {
          state[block, variable][lane] = vector[index]
          index += 1
        }
      }
    }
    for fascicle in 0..<structure.fascicles {
      for variable in FascicleVariable.allCases {
        state[fascicle: fascicle, variable] = vector[index]
        index += 1
      }
    }
    for variable in NervousVariable.allCases {
      state[variable] = vector[index]
      index += 1
    }
  }

  /// The error scale of every entry.
  package var scales: [Double] {
    var scales: [Double] = []
    for _ in 0..<structure.fibres { scales += FibreVariable.allCases.map(\.scale) }
    for _ in 0..<structure.fascicles { scales += FascicleVariable.allCases.map(\.scale) }
    return scales + NervousVariable.allCases.map(\.scale)
  }

  package func rates<Value: Real>(at y: [Value]) -> [Value] {
    let tissueStart = structure.fibres * 7
    let nervousStart = tissueStart + structure.fascicles * 6
    let nervous = NervousState(
      central: y[nervousStart], inhibition: y[nervousStart + 1], tone: y[nervousStart + 2],
      expectation: y[nervousStart + 3], affect: y[nervousStart + 4], soreness: y[nervousStart + 5],
      sorenessPool: y[nervousStart + 6], painElsewhere: y[nervousStart + 7])
    var pain = nervous.painElsewhere
    var fibreRates: [Value] = []
    var tissueRates: [Value] = []
    for fascicle in 0..<structure.fascicles {
      let at = tissueStart + fascicle * 6
      let tissue = FascicleState(
        vasodilatation: y[at], bradykinin: y[at + 1], neuropeptides: y[at + 2], cytokines: y[at + 3],
        injury: y[at + 4], sensitisation: y[at + 5])
      let load = stimulus.load * structure.loadShares[fascicle]
      let share = 1 / Double(structure.fibresPerFascicle)
      var means = FascicleMeans<Value>(bridges: .constant(0), acid: .constant(0), deficit: .constant(0))
      var parts: [(FibreState<Value>, Activation<Value>, FibreContact<Value>)] = []
      for fibre in 0..<structure.fibresPerFascicle {
        let (block, lane) = place(fascicle: fascicle, fibre: fibre)
        let start = (fascicle * structure.fibresPerFascicle + fibre) * 7
        let state = FibreState(
          length: y[start], energy: y[start + 1], acid: y[start + 2], noise: y[start + 3],
          memory: y[start + 4], latched: y[start + 5], destroyed: y[start + 6])
        let traits = FibreTraits<Value>(
          threshold: .constant(structure.thresholds[block][lane]),
          recruitment: .constant(
            structure.recruitments[block][lane] * exposure.endplates(block: block)[lane]))
        let active = model.activation(of: state, traits: traits, load: load)
        let contact: FibreContact<Value> = contact(block: block, lane: lane)
        means.bridges = means.bridges + share * (active.total * contact.attached)
        means.acid = means.acid + share * state.acid
        means.deficit = means.deficit + share * (1 - state.energy)
        parts.append((state, active, contact))
      }
      let firing = model.firing(
        tissue, means: means, conduction: .constant(exposure.conduction(fascicle: fascicle))
      ).value
      pain = pain + (1 / Double(structure.fasciclesPerPoint)) * firing
      let around = model.surroundings(
        tissue, means: means, tone: nervous.tone, inhibition: nervous.inhibition, load: load,
        stimulus: stimulus)
      for (state, active, contact) in parts {
        let rate = model.rates(
          of: state, knot: active.knot.value, total: active.total, contact: contact, around: around)
        fibreRates += [
          rate.length, rate.energy, rate.acid, rate.noise, rate.memory, rate.latched, rate.destroyed,
        ]
      }
      let rate = model.rates(
        of: tissue, means: means, firing: firing,
        inflammation: .constant(exposure.inflammation(fascicle: fascicle)))
      tissueRates += [
        rate.vasodilatation, rate.bradykinin, rate.neuropeptides, rate.cytokines, rate.injury,
        rate.sensitisation,
      ]
    }
    let rate = model.rates(of: nervous, pain: pain, stimulus: stimulus)
    return fibreRates + tissueRates + [
      rate.central, rate.inhibition, rate.tone, rate.expectation, rate.affect, rate.soreness,
      rate.sorenessPool, rate.painElsewhere,
    ]
  }

  private func contact<Value: Real>(block: Int, lane: Int) -> FibreContact<Value> {
    let stress =
      stimulus.pressure > 0
      ? model.stress(
        pressure: stimulus.pressure, site: stimulus.site, breadth: stimulus.breadth, structure: structure,
        block: block)[lane] : 0
    let lengthening = model.knotShortening.lengtheningRate(lateral: stress, axial: stimulus.axialStress)
    return FibreContact(
      lengtheningRate: .constant(lengthening),
      attached: .constant(model.crossBridges.attached(lengtheningRate: lengthening)),
      pressure: .constant(model.perfusion.pressure(ofStress: stress)),
      endplate: .constant(exposure.endplates(block: block)[lane]))
  }

  /// ∂rates/∂y, row-major, by dual numbers.
  package func jacobian(at y: [Double]) -> [Double] {
    let n = count
    var jacobian = [Double](repeating: 0, count: n * n)
    var dual = y.map { DualNumber($0) }
    for column in 0..<n {
      dual[column].derivative = 1
      for (row, rate) in rates(at: dual).enumerated() { jacobian[row * n + column] = rate.derivative }
      dual[column].derivative = 0
    }
    return jacobian
  }
}
