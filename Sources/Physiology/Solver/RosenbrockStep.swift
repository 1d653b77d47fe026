// SPDX-License-Identifier: GPL-3.0-or-later

/// One step of the method, a fascicle at a time: between two solutions of the border each fascicle substitutes back,
/// forms the next stage's state, its rates and its right-hand side, and reduces that, in two passes over its blocks.
extension RosenbrockIntegrator {
  /// Writes the new state to `trial`, and returns the error norm and whether all values are in their ranges.
  mutating func takeStep(from y: UnsafePointer<Lanes>, step: Double) -> (error: Double, isInRange: Bool) {
    equations.linearise(at: y, rates: rates, diagonal: 1 / (method.gamma * step))
    equations.solveBorder(rates, into: stages)
    let inverse = 1 / step
    for stage in 1..<method.stages {
      for before in 0..<stage {
        stateWeights[before] = method.a[stage][before]
        sideWeights[before] = inverse * method.c[stage][before]
      }
      // With the number of stages known to the compiler, their sums are unrolled.
      switch (stage, method.evaluates[stage]) {
      case (1, true): evaluate(stage: 1, from: y)
      case (2, false): carry(stage: 2)
      case (_, true): evaluate(stage: stage, from: y)
      case (_, false): carry(stage: stage)
      }
      for entry in equations.blocks * 7..<count {
        side[entry] = sum(
          rates[entry], sideWeights, of: stage, last: stages[(stage - 1) * count + entry], at: entry)
      }
      equations.solveBorder(side, into: stages + stage * count)
    }
    return method.stages == 3 ? finish(from: y, stages: 3) : finish(from: y, stages: method.stages)
  }

  // What is transparent here and in the elimination must become part of the loop that calls it. The optimiser leaves
  // `@inline(__always)` unheeded in loops as long as these, which costs a quarter of the speed.

  /// base + Σ weight K over the first `number` stages, of which `last` is the last.
  @_transparent
  private func sum(
    _ base: Lanes, _ weights: UnsafePointer<Double>, of number: Int, last: Lanes, at entry: Int
  ) -> Lanes {
    if number == 1 { return base + weights[0] * last }
    let first = weights[0] * stages[entry]
    if number == 2 { return base + (first + weights[1] * last) }
    var value = base + (first + weights[1] * stages[count + entry])
    for stage in 2..<number - 1 { value += weights[stage] * stages[stage * count + entry] }
    return value + weights[number - 1] * last
  }

  @_transparent
  private func sum(
    _ base: FibreState<Lanes>, _ weights: UnsafePointer<Double>, of number: Int, last: FibreState<Lanes>,
    block: Int
  ) -> FibreState<Lanes> {
    let at = block * 7
    return FibreState(
      length: sum(base.length, weights, of: number, last: last.length, at: at),
      energy: sum(base.energy, weights, of: number, last: last.energy, at: at + 1),
      acid: sum(base.acid, weights, of: number, last: last.acid, at: at + 2),
      noise: sum(base.noise, weights, of: number, last: last.noise, at: at + 3),
      memory: sum(base.memory, weights, of: number, last: last.memory, at: at + 4),
      latched: sum(base.latched, weights, of: number, last: last.latched, at: at + 5),
      destroyed: sum(base.destroyed, weights, of: number, last: last.destroyed, at: at + 6))
  }

  /// Ends the stage before and reduces the right-hand side of `stage`, with rates at a new state.
  @inline(__always)
  private func evaluate(stage: Int, from y: UnsafePointer<Lanes>) {
    let increments = stages + (stage - 1) * count
    let blocksPerFascicle = equations.blocksPerFascicle
    let model = equations.model
    let pivots = equations.pivots
    for entry in equations.blocks * 7..<count {
      trial[entry] = sum(y[entry], stateWeights, of: stage, last: increments[entry], at: entry)
    }
    let nervous = equations.nervousState(trial)
    for fascicle in 0..<equations.structure.fascicles {
      let first = fascicle * blocksPerFascicle
      let shared = equations.shared(fascicle, of: increments)
      let load = equations.load(fascicle)
      var means = FascicleMeans<Lanes>(bridges: .zero, acid: .zero, deficit: .zero)
      for inner in 0..<blocksPerFascicle {
        let block = first + inner
        let increment = equations.substitute(block, shared: shared)
        equations.store(increment, increments, block)
        let state = sum(equations.fibre(y, block), stateWeights, of: stage, last: increment, block: block)
        equations.store(state, trial, block)
        equations.activations[inner] = equations.activate(
          state, block: block, inner: inner, load: load, into: &means)
      }
      equations.setMeans(fascicle, means)
      let around = equations.surroundings(trial, fascicle: fascicle, nervous: nervous)
      var answer = Sums()
      for inner in 0..<blocksPerFascicle {
        let block = first + inner
        let rate = model.rates(
          of: equations.fibre(trial, block), knot: equations.activations[inner].knot.value,
          total: equations.activations[inner].total, contact: equations.contacts[block], around: around)
        equations.store(rate, rates, block)
        let side = sum(
          rate, sideWeights, of: stage, last: equations.fibre(increments, block), block: block)
        equations.reduce(side, block: block, inner: inner, pivots: pivots, into: &answer)
      }
      equations.setAnswers(fascicle, answer)
    }
    equations.othersRates(at: trial, into: rates)
  }

  /// Ends the stage before and reduces the right-hand side of `stage`, with the rates that there are.
  @inline(__always)
  private func carry(stage: Int) {
    let increments = stages + (stage - 1) * count
    let blocksPerFascicle = equations.blocksPerFascicle
    let pivots = equations.pivots
    for fascicle in 0..<equations.structure.fascicles {
      let shared = equations.shared(fascicle, of: increments)
      var answer = Sums()
      for inner in 0..<blocksPerFascicle {
        let block = fascicle * blocksPerFascicle + inner
        let increment = equations.substitute(block, shared: shared)
        equations.store(increment, increments, block)
        let side = sum(
          equations.fibre(rates, block), sideWeights, of: stage, last: increment, block: block)
        equations.reduce(side, block: block, inner: inner, pivots: pivots, into: &answer)
      }
      equations.setAnswers(fascicle, answer)
    }
  }

  /// Ends the last stage and judges the step.
  @_transparent
  private func finish(
    from y: UnsafePointer<Lanes>, stages number: Int
  ) -> (error: Double, isInRange: Bool) {
    let increments = stages + (number - 1) * count
    let blocksPerFascicle = equations.blocksPerFascicle
    var fibres = Verdict()
    var others = Verdict()
    for fascicle in 0..<equations.structure.fascicles {
      let shared = equations.shared(fascicle, of: increments)
      for inner in 0..<blocksPerFascicle {
        let block = fascicle * blocksPerFascicle + inner
        let increment = equations.substitute(block, shared: shared)
        equations.store(increment, increments, block)
        judge(
          7, from: y + block * 7, at: block * 7, row: inner * 7, stages: number, into: &fibres)
      }
    }
    let fibreEntries = equations.blocks * 7
    judge(
      count - fibreEntries, from: y + fibreEntries, at: fibreEntries, row: blocksPerFascicle * 7,
      stages: number, into: &others)
    let rootMeanSquare = max(fibres.squares.total, others.squares.total).squareRoot()
    let largest = fibres.largest.larger(others.largest).max()
    let norm = max(rootMeanSquare, tolerance.maximumShare * largest)
    return (rootMeanSquare.isNaN ? .infinity : norm, !any(fibres.outside .| others.outside))
  }

  /// The new values of some entries of the state, from `start` on, their errors and whether they are in range.
  @_transparent
  private func judge(
    _ entries: Int, from y: UnsafePointer<Lanes>, at start: Int, row: Int, stages number: Int,
    into verdict: inout Verdict
  ) {
    let (m, e) = (newWeights, errorWeights)
    let (new, first, second) = (trial + start, stages + start, stages + count + start)
    let (lower, upper) = (lower + row, upper + row)
    let (floors, norms) = (floors + row, norms + row)
    let inverse = 1 / tolerance.relative
    for entry in 0..<entries {
      let old = y[entry]
      var value = old + (m[0] * first[entry] + m[1] * second[entry])
      var error = e[0] * first[entry]
      error += e[1] * second[entry]
      var next = second
      for stage in 2..<max(2, number) {
        next += count
        value += m[stage] * next[entry]
        error += e[stage] * next[entry]
      }
      new[entry] = value
      verdict.outside .|= (value .< lower[entry]) .| (value .> upper[entry])
      let size = old.magnitudes.larger(value.magnitudes)
      let share = inverse * error / (floors[entry] + size)
      verdict.squares += norms[entry] * share * share
      verdict.largest = verdict.largest.larger(
        share.magnitudes.replacing(with: 0, where: norms[entry] .== 0))
    }
  }
}

/// What the entries of a new state say together.
private struct Verdict {
  var squares = Lanes.zero
  var largest = Lanes.zero
  var outside = SIMDMask<SIMD8<Int64>>(repeating: false)
}
