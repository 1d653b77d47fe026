// SPDX-License-Identifier: GPL-3.0-or-later
import CLanes

/// The product's solver: a Rosenbrock method on ``MuscleEquations`` with step control and exact ends.
///
/// Values may undershoot zero by less than the absolute tolerance; a step that leaves the physical range by more is
/// rejected and halved, never clamped. No step grows right after a rejection. An interval starts with a step of its
/// own, because it begins at an event, unless it is said to continue the one before.
package struct RosenbrockIntegrator: ~Copyable {
  package var equations: MuscleEquations
  package let method: RosenbrockMethod
  package let tolerance: Tolerance
  let rates: UnsafeMutablePointer<Lanes>
  private(set) var trial: UnsafeMutablePointer<Lanes>
  let side: UnsafeMutablePointer<Lanes>
  let stages: UnsafeMutablePointer<Lanes>
  /// Coefficients of the stages before in the state and in the right-hand side of one stage.
  let stateWeights: UnsafeMutablePointer<Double>
  let sideWeights: UnsafeMutablePointer<Double>
  /// Coefficients of the stages in the new state and in its error.
  let newWeights: UnsafeMutablePointer<Double>
  let errorWeights: UnsafeMutablePointer<Double>
  /// Error scale times the tolerance's floor, and bounds widened by the absolute tolerance: for the entries of one fascicle, which are those of
  /// all (a table of every entry would leave the cache), then for tissue and nervous states; see ``row(of:)``.
  let floors: UnsafeMutablePointer<Lanes>
  let lower: UnsafeMutablePointer<Lanes>
  let upper: UnsafeMutablePointer<Lanes>
  /// Weight of each lane in the root mean squares.
  let norms: UnsafeMutablePointer<Lanes>
  let count: Int
  /// The step (s) that the last interval would have taken next.
  private var nextStep = 0.0
  private var trail: [FeltMoment] = []
  private var keepsTrail = false
  /// Rejections in a row after which a step is given up; from the second on each at least halves it.
  private static let patience = 20

  package init(
    structure: MuscleStructure, model: Model, method: RosenbrockMethod = .ros3,
    tolerance: Tolerance = Tolerance()
  ) {
    equations = MuscleEquations(structure: structure, model: model)
    self.method = method
    self.tolerance = tolerance
    count = equations.count
    rates = .allocate(capacity: count)
    trial = .allocate(capacity: count)
    side = .allocate(capacity: count)
    stages = .allocate(capacity: count * method.stages)
    stateWeights = .allocate(capacity: method.stages)
    sideWeights = .allocate(capacity: method.stages)
    newWeights = .allocate(capacity: method.stages)
    errorWeights = .allocate(capacity: method.stages)
    for stage in 0..<method.stages {
      newWeights[stage] = method.m[stage]
      errorWeights[stage] = method.e[stage]
    }
    let fibreRows = equations.blocksPerFascicle * 7
    let rows = fibreRows + count - equations.blocks * 7
    floors = .allocate(capacity: rows)
    lower = .allocate(capacity: rows)
    upper = .allocate(capacity: rows)
    norms = .allocate(capacity: rows)
    let layout = StateLayout(structure: structure, model: model)
    for row in 0..<rows {
      let variable = layout.entry(row < fibreRows ? row : row + count - rows)
      floors[row] = tolerance.floor * variable.scale
      let slack = tolerance.relative * tolerance.floor * variable.scale
      lower[row] = variable.lower - slack
      upper[row] = variable.upper + slack
      norms[row] = variable.weight
    }
  }

  deinit {
    rates.deallocate()
    trial.deallocate()
    side.deallocate()
    stages.deallocate()
    stateWeights.deallocate()
    sideWeights.deallocate()
    newWeights.deallocate()
    errorWeights.deallocate()
    floors.deallocate()
    lower.deallocate()
    upper.deallocate()
    norms.deallocate()
  }

  /// Moves `state` forward by `duration` seconds under a constant stimulus, exactly to the end.
  ///
  /// `watched` leaves the moments for ``takeTrail()``, which changes no step. What `continues` the interval before under
  /// the same stimulus goes on with its step.
  ///
  /// - Throws: ``StepFailure`` when twenty halvings, or a step below a nanosecond, did not help. The state is then
  ///   the last accepted one.
  package mutating func advance(
    _ state: inout MuscleState, by duration: Double, under stimulus: Stimulus,
    exposed exposure: Exposure = .none, watched: Bool = false,
    continues: Bool = false
  ) throws(StepFailure) -> StepCounts {
    precondition(state.lanes.count == count, "the state belongs to another muscle")
    equations.apply(stimulus, exposed: exposure)
    trail.removeAll(keepingCapacity: true)
    // Work and hands pull at the fibres: what they fire meanwhile is not the pain at rest that is asked for.
    keepsTrail = watched && stimulus.load == 0 && stimulus.pressure == 0 && stimulus.axialStress == 0
    var counts = StepCounts()
    var failure: StepFailure?
    state.lanes.withUnsafeMutableBufferPointer { buffer in
      if let y = buffer.baseAddress {
        equations.fillEmptyLanes(y)
        failure = run(y, duration: duration, continues: continues, counts: &counts)
      }
    }
    if let failure { throw failure }
    return counts
  }

  /// Moments within the last interval, one at the start of each step but the first; none where they were not asked for,
  /// or the muscle was at work or in hands.
  package mutating func takeTrail() -> [FeltMoment] {
    defer { trail = [] }
    return trail
  }

  /// The rates of change at `state`, in the layout of a state.
  package mutating func rates(
    at state: MuscleState, under stimulus: Stimulus, exposed exposure: Exposure = .none
  ) -> MuscleState {
    equations.apply(stimulus, exposed: exposure)
    var result = state
    state.lanes.withUnsafeBufferPointer { source in
      result.lanes.withUnsafeMutableBufferPointer { target in
        if let source = source.baseAddress, let target = target.baseAddress {
          equations.rates(at: source, into: target)
        }
      }
    }
    return result
  }

  /// Solves `(diagonal − J) x = side` with the Jacobian at `state`.
  package mutating func solve(
    _ side: MuscleState, at state: MuscleState, under stimulus: Stimulus, exposed exposure: Exposure = .none,
    diagonal: Double
  ) -> MuscleState {
    equations.apply(stimulus, exposed: exposure)
    state.lanes.withUnsafeBufferPointer { source in
      if let source = source.baseAddress {
        equations.linearise(at: source, rates: rates, diagonal: diagonal)
      }
    }
    var result = state
    side.lanes.withUnsafeBufferPointer { source in
      result.lanes.withUnsafeMutableBufferPointer { target in
        if let source = source.baseAddress, let target = target.baseAddress {
          equations.solve(source, into: target)
        }
      }
    }
    return result
  }

  /// Moves `state` forward in equal steps without error control, for measuring orders of convergence.
  package mutating func advance(
    _ state: inout MuscleState, by duration: Double, under stimulus: Stimulus, fixedSteps steps: Int
  ) {
    equations.apply(stimulus)
    let step = duration / Double(steps)
    state.lanes.withUnsafeMutableBufferPointer { buffer in
      guard let y = buffer.baseAddress else { return }
      equations.fillEmptyLanes(y)
      for _ in 0..<steps {
        _ = takeStep(from: y, step: step)
        y.update(from: trial, count: count)
      }
    }
  }

  private mutating func run(
    _ y: UnsafeMutablePointer<Lanes>, duration: Double, continues: Bool, counts: inout StepCounts
  ) -> StepFailure? {
    guard duration > 0 else { return nil }
    // An accepted step changes places with the state that it came from.
    let home = y
    var y = y
    defer {
      if y != home {
        home.update(from: y, count: count)
        swap(&y, &trial)
      }
    }
    var time = 0.0
    equations.rates(at: y, into: rates)
    var step = continues && nextStep > 0 ? nextStep : firstStep(y)
    var rejections = 0
    while time < duration {
      let left = duration - time
      let wanted = step
      if step > 0.99 * left { step = left } else if step > 0.5 * left { step = 0.5 * left }
      let isCut = step < wanted
      let (error, isInRange) = takeStep(from: y, step: step)
      if error <= 1, isInRange {
        counts.accepted += 1
        if keepsTrail, time > 0 {
          trail.append(FeltMoment(time: time, firing: equations.firingAtStep, nervous: y[count - 1]))
        }
        time = step == left ? duration : time + step
        swap(&y, &trial)
        let growth = min(5, max(0.2, 0.9 * inverseRoot(error, method.errorOrder)))
        step *= rejections > 0 ? min(1, growth) : growth
        // A step cut short by the end is no reason for a shorter one after it.
        nextStep = isCut ? max(step, wanted) : step
        rejections = 0
      } else {
        counts.rejected += 1
        rejections += 1
        if rejections > Self.patience || step < 1e-9 {
          let worst = outOfRange() ?? largestError(from: y)
          let layout = StateLayout(structure: equations.structure, model: equations.model)
          return StepFailure(
            time: time, variable: layout.name(entry: worst.entry, lane: worst.lane),
            value: trial[worst.entry][worst.lane])
        }
        let shrinkage = error > 1 ? max(0.2, 0.9 * inverseRoot(error, method.errorOrder)) : 0.5
        // Where the error hardly falls with the step, the formula alone would creep.
        step *= !error.isFinite ? 0.1 : rejections > 1 ? min(0.5, shrinkage) : shrinkage
      }
    }
    return nil
  }

  /// Where the tables have what belongs to an entry of the state.
  private func row(of entry: Int) -> Int {
    let fibreEntries = equations.blocks * 7
    let fibreRows = equations.blocksPerFascicle * 7
    return entry < fibreEntries ? entry % fibreRows : entry - fibreEntries + fibreRows
  }

  /// A tenth of the time in which the state would change by its own scale.
  private func firstStep(_ y: UnsafePointer<Lanes>) -> Double {
    var sum = Lanes.zero
    for entry in 0..<count {
      let row = row(of: entry)
      let share = rates[entry] / (floors[row] + y[entry].magnitudes)
      sum += norms[row] * share * share
    }
    let speed = sum.total.squareRoot()
    return speed > 0 ? min(0.1 / speed, 3_600) : 3_600
  }

  /// The entry whose error is the largest, to name it when no step can be taken.
  private func largestError(from y: UnsafePointer<Lanes>) -> (entry: Int, lane: Int) {
    var worst = (entry: 0, lane: 0, share: -Double.infinity)
    for entry in 0..<count {
      let row = row(of: entry)
      for lane in 0..<Lanes.scalarCount where norms[row][lane] > 0 {
        let error = (0..<method.stages).reduce(0) { $0 + method.e[$1] * stages[$1 * count + entry][lane] }
        let share = abs(error) / (floors[row][lane] + abs(y[entry][lane]))
        if share.isNaN { return (entry, lane) }
        if share > worst.share { worst = (entry, lane, share) }
      }
    }
    return (worst.entry, worst.lane)
  }

  /// The first entry of `trial` outside its range.
  private func outOfRange() -> (entry: Int, lane: Int)? {
    for entry in 0..<count {
      let row = row(of: entry)
      let outside = (trial[entry] .< lower[row]) .| (trial[entry] .> upper[row])
      if any(outside) {
        for lane in 0..<Lanes.scalarCount where outside[lane] { return (entry, lane) }
      }
    }
    return nil
  }
}

extension SIMD8<Double> {
  @inline(__always)
  var magnitudes: Self { lanes_magnitude(self) }

  /// Lane by lane the larger of two; the library's own is a call for each lane.
  @inline(__always)
  func larger(_ other: Self) -> Self { replacing(with: other, where: other .> self) }
}
