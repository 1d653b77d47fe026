// SPDX-License-Identifier: GPL-3.0-or-later
package import Anatomy
package import Physiology
import Quantities

/// A time under one constant stimulus.
package struct Piece: Sendable, Equatable {
  /// Seconds.
  package var duration: Double
  package var stimulus: Stimulus
  /// What drugs do meanwhile.
  package var exposure = Exposure.none
}

/// What a muscle tells the patient after moving.
package struct MuscleReport: Sendable {
  /// Nociceptor firing of this muscle's points.
  package var pain: Double
  /// The nervous states as this muscle left them.
  package var nervous: NervousCopy
  package var steps: StepCounts
  /// What is felt now, at time 0.
  package var moment: FeltMoment
  /// What was felt on the way here, with times since it began; empty where nobody asked.
  package var trail: [FeltMoment] = []
}

/// The nervous states that all muscles of a patient share.
package struct NervousCopy: Sendable, Equatable {
  /// Central sensitisation, inhibition, sympathetic tone, expectation, affect.
  package static let shared: [NervousVariable] = [
    .centralSensitisation, .inhibition, .sympatheticTone, .expectation, .affect,
  ]
  package var values: [Double]

  package init(_ state: MuscleState) { values = NervousCopy.shared.map { state[$0] } }

  /// What muscles agree on that moved side by side; nil where there are none.
  static func mean(of reports: [MuscleReport]) -> NervousCopy? {
    guard var mean = reports.first?.nervous else { return nil }
    guard reports.count > 1 else { return mean }
    for index in mean.values.indices {
      mean.values[index] =
        reports.reduce(0) { $0 + $1.nervous.values[index] } / Double(reports.count)
    }
    return mean
  }
}

/// A muscle that owns its fibres: it integrates them with the tissue they share and the nervous system they feel.
///
/// One message moves it through all pieces up to the next event or sample; inside there is a plain loop.
package actor Muscle {
  package nonisolated let plan: MusclePlan
  package nonisolated let structure: MuscleStructure
  private let model: Model
  private var state: MuscleState
  private var solver: MuscleSolver
  /// What drugs do at present.
  private var exposure = Exposure.none

  /// How much shorter than slack a fibre starts (um), before it finds its own resting length: so much that the first
  /// step stays within bounds, and so little that the resting length is near.
  private static let restBelowSlack = 0.05
  /// How much longer than a fully contracted knot a planted one starts (um), for the same reason.
  private static let plantedAboveContracted = 0.1

  package init(
    plan: MusclePlan, person: Person, population: Population, streams: RandomStreams, numerics: Numerics
  ) throws(SimulationFault) {
    let identifier = plan.identifier
    let structure = plan.anatomy.structure(
      points: plan.points, fasciclesPerPoint: plan.fasciclesPerPoint,
      fibresPerFascicle: plan.fibresPerFascicle, of: population
    ) { variation, point, fascicle, fibre in
      streams.normal(
        .structure, place: "\(identifier)/\(variation.rawValue)/\(point)", fascicle: fascicle, fibre: fibre)
    }
    self.plan = plan
    self.structure = structure
    model = person.model
    var start = MuscleState(healthy: structure, affect: person.model.affect.disposition.value)
    let length = person.model.knotShortening.slackLength.value - Self.restBelowSlack
    for block in 0..<start.blocks { start[block, .length] = .constant(length) }
    if let planted = plan.planted {
      let contracted = person.model.knotShortening.contractedLength.value + Self.plantedAboveContracted
      start.plant(share: planted, length: contracted, structure: structure) { fascicle, fibre in
        streams.uniform(.planted, place: identifier, fascicle: fascicle, fibre: fibre)
      }
    }
    state = start
    solver = try MuscleSolver(numerics, structure: structure, model: person.model)
  }

  /// Moves through the pieces, one after the other.
  ///
  /// `watched` asks for what is felt on the way, from the first moment to the last. What `continues` the time before
  /// under the same stimulus goes on with its step.
  package func advance(
    through pieces: [Piece], watched: Bool = false, continues: Bool = false
  ) throws(StepFailure) -> MuscleReport {
    var steps = StepCounts()
    var done = 0.0
    var trail: [FeltMoment] = []
    if watched { trail.append(moment(at: 0)) }
    for piece in pieces {
      do {
        exposure = piece.exposure
        steps += try solver.advance(
          &state, by: piece.duration, under: piece.stimulus, exposed: piece.exposure, watched: watched,
          continues: continues)
      } catch {
        throw error.later(by: done)
      }
      if watched { trail += solver.takeTrail().map { $0.later(by: done) } }
      done += piece.duration
      if watched { trail.append(moment(at: done)) }
    }
    var report = report(steps)
    report.trail = trail
    return report
  }

  private func report(_ steps: StepCounts) -> MuscleReport {
    let moment = moment(at: 0)
    return MuscleReport(pain: moment.firing, nervous: NervousCopy(state), steps: steps, moment: moment)
  }

  private func moment(at time: Double) -> FeltMoment {
    FeltMoment(
      time: time, firing: model.pain(of: state, structure: structure, exposed: exposure), state)
  }

  package func report() -> MuscleReport { report(StepCounts()) }

  /// Takes over the nervous system of record, and what the other muscles fire.
  package func adopt(_ nervous: NervousCopy, painElsewhere: Double) {
    for (variable, value) in zip(NervousCopy.shared, nervous.values) { state[variable] = value }
    state[.painElsewhere] = painElsewhere
  }

  /// Expectation when a visit comes to promise `weight` of an ordinary session, and had promised `before` of one.
  package func raiseExpectation(to weight: Double, from before: Double = 0) {
    state[.expectation] = model.expectation.after(
      visit: weight, promised: before, from: state[.expectation])
  }

  package func squeeze(pressure: Double, site: Double, breadth: Double?, isFirst: Bool) {
    model.squeeze(
      &state, structure: structure, pressure: pressure, site: site, breadth: breadth, isFirst: isFirst)
  }

  package func bruise(pressure: Double, site: Double, breadth: Double?, duration: Double) {
    model.bruise(
      &state, structure: structure, pressure: pressure, site: site, breadth: breadth, duration: duration)
  }

  package func strain(stress: Double, duration: Double) {
    model.strain(&state, stress: stress, duration: duration)
  }

  package func insert(
    _ insertion: Insertion, fate: @Sendable (_ fascicle: Int, _ fibre: Int) -> Double
  ) -> (twitched: Bool, destroyed: Int) {
    model.insert(insertion, into: &state, structure: structure, fate: fate)
  }

  /// The state, to branch from or to read.
  package func snapshot() -> MuscleState { state }
  package func restore(_ snapshot: MuscleState) {
    state = snapshot
    exposure = .none
  }

  /// Leaves a drug in the muscle; returns the fibres that it killed.
  package func inject(_ depot: Depot, fate: @Sendable (_ fascicle: Int, _ fibre: Int) -> Double) -> Int {
    model.inject(depot, into: &state, structure: structure, fate: fate)
  }

  package func injure(
    _ kind: Trauma.Kind, severity: Double, place: Double,
    fate: @Sendable (_ fascicle: Int, _ fibre: Int) -> Double
  ) {
    model.injure(&state, structure: structure, kind: kind, severity: severity, place: place, fate: fate)
  }

  package func expose(to exposure: Exposure) { self.exposure = exposure }

  package func reading() -> (reading: MuscleReading, state: MuscleState) {
    (model.reading(of: state, structure: structure, exposed: exposure), state)
  }
}

extension MuscleState {
  /// Starts a share of the fibres locked in a contraction knot, with the tissue that goes with them.
  ///
  /// The values are those of a knot that has lasted for weeks; within hours the model finds its own.
  mutating func plant(share: Double, length: Double, structure: MuscleStructure, draw: (Int, Int) -> Double) {
    let knot: [(FibreVariable, Double)] = [
      (.length, length), (.energy, 0.5), (.acid, 6), (.endplateNoise, 0.8), (.memory, 0.5),
      (.latchedBridges, 0.7),
    ]
    let tissue: [(FascicleVariable, Double)] = [
      (.vasodilatation, 0.5), (.bradykinin, 0.6), (.neuropeptides, 0.6), (.cytokines, 0.3),
      (.peripheralSensitisation, 0.8),
    ]
    for fascicle in 0..<structure.fascicles {
      for fibre in 0..<structure.fibresPerFascicle where draw(fascicle, fibre) < share {
        let block = fascicle * structure.blocksPerFascicle + fibre / 8
        for (variable, value) in knot { self[block, variable][fibre % 8] = value }
      }
      for (variable, value) in tissue { self[fascicle: fascicle, variable] = share * value }
    }
  }
}
