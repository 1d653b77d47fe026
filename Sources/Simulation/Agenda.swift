// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

/// What happens when in an arm: samples and sessions, in order of time; at one time the sample comes first.
struct Agenda: Sendable {
  enum Kind: Sendable {
    case sample
    case session(TherapyCourse)
  }
  let entries: [(time: Double, kind: Kind)]

  init(plan: Plan, arm: Arm) {
    var entries: [(time: Double, kind: Kind)] = []
    let (every, duration) = (plan.sampleEvery.value, plan.duration.value)
    var sample = 0
    // The small number lets an interval that divides the duration end on it.
    while Double(sample) * every <= duration * (1 + 1e-12) {
      entries.append((min(Double(sample) * every, duration), .sample))
      sample += 1
    }
    let hour = plan.schedule.session.value * Hour.unit.scale
    for course in arm.courses {
      for day in course.sessionDays {
        let time = Double(day) * Day.unit.scale + hour
        if time < duration { entries.append((time, .session(course))) }
      }
    }
    // A stable order: samples were added first, then courses in the order of the arm.
    self.entries = entries.enumerated()
      .sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
      .map(\.element)
  }
}
