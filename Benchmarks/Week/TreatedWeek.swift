// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
package import Physiology

/// One fascicle through a treated week: five days of work in bouts, two pressing sessions, two days of rest.
///
/// All solvers get the same right-hand side, the one of the fast solver, on the same vector: 7 states a fibre, 6 of the
/// fascicle, 8 of the nervous system.
package final class TreatedWeek {
  package struct Piece {
    package let duration: Double
    package let stimulus: Stimulus
  }

  package static let fibres = 64
  private static let eight = 8
  package let structure: MuscleStructure
  package let start: MuscleState
  package let pieces: [Piece]
  private var equations: MuscleEquations
  private let state: UnsafeMutablePointer<Lanes>
  private let work: UnsafeMutablePointer<Lanes>

  package init() {
    var draws: UInt64 = 0
    func uniform(_ range: ClosedRange<Double>) -> Double {
      draws += 1
      let u = Philox4x32.uniform(key: 20_260, counterHigh: 1, counterLow: draws)
      return range.lowerBound + u * (range.upperBound - range.lowerBound)
    }
    func lanes(_ range: ClosedRange<Double>) -> Lanes {
      var lanes = Lanes.zero
      for lane in 0..<Self.eight { lanes[lane] = uniform(range) }
      return lanes
    }
    let blocks = 0..<MuscleStructure.blocks(fibres: Self.fibres)
    structure = MuscleStructure(
      points: 1, fasciclesPerPoint: 1, fibresPerFascicle: Self.fibres,
      thresholds: blocks.map { _ in lanes(0.7...1.4) }, recruitments: blocks.map { _ in lanes(0.7...1.4) },
      lateral: blocks.map { _ in lanes(-4...4) }, depth: blocks.map { _ in lanes(6...16) },
      along: blocks.map { _ in lanes(-3...3) }, loadShares: [1], sites: [0])
    var healthy = MuscleState(healthy: structure, affect: 0.5)
    for block in blocks {
      healthy[block, .length] = lanes(1.5...2.35)
      healthy[block, .energy] = lanes(0.2...0.95)
      healthy[block, .acid] = lanes(0.1...7)
      healthy[block, .endplateNoise] = lanes(0.02...0.9)
      healthy[block, .memory] = lanes(0.1...0.7)
      healthy[block, .latchedBridges] = lanes(0.02...0.8)
    }
    start = healthy
    pieces = (0..<7).flatMap { Self.day($0) }
    equations = MuscleEquations(structure: structure, model: Model())
    state = .allocate(capacity: equations.count)
    work = .allocate(capacity: equations.count)
    state.initialize(from: healthy.lanes, count: equations.count)
    work.initialize(from: healthy.lanes, count: equations.count)
  }

  deinit {
    state.deallocate()
    work.deallocate()
  }

  /// Two hours of rest, six of work in bouts of fifty minutes on the first five days, a session on two of them, the night.
  private static func day(_ day: Int) -> [Piece] {
    func piece(_ duration: Double, _ stimulus: Stimulus = Stimulus()) -> Piece {
      Piece(duration: duration, stimulus: stimulus)
    }
    var pieces = [piece(7_200)]
    if day < 5 {
      for _ in 0..<6 { pieces += [piece(3_000, Stimulus(load: 0.35, volley: 0.05)), piece(600)] }
    }
    if day == 1 || day == 4 {
      for _ in 0..<4 {
        let press = 200.0
        for share in [0.25, 0.5, 0.75] {
          pieces.append(piece(1.5, Stimulus(pressure: press * share, volley: 0.4 * share)))
        }
        pieces += [piece(60, Stimulus(pressure: press, volley: 0.4)), piece(30)]
      }
    }
    let spent = pieces.reduce(0) { $0 + $1.duration }
    return pieces + [piece(86_400 - spent)]
  }

  // MARK: The plain vector

  package var count: Int { Self.fibres * 7 + 6 + 8 }

  /// Fibres block after block as lanes lie, then the fascicle's six states, then the nervous eight.
  package func vector(_ state: MuscleState) -> [Double] {
    let fibres = state.blocks * 7
    return state.lanes[..<fibres].flatMap { lanes in (0..<Self.eight).map { lanes[$0] } }
      + state.lanes[fibres..<(fibres + 6)].map { $0[0] }
      + (0..<Self.eight).map { state.lanes[fibres + 6][$0] }
  }

  package var scales: [Double] {
    FibreVariable.allCases.count == 7
      ? (0..<(Self.fibres / Self.eight)).flatMap { _ in
        FibreVariable.allCases.flatMap { [Double](repeating: $0.scale, count: Self.eight) }
      } + FascicleVariable.allCases.map(\.scale) + NervousVariable.allCases.map(\.scale) : []
  }

  private func load(_ vector: UnsafePointer<Double>, into lanes: UnsafeMutablePointer<Lanes>) {
    let fibres = Self.fibres / Self.eight * 7
    let numbers = UnsafeMutableRawPointer(lanes).assumingMemoryBound(to: Double.self)
    numbers.update(from: vector, count: fibres * Self.eight)
    for entry in 0..<6 { lanes[fibres + entry][0] = vector[fibres * Self.eight + entry] }
    for lane in 0..<Self.eight { lanes[fibres + 6][lane] = vector[fibres * Self.eight + 6 + lane] }
  }

  private func store(_ lanes: UnsafePointer<Lanes>, into vector: UnsafeMutablePointer<Double>) {
    let fibres = Self.fibres / Self.eight * 7
    let numbers = UnsafeRawPointer(lanes).assumingMemoryBound(to: Double.self)
    vector.update(from: numbers, count: fibres * Self.eight)
    for entry in 0..<6 { vector[fibres * Self.eight + entry] = lanes[fibres + entry][0] }
    for lane in 0..<Self.eight { vector[fibres * Self.eight + 6 + lane] = lanes[fibres + 6][lane] }
  }

  // MARK: What solvers call

  package func apply(_ stimulus: Stimulus) { equations.apply(stimulus) }

  package func rates(_ vector: UnsafePointer<Double>, into result: UnsafeMutablePointer<Double>) {
    load(vector, into: state)
    equations.rates(at: state, into: work)
    store(work, into: result)
  }

  /// Factors `I − gamma J` at a state.
  package func prepare(_ vector: UnsafePointer<Double>, gamma: Double) {
    load(vector, into: state)
    equations.linearise(at: state, rates: work, diagonal: 1 / gamma)
  }

  /// Solves `(I − gamma J) x = right`.
  package func precondition(
    _ right: UnsafePointer<Double>, gamma: Double, into result: UnsafeMutablePointer<Double>
  ) {
    load(right, into: work)
    for entry in 0..<equations.count { work[entry] = (1 / gamma) * work[entry] }
    equations.solve(work, into: work)
    store(work, into: result)
  }

  // MARK: Errors

  /// The largest error of the fascicle's means, tissue and nervous states, relative to their sizes and scales.
  package func error(of vector: [Double], against reference: [Double]) -> Double {
    zip(means(vector), means(reference)).map { value, other in
      abs(value.value - other.value) / (0.1 * value.scale + abs(other.value))
    }.max() ?? 0
  }

  private func means(_ vector: [Double]) -> [(value: Double, scale: Double)] {
    let scales = scales
    let fibreEntries = Self.fibres * 7
    let fibres = FibreVariable.allCases.indices.map { variable -> (value: Double, scale: Double) in
      let all = stride(from: 0, to: fibreEntries, by: 7 * Self.eight).flatMap { start in
        (0..<Self.eight).map { vector[start + variable * Self.eight + $0] }
      }
      return (all.reduce(0, +) / Double(all.count), FibreVariable.allCases[variable].scale)
    }
    return fibres + (fibreEntries..<vector.count).map { (vector[$0], scales[$0]) }
  }
}
