// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Physiology
import Quantities
import Simulation
import Testing
import Therapies

@Suite("What needling does")
struct NeedlingTests {
  @Test("the first hour: threshold 27 to 84 kPa up, and pain down")
  func firstHour() async throws {
    let record = try await SharedCohorts.morning.value
    let threshold = record.afterSession("ppt_kPa", "needle", minutes: 1, over: "sham").mean
    let pain = record.afterSession("pain_nrs", "needle", minutes: 1, over: "sham").mean
    let finding = Finding(
      10, "ten insertions over sham after 1 min: threshold +\(shown(threshold)) kPa, pain \(shown(pain))")
    #expect(pain < 0, "\(finding)")
    #expect((27...84).contains(threshold), "\(finding)")
  }

  @Test("more insertions release more, ever less so")
  func saturation() async throws {
    let record = try await SharedCohorts.typing.value
    let counts = SharedCohorts.insertionCounts
    let released = counts.map { -record.gain("contracted_pct", "insertions-\($0)", over: "none", day: 7) }
    let soreness = counts.map { record.mean("soreness_nrs", "insertions-\($0)", day: 1) }
    let finding = Finding(
      10,
      "insertions \(counts): released \(shown(released)) % of fibres at 7 days, soreness at 14 h \(shown(soreness))"
    )
    #expect(zip(released, released.dropFirst()).allSatisfy { $0 < $1 + 0.7 }, "\(finding)")
    #expect(zip(soreness, soreness.dropFirst()).allSatisfy { $0 < $1 }, "\(finding)")
    let (first, last) = (released[2] / 10, (released[4] - released[3]) / 10)
    #expect(last < 0.6 * first, "\(finding): \(shown(first)) an insertion at first, \(shown(last)) at last")
  }

  @Test("soreness decays with a time constant of about 22 h (Martin-Pintado 2015: 34.8 to 3.8 mm in 48 h)")
  func soreness() async throws {
    var study = Study()
    study.days = 3
    study.sampleEvery = .hours(1)
    study.schedule.session.value = 0.1
    study.arms = [Study.arm("needle", [Study.needling()])]
    let needled = try await study.cohort()
    // From the first hour after the session to two days later.
    let (early, late) = (
      needled.mean("soreness_nrs", "needle", day: 1 / 24.0),
      needled.mean("soreness_nrs", "needle", day: 49 / 24.0)
    )
    let time = 48 / log(early / late)
    let finding = Finding(
      10,
      "soreness \(shown(early)) an hour after ten insertions, \(shown(late)) two days later: \(shown(time)) h"
    )
    #expect((17...27).contains(time), "\(finding); evidence 22 h")
    #expect((2.5...4.5).contains(early), "\(finding); evidence 3.5")
  }

  @Test("five sessions on five days do less than five a week apart, five days after the last")
  func spacing() async throws {
    let record = try await SharedCohorts.typing.value
    let daily = record.gain("ppt_kPa", "needle daily", over: "none", day: 9)
    let weekly = record.gain("ppt_kPa", "needle weekly", over: "none", day: 33)
    let released = [
      -record.gain("contracted_pct", "needle daily", over: "none", day: 9),
      -record.gain("contracted_pct", "needle weekly", over: "none", day: 33),
    ]
    let finding = Finding(
      10,
      "five days after the last of five sessions, daily and weekly: threshold +\(shown([daily, weekly])) kPa, "
        + "released \(shown(released)) % of fibres")
    withKnownIssue(
      "daily needling is hardly worse than weekly: threshold +22.3 against +23.0 kPa; worse in rabbits",
      isIntermittent: true
    ) {
      #expect(daily < weekly, "\(finding)")
    }
  }

  @Test("twitches add relief at once, and none that is left after a week")
  func twitch() async throws {
    var study = Study()
    study.arms = [Study.arm("needle", [Study.needling()])]
    study.sampleEvery = .minutes(10)
    study.days = 0.1
    study.schedule.session.value = 0.1
    var week = study
    week.days = 7
    week.sampleEvery = .days(1)
    func pain(_ study: Study, day: Double, twitches: Bool) async throws -> Double {
      var study = study
      // With this many irritable endplates for an even chance no insertion makes the band twitch.
      if !twitches { study.model.needleTrack.twitchHalfCount = Quantity(1e12) }
      return try await study.cohort().mean("pain_nrs", "needle", day: day)
    }
    let now =
      try await pain(study, day: 10 / 1_440.0, twitches: false)
      - pain(study, day: 10 / 1_440.0, twitches: true)
    let later = try await pain(week, day: 7, twitches: false) - pain(week, day: 7, twitches: true)
    let finding = Finding(10, "pain relief by twitches: \(shown(now)) at once, \(shown(later)) after a week")
    #expect(now > 0.1, "\(finding); evidence 2.0 (0.3 to 3.8)")
    #expect(abs(later) < max(0.3, 0.5 * now), "\(finding); evidence 0.2")
  }
}
