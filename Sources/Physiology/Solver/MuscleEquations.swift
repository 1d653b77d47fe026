// SPDX-License-Identifier: GPL-3.0-or-later

/// The coupled equations of one muscle on eight lanes, with the storage that a step needs.
///
/// Vectors are laid out as ``MuscleState/lanes``. The Jacobian is bordered block-diagonal: fibres feel their
/// fascicle through flow, the acid pool and the endplate's shared input only. `factor` eliminates each block,
/// then a 9 × 9 system a fascicle (eight fascicles side by side), then the few nervous states; `solve`
/// repeats that for a right-hand side.
package struct MuscleEquations: ~Copyable {
  package let structure: MuscleStructure
  package let model: Model
  package let count: Int
  let blocks: Int
  let groups: Int
  let blocksPerFascicle: Int
  var stimulus = Stimulus()
  var diagonal = 0.0
  /// Nociceptor firing of this muscle where the Jacobian was taken.
  var firingAtStep = 0.0
  /// Slope of the endplates' shared input by inhibition, its sign turned, where the Jacobian was taken.
  var quieting = 0.0

  let traits: UnsafeMutablePointer<FibreTraits<Lanes>>
  let weights: UnsafeMutablePointer<Lanes>
  let contacts: UnsafeMutablePointer<FibreContact<Lanes>>
  /// Activations of one fascicle at a time, one entry a block.
  let activations: UnsafeMutablePointer<Activation<Lanes>>
  let factors: UnsafeMutablePointer<FibreFactors>
  let reduced: UnsafeMutablePointer<ReducedRightSide>
  /// Bridges, acid and deficit that a fascicle's fibres answer to a right-hand side on their own; three entries a group.
  let answers: UnsafeMutablePointer<Lanes>
  /// The solved border, nine entries a group.
  let unknowns: UnsafeMutablePointer<Lanes>
  /// One entry a group of fascicles.
  let means: UnsafeMutablePointer<FascicleMeans<Lanes>>
  let firings: UnsafeMutablePointer<Nociceptors.Firing<Lanes>>
  private let borderStorage: UnsafeMutablePointer<Lanes>
  /// What drugs leave of conduction and inflammation, one entry a group of fascicles.
  let conduction: UnsafeMutablePointer<Lanes>
  let inflammation: UnsafeMutablePointer<Lanes>
  /// Weight of a fascicle's firing in the patient's pain: 1/(fascicles a point), 0 in unused lanes.
  let painWeights: UnsafeMutablePointer<Lanes>
  var nervous = NervousFactors()

  package init(structure: MuscleStructure, model: Model) {
    self.structure = structure
    self.model = model
    blocks = structure.blocks
    groups = structure.fascicleGroups
    blocksPerFascicle = structure.blocksPerFascicle
    count = blocks * 7 + groups * 6 + 1
    traits = .allocate(capacity: blocks)
    contacts = .allocate(capacity: blocks)
    activations = .allocate(capacity: blocksPerFascicle)
    factors = .allocate(capacity: blocks)
    reduced = .allocate(capacity: blocks)
    weights = .allocate(capacity: blocksPerFascicle)
    answers = .allocate(capacity: groups * 3)
    answers.initialize(repeating: .zero, count: groups * 3)
    unknowns = .allocate(capacity: groups * FascicleBorder.size)
    means = .allocate(capacity: groups)
    firings = .allocate(capacity: groups)
    borderStorage = .allocate(capacity: groups * FascicleBorder.extent)
    borderStorage.initialize(repeating: .zero, count: groups * FascicleBorder.extent)
    painWeights = .allocate(capacity: groups)
    conduction = .allocate(capacity: groups)
    inflammation = .allocate(capacity: groups)
    for block in 0..<blocksPerFascicle { weights[block] = structure.weights(block: block) }
    for group in 0..<groups {
      painWeights[group] = .zero
      means[group] = FascicleMeans(bridges: .zero, acid: .zero, deficit: .zero)
    }
    for fascicle in 0..<structure.fascicles {
      painWeights[fascicle / 8][fascicle % 8] = 1 / Double(structure.fasciclesPerPoint)
    }
    apply(Stimulus())
  }

  deinit {
    traits.deallocate()
    contacts.deallocate()
    activations.deallocate()
    factors.deallocate()
    reduced.deallocate()
    weights.deallocate()
    answers.deallocate()
    unknowns.deallocate()
    means.deallocate()
    firings.deallocate()
    borderStorage.deallocate()
    painWeights.deallocate()
    conduction.deallocate()
    inflammation.deallocate()
  }

  @inline(__always)
  func border(_ group: Int) -> FascicleBorder {
    FascicleBorder(storage: borderStorage + group * FascicleBorder.extent)
  }

  /// Sets what acts from outside until the next event.
  package mutating func apply(_ stimulus: Stimulus, exposed exposure: Exposure = .none) {
    self.stimulus = stimulus
    for group in 0..<groups {
      conduction[group] = .constant(1)
      inflammation[group] = .constant(1)
    }
    for fascicle in 0..<structure.fascicles {
      conduction[fascicle / 8][fascicle % 8] = exposure.conduction(fascicle: fascicle)
      inflammation[fascicle / 8][fascicle % 8] = exposure.inflammation(fascicle: fascicle)
    }
    for block in 0..<blocks {
      let endplate = structure.filled(exposure.endplates(block: block), block: block)
      // Voluntary work reaches the fibre through the same endplate.
      traits[block] = FibreTraits(
        threshold: structure.filled(structure.thresholds[block], block: block),
        recruitment: endplate * structure.filled(structure.recruitments[block], block: block))
      let stress =
        stimulus.pressure > 0
        ? structure.filled(
          model.stress(
            pressure: stimulus.pressure, site: stimulus.site, breadth: stimulus.breadth,
            structure: structure, block: block),
          block: block)
        : .zero
      let lengthening = model.knotShortening.lengtheningRate(lateral: stress, axial: stimulus.axialStress)
      contacts[block] = FibreContact(
        lengtheningRate: lengthening, attached: model.crossBridges.attached(lengtheningRate: lengthening),
        pressure: model.perfusion.pressure(ofStress: stress), endplate: endplate)
    }
  }

  /// Makes lanes without a fibre follow the first fibre of their block: they carry no weight, but their values
  /// must neither stop a step nor run away, as zero times infinity is not zero.
  func fillEmptyLanes(_ state: UnsafeMutablePointer<Lanes>) {
    for block in stride(from: blocksPerFascicle - 1, to: blocks, by: blocksPerFascicle) {
      for entry in block * 7..<(block + 1) * 7 {
        state[entry] = structure.filled(state[entry], block: block)
      }
    }
  }

  @inline(__always)
  func fibre(_ vector: UnsafePointer<Lanes>, _ block: Int) -> FibreState<Lanes> {
    let at = vector + block * 7
    return FibreState(
      length: at[0], energy: at[1], acid: at[2], noise: at[3], memory: at[4], latched: at[5],
      destroyed: at[6])
  }

  @inline(__always)
  func store(_ fibre: FibreState<Lanes>, _ vector: UnsafeMutablePointer<Lanes>, _ block: Int) {
    let at = vector + block * 7
    at[0] = fibre.length
    at[1] = fibre.energy
    at[2] = fibre.acid
    at[3] = fibre.noise
    at[4] = fibre.memory
    at[5] = fibre.latched
    at[6] = fibre.destroyed
  }

  @inline(__always)
  func fascicles(_ vector: UnsafePointer<Lanes>, _ group: Int) -> FascicleState<Lanes> {
    let at = vector + blocks * 7 + group * 6
    return FascicleState(
      vasodilatation: at[0], bradykinin: at[1], neuropeptides: at[2], cytokines: at[3], injury: at[4],
      sensitisation: at[5])
  }

  @inline(__always)
  func store(_ state: FascicleState<Lanes>, _ vector: UnsafeMutablePointer<Lanes>, _ group: Int) {
    let at = vector + blocks * 7 + group * 6
    at[0] = state.vasodilatation
    at[1] = state.bradykinin
    at[2] = state.neuropeptides
    at[3] = state.cytokines
    at[4] = state.injury
    at[5] = state.sensitisation
  }

  @inline(__always)
  func nervousState(_ vector: UnsafePointer<Lanes>) -> NervousState<Double> {
    let at = vector[blocks * 7 + groups * 6]
    return NervousState(
      central: at[0], inhibition: at[1], tone: at[2], expectation: at[3], affect: at[4], soreness: at[5],
      sorenessPool: at[6], painElsewhere: at[7])
  }

  @inline(__always)
  func store(_ state: NervousState<Double>, _ vector: UnsafeMutablePointer<Lanes>) {
    vector[blocks * 7 + groups * 6] = Lanes(
      state.central, state.inhibition, state.tone, state.expectation, state.affect, state.soreness,
      state.sorenessPool, state.painElsewhere)
  }

  /// What the fibres of one fascicle feel, the same in all lanes.
  @inline(__always)
  func surroundings(_ state: UnsafePointer<Lanes>, fascicle: Int, nervous: NervousState<Double>)
    -> Surroundings<Lanes>
  {
    let (group, lane) = (fascicle / 8, fascicle % 8)
    let tissue = fascicles(state, group).scalar(lane)
    let mean = means[group].scalar(lane)
    let load = stimulus.load * structure.loadShares[fascicle]
    let around = model.surroundings(
      tissue, means: mean, tone: nervous.tone, inhibition: nervous.inhibition, load: load, stimulus: stimulus)
    return Surroundings(
      pressure: .constant(around.pressure),
      inverseClosingPressure: .constant(around.inverseClosingPressure),
      conductance: .constant(around.conductance), endplateInput: .constant(around.endplateInput),
      acidPool: .constant(around.acidPool), load: load, recovery: around.recovery)
  }
}

extension FascicleState where Value == Lanes {
  @inline(__always)
  func scalar(_ lane: Int) -> FascicleState<Double> {
    FascicleState<Double>(
      vasodilatation: vasodilatation[lane], bradykinin: bradykinin[lane],
      neuropeptides: neuropeptides[lane], cytokines: cytokines[lane], injury: injury[lane],
      sensitisation: sensitisation[lane])
  }
}

extension FascicleMeans where Value == Lanes {
  @inline(__always)
  func scalar(_ lane: Int) -> FascicleMeans<Double> {
    FascicleMeans<Double>(bridges: bridges[lane], acid: acid[lane], deficit: deficit[lane])
  }
}

extension SIMD8<Double> {
  /// The sum of all lanes, always in the same order.
  @inline(__always)
  var total: Double {
    let four = lowHalf + highHalf
    let two = four.lowHalf + four.highHalf
    return two[0] + two[1]
  }
}
