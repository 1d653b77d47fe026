// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

/// Reciprocals of the rows that stand alone, the same for all fibres.
struct FibrePivots {
  let destroyed: Double
  let noise: Double
}

/// Increments that the fibres of a fascicle feel together.
struct SharedIncrements {
  let pressure: Double
  let dilatation: Double
  let tone: Double
  let pool: Double
  let input: Double
}

/// Passes over the fibres of one fascicle. Between two solutions of the border a fascicle needs nothing of the others,
/// so that all work on it is done while its factors are near the processor.
extension MuscleEquations {
  var pivots: FibrePivots {
    FibrePivots(
      destroyed: 1 / (diagonal + model.regeneration.rate),
      noise: 1 / (diagonal + 1 / model.endplateNoise.time.value))
  }

  @inline(__always)
  func load(_ fascicle: Int) -> Double { stimulus.load * structure.loadShares[fascicle] }

  @inline(__always)
  func setMeans(_ fascicle: Int, _ sums: FascicleMeans<Lanes>) {
    let (group, lane) = (fascicle / 8, fascicle % 8)
    means[group].bridges[lane] = sums.bridges.total
    means[group].acid[lane] = sums.acid.total
    means[group].deficit[lane] = sums.deficit.total
  }

  @inline(__always)
  func setAnswers(_ fascicle: Int, _ sums: Sums) {
    let totals = sums.totals
    let (at, lane) = (answers + fascicle / 8 * 3, fascicle % 8)
    at[0][lane] = totals.0
    at[1][lane] = totals.1
    at[2][lane] = totals.2
  }

  /// Activation of a block; adds its part to the fascicle's means.
  @inline(__always)
  func activate(
    _ fibre: FibreState<Lanes>, block: Int, inner: Int, load: Double, into sums: inout FascicleMeans<Lanes>
  ) -> Activation<Lanes> {
    let active = model.activation(of: fibre, traits: traits[block], load: load)
    let weight = weights[inner]
    sums.bridges += weight * (active.total * contacts[block].attached)
    sums.acid += weight * fibre.acid
    sums.deficit += weight * (1 - fibre.energy)
    return active
  }

  /// The rates of tissue and nervous states, once all fascicles' means are known. Leaves firing behind.
  func othersRates(at state: UnsafePointer<Lanes>, into rates: UnsafeMutablePointer<Lanes>) {
    let pain = pain(state)
    store(model.rates(of: nervousState(state), pain: pain, stimulus: stimulus), rates)
    for group in 0..<groups {
      let tissue = fascicles(state, group)
      store(
        model.rates(
          of: tissue, means: means[group], firing: firings[group].value, inflammation: inflammation[group]),
        rates, group)
    }
  }

  /// Nociceptor firing of the whole patient.
  private func pain(_ state: UnsafePointer<Lanes>) -> Double {
    var pain = Lanes.zero
    for group in 0..<groups {
      firings[group] = model.firing(
        fascicles(state, group), means: means[group], conduction: conduction[group])
      pain += painWeights[group] * firings[group].value
    }
    return pain.total + nervousState(state).painElsewhere
  }

  /// The rate of change of everything.
  package func rates(at state: UnsafePointer<Lanes>, into rates: UnsafeMutablePointer<Lanes>) {
    let nervous = nervousState(state)
    for fascicle in 0..<structure.fascicles {
      let first = fascicle * blocksPerFascicle
      let load = load(fascicle)
      var sums = FascicleMeans<Lanes>(bridges: .zero, acid: .zero, deficit: .zero)
      for inner in 0..<blocksPerFascicle {
        activations[inner] = activate(
          fibre(state, first + inner), block: first + inner, inner: inner, load: load, into: &sums)
      }
      setMeans(fascicle, sums)
      let around = surroundings(state, fascicle: fascicle, nervous: nervous)
      for inner in 0..<blocksPerFascicle {
        let block = first + inner
        let rate = model.rates(
          of: fibre(state, block), knot: activations[inner].knot.value, total: activations[inner].total,
          contact: contacts[block], around: around)
        store(rate, rates, block)
      }
    }
    othersRates(at: state, into: rates)
  }

  /// The rate of change of everything at `state`, and the factors of `g − J` there; `g = 1/(γh)`. The right-hand
  /// side that is reduced is these rates.
  package mutating func linearise(
    at state: UnsafePointer<Lanes>, rates: UnsafeMutablePointer<Lanes>, diagonal g: Double
  ) {
    diagonal = g
    quieting = model.endplateNoise.quieting(inhibition: nervousState(state).inhibition)
    let model = self.model
    let pivots = self.pivots
    let nervous = nervousState(state)
    for fascicle in 0..<structure.fascicles {
      let first = fascicle * blocksPerFascicle
      let load = load(fascicle)
      var means = FascicleMeans<Lanes>(bridges: .zero, acid: .zero, deficit: .zero)
      for inner in 0..<blocksPerFascicle {
        activations[inner] = activate(
          fibre(state, first + inner), block: first + inner, inner: inner, load: load, into: &means)
      }
      setMeans(fascicle, means)
      let around = surroundings(state, fascicle: fascicle, nervous: nervous)
      let slopes = model.slopes(
        vasodilatation: fascicles(state, fascicle / 8).vasodilatation[fascicle % 8], tone: nervous.tone,
        warmth: stimulus.warmth)
      // Responses of mean bridges, acid and deficit: to pressure, dilatation, tone, pool and input.
      var sums = (Sums(), Sums(), Sums(), Sums(), Sums())
      var answer = Sums()
      for inner in 0..<blocksPerFascicle {
        let block = first + inner
        let fibre = fibre(state, block)
        let active = activations[inner]
        let rate = model.rates(
          of: fibre, knot: active.knot.value, total: active.total, contact: contacts[block],
          around: around)
        store(rate, rates, block)
        model.factor(
          fibre, active: active, traits: traits[block], contact: contacts[block], around: around,
          slopes: slopes, diagonal: g, into: factors + block)
        let factor = factors[block]
        let weight = weights[inner]
        let flow = factor.toFlow
        let flowBridges = factor.bridges(flow)
        sums.0.add(weight * factor.flowByPressure, flow, bridges: flowBridges)
        sums.1.add(weight * factor.flowByDilatation, flow, bridges: flowBridges)
        sums.2.add(weight * factor.flowByTone, flow, bridges: flowBridges)
        sums.3.add(weight, factor.toPool, bridges: factor.bridges(factor.toPool))
        sums.4.add(weight, factor.toInput, bridges: factor.bridges(factor.toInput))
        reduce(rate, block: block, inner: inner, pivots: pivots, into: &answer)
      }
      fillMeans(
        fascicle / 8, fascicle % 8, pressure: sums.0.totals, dilatation: sums.1.totals, tone: sums.2.totals,
        pool: sums.3.totals, input: sums.4.totals)
      setAnswers(fascicle, answer)
    }
    othersRates(at: state, into: rates)
    firingAtStep = (0..<groups).reduce(0) { $0 + (painWeights[$1] * firings[$1].value).total }
    for group in 0..<groups { fillTissue(group, at: state, diagonal: g) }
    factorNervous(at: state, diagonal: g)
  }

  /// Reduces a block of a right-hand side and adds its answer to the fascicle's.
  @inline(__always)
  func reduce(
    _ side: FibreState<Lanes>, block: Int, inner: Int, pivots: FibrePivots, into sums: inout Sums
  ) {
    var side = side
    side.destroyed = pivots.destroyed * side.destroyed
    let answer = factors[block].reduce(side, noisePivot: pivots.noise)
    reduced[block] = answer
    sums.add(weights[inner], answer.solution, bridges: factors[block].bridges(answer.solution))
  }

  /// What the fibres of a fascicle feel of the solution of the border in `x`.
  func shared(_ fascicle: Int, of x: UnsafePointer<Lanes>) -> SharedIncrements {
    let (group, lane) = (fascicle / 8, fascicle % 8)
    let at = unknowns + group * FascicleBorder.size
    let injury = fascicles(x, group).injury[lane]
    let increments = nervousState(x)
    let endplate = model.endplateNoise
    return SharedIncrements(
      pressure: model.perfusion.shared * at[0][lane] + model.perfusion.bradykininPressure.value * at[4][lane]
        + model.perfusion.oedemaPressure.value * injury,
      dilatation: at[3][lane], tone: increments.tone, pool: at[1][lane],
      input: endplate.neuropeptides * at[5][lane] + endplate.sympathetic * increments.tone
        - quieting * increments.inhibition)
  }

  /// Back-substitution: a block's increments from the shared ones.
  @inline(__always)
  func substitute(_ block: Int, shared: SharedIncrements) -> FibreState<Lanes> {
    let factor = factors[block]
    let base = reduced[block]
    let (pool, input) = (shared.pool, shared.input)
    let flow =
      shared.pressure * factor.flowByPressure + shared.dilatation * factor.flowByDilatation
      + shared.tone * factor.flowByTone
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
    return FibreState(
      length: base.length + factor.lengthByKnot * knot, energy: energy, acid: acid,
      noise: noise + factor.noiseByEnergy * energy + factor.noiseByAcid * acid,
      memory: memory + factor.memoryByAcid * acid, latched: latched, destroyed: base.destroyed)
  }

  /// Solves `(g − J) x = side` with the factors of ``linearise(at:rates:diagonal:)``.
  package func solve(_ side: UnsafePointer<Lanes>, into x: UnsafeMutablePointer<Lanes>) {
    let pivots = self.pivots
    for fascicle in 0..<structure.fascicles {
      var answer = Sums()
      for inner in 0..<blocksPerFascicle {
        let block = fascicle * blocksPerFascicle + inner
        reduce(fibre(side, block), block: block, inner: inner, pivots: pivots, into: &answer)
      }
      setAnswers(fascicle, answer)
    }
    solveBorder(side, into: x)
    for fascicle in 0..<structure.fascicles {
      let shared = shared(fascicle, of: x)
      for inner in 0..<blocksPerFascicle {
        let block = fascicle * blocksPerFascicle + inner
        store(substitute(block, shared: shared), x, block)
      }
    }
  }
}

/// Weighted sums of bridges, acid and deficit over a fascicle.
struct Sums {
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
