// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities
import Simulation
import Therapies

/// Cohorts that several phenomena look at; each is simulated once, when first asked for.
enum SharedCohorts {
  /// A morning with one session six minutes after the first examination, looked at every minute for two hours.
  static let morning = Task { try await morningStudy.cohort() }

  private static var morningStudy: Study {
    var study = Study()
    study.days = 2.0 / 24
    study.sampleEvery = .minutes(1)
    study.schedule.session.value = 0.1
    study.arms = [
      Study.untreated, Study.arm("sham", [Sham()]),
      Study.arm("hold-30", [Study.pressure(hold: 30)]),
      Study.arm("hold-60", [Study.pressure(hold: 60)]),
      Study.arm("hold-90", [Study.pressure(hold: 90)]),
      Study.arm("low-30", [Study.pressure(hold: 30, at: 100)]),
      Study.arm("low-90", [Study.pressure(hold: 90, at: 100)]),
      Study.arm("needle", [Study.needling()]),
    ]
    return study
  }

  /// Nobody works after day 0.
  static let resting = Task { try await course(during: [], days: 56).cohort() }
  /// The work of the history goes on.
  static let typing = Task {
    var study = course(during: [Study.typing(weeks: 6)], days: 42)
    study.arms += passCounts.map { Study.arm("passes-\($0)", [Study.pressure(passes: Double($0))]) }
    study.arms += insertionCounts.map {
      Study.arm("insertions-\($0)", [Study.needling(insertions: Double($0))])
    }
    study.arms += [
      Study.arm("stretch", [Stretching()]),
      Study.arm("press-3 and stretch", [Study.pressure(), Stretching()]),
      Study.arm("needle daily", [Study.needling()], perWeek: 7, days: 5),
      Study.arm("needle weekly", [Study.needling()], perWeek: 1, days: 35),
    ]
    return try await study.cohort()
  }
  static let passCounts = [1, 2, 3, 4, 6, 8, 10, 14, 20]
  static let insertionCounts = [2, 5, 10, 20, 30]
  /// A third of the hours at half of the effort.
  static let reduced = Task {
    try await course(during: [Study.typing(effort: 4, hours: 2, weeks: 6)], days: 42).cohort()
  }
  /// Four hours a day at two and a half times the effort.
  static let heavy = Task {
    try await course(during: [Study.typing(effort: 20, hours: 4, weeks: 6)], days: 42).cohort()
  }

  private static func course(during: [LoadPhase], days: Double) -> Study {
    var study = Study()
    study.during = during
    study.days = days
    study.arms = [
      Study.untreated, Study.arm("sham", [Sham()]),
      Study.arm("three presses", [Study.pressure()]),
      Study.arm("press once", [Study.pressure(passes: 6)]),
      Study.arm("press course", [Study.pressure()], perWeek: 2, days: 42),
    ]
    return study
  }

  /// The same patients before any work.
  static let healthy = Task {
    var study = Study()
    study.history = []
    study.days = 1
    return try await study.cohort()
  }
}
