// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities
import Therapies

/// What happens when in an arm: samples and sessions, in order of time; at one time the sample comes first.
struct Agenda: Sendable {
  enum Kind: Sendable {
    case sample
    case appointment(Appointment)
    /// `number` counts the planned sessions of the course.
    case session(TherapyCourse, number: Int)
  }
  let entries: [(time: Double, kind: Kind)]

  init(plan: Plan, arm: Arm) {
    let duration = plan.duration.value
    let appointments = plan.appointments ?? []
    var entries: [(time: Double, kind: Kind)] =
      plan.appointments == nil
      ? plan.sampleTimes.map { ($0 * Day.unit.scale, .sample) }
      : appointments.filter { !$0.isAfterSession }.map { ($0.nominal, .appointment($0)) }
    let hour = plan.schedule.session.value
    // A session without a manoeuvre is not held: no dose leaves the patient untouched, to the last bit.
    for course in arm.courses where course.therapy.hasDose {
      for (number, time) in course.sessionTimes(at: hour).enumerated() where time < duration {
        entries.append((time, .session(course, number: number)))
      }
    }
    entries += appointments.filter(\.isAfterSession).map { ($0.nominal, .appointment($0)) }
    // A stable order: samples were added first, then courses in the order of the arm.
    self.entries = entries.enumerated()
      .sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
      .map(\.element)
  }
}

extension Therapy {
  /// Whether a session would do anything to a patient with an ordinary point.
  fileprivate var hasDose: Bool {
    var plan = session()
    let ordinary = Findings(
      threshold: 250, tolerance: 350, pain: 5, painAtStart: 5, stiffness: 10, stiffnessAtStart: 10, elapsed: 0
    )
    return plan.next(after: ordinary) != nil
  }
}

extension Plan {
  /// When patients are examined, in days since the first examination.
  package var sampleTimes: [Double] {
    // The small number lets an interval that divides the duration end on it.
    let samples = Int((duration.value / sampleEvery.value * (1 + 1e-12)).rounded(.down))
    return (0...samples).map { min(Double($0) * sampleEvery.value, duration.value) / Day.unit.scale }
  }

  /// Times of all sessions of an arm (s since the first examination), each once, in order.
  package func sessionTimes(of arm: Arm) -> [Double] {
    let times = arm.courses.flatMap { $0.sessionTimes(at: schedule.session.value) }
    return Set(times.filter { $0 < duration.value }).sorted()
  }
}
