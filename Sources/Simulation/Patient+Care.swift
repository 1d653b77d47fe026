// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Outcomes
import Physiology
import Quantities
import Therapies

/// Before and after hands touch a patient: whether a session takes place, how it begins and how it ends.
extension Patient {
  /// An injury strikes one muscle.
  func suffer(_ injury: Injury) async {
    guard let index = muscleIndex(of: injury.muscle) else { return }
    let streams = self.streams
    let number = Int64(clock.rounded())
    let place =
      person.model.trauma.blowSpread.value * streams.normal(.injury, place: injury.muscle, number: number)
    await muscles[index].injure(injury.kind, severity: injury.severity, place: place) { fascicle, fibre in
      streams.uniform(.injury, place: injury.muscle, fascicle: fascicle + 1, fibre: fibre, number: number)
    }
    note(
      Trace.Event(
        time: clock / Day.unit.scale, event: .injury, muscle: injury.muscle, point: "",
        value: 100 * injury.severity, unit: Percent.unit.symbol, detail: injury.kind.rawValue))
  }

  /// Whether a planned session takes place: screening and, at home, adherence decide.
  func agrees(to course: TherapyCourse, number: Int) -> Bool {
    trace.flow.sessionsPlanned += 1
    let name = course.therapy.name
    for rule in Screening.rules(for: course.therapy, conditions: person.conditions) {
      func tell(_ event: EventKind, _ value: Double?, _ unit: String) {
        // Once a course: the same rule holds at every session.
        guard screened.insert("\(name) \(rule.reason)").inserted else { return }
        note(
          Trace.Event(
            time: clock / Day.unit.scale, event: event, muscle: "", point: "", value: value, unit: unit,
            detail: "\(name): \(rule.reason)"))
      }
      switch rule.verdict {
      case .refuse:
        trace.flow.sessionsRefused += 1
        tell(.refusal, nil, "")
        return false
      case .postpone(let days):
        guard clock < days.value * Day.unit.scale else { continue }
        trace.flow.sessionsPostponed += 1
        tell(.deferral, days.value, Day.unit.symbol)
        return false
      case .caution: tell(.caution, nil, "")
      }
    }
    let keepsTo =
      !course.therapy.kind.isSelfGiven || course.therapy.isSupervised
      || streams.uniform(.adherence, place: course.therapy.luck, number: Int64(number)) < person.adherence
    if keepsTo { trace.flow.sessionsHeld += 1 } else { trace.flow.sessionsMissed += 1 }
    return keepsTo
  }

  /// - Parameter planned: when the session was to begin (s): sessions that begin together are one visit, which promises
  ///   once.
  func arrive(for course: TherapyCourse, planned: Double) async -> Visit {
    let context = course.therapy.context
    let promised = promise?.start == planned ? promise?.weight ?? 0 : 0
    for muscle in muscles { await muscle.raiseExpectation(to: context, from: promised) }
    promise = (planned, max(promised, context))
    cared = (
      person.model.lastingContext.after(visit: context, promised: promised, from: careLeft(at: clock)), clock
    )
    let first = course.muscles.compactMap(muscleIndex).first ?? 0
    let before = await palpate(first)
    let examination = await examination(of: first, luck: .none)
    return Visit(
      start: clock, limit: course.care.minutes.value * Minute.unit.scale, before: before,
      soreness: Outcome.soreness.measure(plan.readouts, examination) ?? 0)
  }

  /// What is left of having been cared for (0 to 1).
  private func careLeft(at time: Double) -> Double {
    cared.map { person.model.lastingContext.left(of: $0.context, after: max(0, time - $0.time)) } ?? 0
  }

  /// Points that it takes off ratings of pain.
  func contextRelief(at time: Double) -> Double {
    person.model.lastingContext.relief.value * careLeft(at: time)
  }

  /// Seconds since a session began.
  func time(since visit: Visit) -> Double { clock - visit.start }

  /// The therapist looks for a point and asks: time passes.
  func find(_ point: FoundPoint, in course: TherapyCourse, within hands: Hands) async throws(RunFailure) {
    // Whoever swallows a tablet looks for no point.
    guard course.therapy.kind != .drug else { return }
    let treatment = Treatment(muscle: point.muscle, point: point.point)
    try await receive(.rest(duration: hands.searchTime.value), in: treatment)
  }

  /// The hardness of each point of a muscle, as felt.
  func feel(_ muscle: Int, error: Double) async -> [FoundPoint] {
    let tick = Int64(clock.rounded())
    let identifier = plan.muscles[muscle].identifier
    return await palpate(muscle).stiffness.enumerated().map { point, stiffness in
      let luck = streams.normal(.palpation, place: identifier, fascicle: point, number: tick)
      return FoundPoint(
        muscle: muscle, point: point, hardness: stiffness * Exponential.of(error * luck))
    }
  }

  var healthyHardness: Double { plan.readouts.elastography.stiffness(bridges: 0, latched: 0) }

  /// What patients say of their threshold over what it is: exact with perfect communication.
  func reportFactor(of muscle: Int, error: Double) -> Double {
    let spread = error * (1 - person.communication)
    guard spread > 0 else { return 1 }
    return Exponential.of(
      spread
        * streams.normal(
          .report, place: plan.muscles[muscle].identifier, number: Int64(clock.rounded())))
  }

  /// How far (mm) a hand misses a point to the side.
  func aim(at point: FoundPoint, error: Double) -> Double {
    error
      * streams.normal(
        .aim, place: plan.muscles[point.muscle].identifier, fascicle: point.point,
        number: Int64(clock.rounded()))
  }

  /// The last pressure over the one that the patient calls the most bearable.
  func complaint(in treatment: Treatment) async -> Double {
    guard treatment.lastPressure > 0 else { return 0 }
    let now = await examination(of: treatment.muscle, luck: .none)
    let tolerance = plan.readouts.tolerance.pressure(
      threshold: plan.readouts.algometer.threshold(now))
    // Who communicates badly complains late.
    return treatment.lastPressure / tolerance * person.communication
  }

  func noteShortTime(_ course: TherapyCourse, pointsLeft: Int) {
    note(
      Trace.Event(
        time: clock / Day.unit.scale, event: .timeUp, muscle: "", point: "", value: Double(pointsLeft),
        unit: "",
        detail:
          "\(course.therapy.name): \(course.care.minutes) are over; value: points left untreated"))
  }

  /// The end of a session, with what it changed at the first muscle of the course.
  func leave(_ visit: Visit, course: TherapyCourse, planned: Double) async {
    let first = course.muscles.compactMap(muscleIndex).first ?? 0
    let after = await palpate(first)
    let before = visit.before
    func round(_ value: Double) -> String { plain((value * 10).rounded() / 10) }
    account(for: course, visit, planned: planned)
    sufferHarms(of: course)
    guard !course.muscles.isEmpty else { return }
    note(
      Trace.Event(
        time: clock / Day.unit.scale, event: .session, muscle: plan.muscles[first].identifier, point: "",
        value: time(since: visit) / Minute.unit.scale, unit: Minute.unit.symbol,
        detail:
          "\(course.therapy.name): pain \(round(before.pain)) to \(round(after.pain)), threshold "
          + "\(round(before.threshold)) to \(round(after.threshold)) kPa"))
  }
}
