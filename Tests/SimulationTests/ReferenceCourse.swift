// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
import Physiology

/// Two days in the life of a small muscle: work in bouts, a pressing session with ramps, rest, work again.
struct ReferenceCourse {
  /// A stretch of time between two events.
  struct Event {
    var duration: Double
    var stimulus: Stimulus
    /// Whether the cohort is looked at when it ends.
    var isSampled = false
  }

  let structure: MuscleStructure
  let start: MuscleState
  let events: [Event]

  init(key: UInt64, fascicles: Int, fibres: Int) {
    var draws: UInt64 = 0
    func uniform(_ range: ClosedRange<Double>) -> Double {
      draws += 1
      let u = Philox4x32.uniform(key: key, counterHigh: 1, counterLow: draws)
      return range.lowerBound + u * (range.upperBound - range.lowerBound)
    }
    func lanes(_ range: ClosedRange<Double>) -> Lanes {
      var lanes = Lanes.zero
      for lane in 0..<8 { lanes[lane] = uniform(range) }
      return lanes
    }
    let blocks = 0..<(fascicles * MuscleStructure.blocks(fibres: fibres))
    structure = MuscleStructure(
      points: 1, fasciclesPerPoint: fascicles, fibresPerFascicle: fibres,
      thresholds: blocks.map { _ in lanes(0.7...1.4) },
      recruitments: blocks.map { _ in lanes(0.7...1.4) },
      lateral: blocks.map { _ in lanes(-4...4) }, depth: blocks.map { _ in lanes(6...16) },
      along: blocks.map { _ in lanes(-3...3) },
      loadShares: (0..<fascicles).map { _ in uniform(0.9...1.1) }, sites: [0])
    var state = MuscleState(healthy: structure, affect: 0.5)
    for block in blocks {
      state[block, .length] = lanes(1.5...2.35)
      state[block, .energy] = lanes(0.2...0.95)
      state[block, .acid] = lanes(0.1...7)
      state[block, .endplateNoise] = lanes(0.02...0.9)
      state[block, .memory] = lanes(0.1...0.7)
      state[block, .latchedBridges] = lanes(0.02...0.8)
    }
    start = state
    events =
      Self.work(bouts: 3) + Self.session(pressure: 180, passes: 3) + Self.work(bouts: 2)
      + [Event(duration: 16 * 3_600, stimulus: Stimulus(), isSampled: true)]
      + Self.work(bouts: 1) + [Event(duration: 80_000, stimulus: Stimulus(strain: 1), isSampled: true)]
  }

  private static func work(bouts: Int) -> [Event] {
    (0..<bouts).flatMap { _ in
      [
        Event(duration: 3_000, stimulus: Stimulus(load: 0.35, volley: 0.05), isSampled: true),
        Event(duration: 600, stimulus: Stimulus()),
      ]
    }
  }

  /// Passes of a minute with ramps of two seconds in four stairs, then ten minutes of rest.
  private static func session(pressure: Double, passes: Int) -> [Event] {
    let stairs = [0.25, 0.5, 0.75, 1]
    let pass =
      stairs.map { Event(duration: 0.5, stimulus: Stimulus(pressure: pressure * $0, volley: 0.4 * $0)) }
      + [Event(duration: 60, stimulus: Stimulus(pressure: pressure, volley: 0.4))]
      + stairs.reversed().map {
        Event(duration: 0.5, stimulus: Stimulus(pressure: pressure * $0, volley: 0.4 * $0))
      }
      + [Event(duration: 30, stimulus: Stimulus())]
    return (0..<passes).flatMap { _ in pass }
      + [Event(duration: 600, stimulus: Stimulus(), isSampled: true)]
  }

  /// What a solver makes of it: the plain vector at every sample.
  func samples<Failure: Error>(
    _ advance: (inout MuscleState, Double, Stimulus) throws(Failure) -> StepCounts
  ) throws(Failure) -> [[Double]] {
    let equations = ReferenceEquations(structure: structure, model: Model())
    var state = start
    var samples: [[Double]] = []
    for event in events {
      _ = try advance(&state, event.duration, event.stimulus)
      if event.isSampled { samples.append(equations.vector(from: state)) }
    }
    return samples
  }

  /// The course by a Rosenbrock method.
  func samples(by method: RosenbrockMethod, tolerance: Tolerance) throws(StepFailure) -> [[Double]] {
    var solver = RosenbrockIntegrator(
      structure: structure, model: Model(), method: method, tolerance: tolerance)
    return try samples { state, duration, stimulus throws(StepFailure) in
      try solver.advance(&state, by: duration, under: stimulus)
    }
  }
}
