// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Outcomes
import Physiology
import Quantities

/// Looking at a patient, and what becomes of what is seen.
extension Patient {
  /// Readings of all muscles as an examination of one of them, with the luck of this moment.
  func examination(of index: Int, luck: MeasurementLuck) async -> Examination {
    var readings: [(reading: MuscleReading, state: MuscleState)] = []
    for muscle in muscles { readings.append(await muscle.reading()) }
    return examination(of: index, readings: readings, luck: luck)
  }

  private func examination(
    of index: Int, readings: [(reading: MuscleReading, state: MuscleState)], luck: MeasurementLuck
  ) -> Examination {
    let state = readings[index].state
    let nervous = NervousReading(
      central: state[.centralSensitisation], inhibition: state[.inhibition],
      expectation: state[.expectation], affect: state[.affect], soreness: state[.soreness],
      totalSoreness: speaking.reduce(0) { $0 + readings[$1].state[.soreness] },
      totalPain: speaking.reduce(0) { $0 + readings[$1].reading.pain })
    return Examination(
      muscle: readings[index].reading, nervous: nervous,
      person: ExaminedPerson(
        painGain: person.painSensitivity * person.ratingStyle,
        healthyThreshold: person.threshold(of: plan.muscles[index].anatomy).value), luck: luck,
      record: record(readings), centralGain: person.model.centralSensitisation.gain,
      affectGain: person.model.affect.gain)
  }

  /// The record of the course as of now.
  private func record(_ readings: [(reading: MuscleReading, state: MuscleState)]) -> CourseRecord {
    var record = record
    record.harms = harmLoad(at: clock)
    record.contextRelief = contextRelief(at: clock)
    let shares = plan.muscles.map { $0.anatomy.refersTo[.head] ?? 0 }
    if shares.contains(where: { $0 > 0 }) {
      record.firingToHead = speaking.reduce(0) { $0 + shares[$1] * readings[$1].reading.pain }
    }
    return record
  }

  /// The luck of measurements at this moment, or at `time`, for a muscle; the same in every arm.
  func luck(_ algometer: Purpose, muscle: Int, at time: Double? = nil) -> MeasurementLuck {
    let tick = Int64((time ?? clock).rounded())
    return MeasurementLuck(
      rating: streams.normal(.rating, number: tick),
      algometer: streams.normal(algometer, place: plan.muscles[muscle].identifier, number: tick),
      week: timeline.ratingDrift(at: time ?? clock), isRepeated: clock > 0)
  }

  /// What instruments show of `values`, a value an outcome, of a muscle at an appointment.
  package nonisolated func read(_ values: [Double?], of muscle: Int, at appointment: Appointment) -> [Double?]
  {
    zip(OutcomeCatalogue.all, values).map { outcome, value in
      value.map { value in
        plan.readouts.errors.read(
          value, of: outcome.column,
          draw: streams.normal(
            .instrument, place: "\(plan.muscles[muscle].identifier) \(outcome.column)",
            number: Int64(appointment.nominal.rounded())))
      }
    }
  }

  /// A row of `series.csv` for each muscle, and what became of its points.
  func examine(withLuckOf time: Double? = nil) async {
    var readings: [(reading: MuscleReading, state: MuscleState)] = []
    for muscle in muscles { readings.append(await muscle.reading()) }
    resolveHarms()
    feel(
      speaking.isEmpty
        // Nothing but the patient's affect.
        ? [FeltMoment(firing: 0, readings[0].state)]
        : speaking.map { FeltMoment(firing: readings[$0].reading.pain, readings[$0].state) }, at: clock)
    var patient: [Double?] = []
    for index in muscles.indices {
      let examination = examination(
        of: index, readings: readings, luck: luck(.algometer, muscle: index, at: time))
      var values = OutcomeCatalogue.all.map { $0.measure(plan.readouts, examination) }
      // What is the patient's is asked once: the muscles' copies of the nervous system differ in their last bits.
      if index == 0 { patient = values }
      for (place, outcome) in OutcomeCatalogue.all.enumerated() where outcome.subject == .patient {
        values[place] = patient[place]
      }
      trace.samples.append(Trace.Sample(muscle: index, time: clock / 86_400, values: values))
    }
    note(readings.map(\.reading))
    noteResponse(
      examination(of: 0, readings: readings, luck: luck(.algometer, muscle: 0, at: time)))
  }

  /// Keeps the pain of the first examination, and notes who responds and who no longer does.
  private func noteResponse(_ examination: Examination) {
    guard record.painAtStart != nil else {
      record.painAtStart = Outcome.pain.measure(plan.readouts, examination)
      return
    }
    let responds = Outcome.responder.measure(plan.readouts, examination) == 1
    trace.flow.respondersAtEnd = responds ? 1 : 0
    guard responds != isResponder else { return }
    isResponder = responds
    note(
      Trace.Event(
        time: clock / 86_400, event: responds ? .response : .responseLost, muscle: "", point: "",
        value: clock / 86_400, unit: Day.unit.symbol, detail: "value: time since the course began"))
  }

  func notePoints() async {
    var readings: [MuscleReading] = []
    for muscle in muscles { readings.append(await muscle.reading().reading) }
    note(readings)
  }

  private func note(_ readings: [MuscleReading]) {
    trace.events += points.update(readings, classes: plan.readouts.points, at: clock / 86_400)
  }

  func note(_ event: Trace.Event) { trace.events.append(event) }
}
