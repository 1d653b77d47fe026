// SPDX-License-Identifier: GPL-3.0-or-later
import Physiology
import Quantities
import Simulation
import Testing

@Suite("What pressing does")
struct PressureTests {
  /// Mean gain of a threshold over no treatment, a minute after each patient's session.
  private func gain(_ outcome: String, _ arm: String) async throws -> Double {
    let record = try await SharedCohorts.morning.value
    return record.afterSession(outcome, arm, minutes: 1, over: "none").mean
  }

  @Test("one session raises the threshold by 11 to 46 kPa at once (Geri 2022)")
  func threshold() async throws {
    let record = try await SharedCohorts.morning.value
    let gains = record.afterSession("ppt_kPa", "hold-60", minutes: 1, over: "none")
    let later = record.afterSession("ppt_kPa", "hold-60", minutes: 60, over: "none")
    let overSham = record.afterSession("ppt_kPa", "hold-60", minutes: 1, over: "sham").mean
    let finding = Finding(
      6,
      "three presses of 60 s: threshold +\(shown(gains.mean)) kPa after 1 min (SD \(shown(gains.spread))), "
        + "+\(shown(later.mean)) after 60 min; +\(shown(overSham)) over sham")
    #expect(record.failures.isEmpty)
    #expect((11...46).contains(gains.mean), "\(finding)")
  }

  @Test("at first most of the gain is non-local (Aboodarda 2015: 21 % over 24 %)")
  func nonLocal() async throws {
    func share(_ minutes: Double) async throws -> Double {
      let record = try await SharedCohorts.morning.value
      // Shares of the threshold before, since healthy muscle has the higher one.
      func relative(_ outcome: String) -> Double {
        let gain = record.afterSession(outcome, "hold-60", minutes: minutes, over: "none").mean
        return gain / record.mean(outcome, "none", day: 0)
      }
      return relative("remote_ppt_kPa") / relative("ppt_kPa")
    }
    let (early, late) = (try await share(1), try await share(100))
    let finding = Finding(
      6, "non-local over local gain \(shown(early)) after 1 min, \(shown(late)) after 100 min")
    #expect((0.6...1.0).contains(early), "\(finding)")
    withKnownIssue("after the calibration the gain is not more local after 100 minutes: 0.89, then 0.92") {
      #expect(late < early, "\(finding)")
    }
  }

  @Test("longer holds do more: 90 s over 60 s over 30 s (Hou 2002)")
  func holds() async throws {
    let gains = [
      try await gain("ppt_kPa", "hold-30"), try await gain("ppt_kPa", "hold-60"),
      try await gain("ppt_kPa", "hold-90"),
    ]
    let finding = Finding(6, "threshold after holds of 30, 60, 90 s: +\(shown(gains)) kPa")
    #expect(gains[0] < gains[1] && gains[1] < gains[2], "\(finding)")
  }

  @Test("low pressure needs long holds more than high pressure does (Hou 2002)")
  func lowPressure() async throws {
    let low = [try await gain("ppt_kPa", "low-30"), try await gain("ppt_kPa", "low-90")]
    let high = [try await gain("ppt_kPa", "hold-30"), try await gain("ppt_kPa", "hold-90")]
    let ratios = [low[1] / low[0], high[1] / high[0]]
    let finding = Finding(
      6,
      "threshold after holds of 30 and 90 s: +\(shown(low)) kPa at 100 kPa, +\(shown(high)) at the midpoint; "
        + "ratios \(shown(ratios))")
    #expect(low[1] < high[1], "\(finding)")
    withKnownIssue(
      "a long hold gains a factor of 1.02 at low pressure, 1.32 at high pressure; evidence the reverse"
    ) {
      #expect(ratios[0] > ratios[1], "\(finding)")
    }
  }

  @Test("with passes the released share grows and levels off, while soreness keeps growing")
  func passes() async throws {
    let record = try await SharedCohorts.typing.value
    let arms = SharedCohorts.passCounts.map { "passes-\($0)" }
    let released = arms.map { -record.gain("contracted_pct", $0, over: "none", day: 7) }
    let soreness = arms.map { record.mean("soreness_nrs", $0, day: 1) }
    let finding = Finding(
      7,
      "passes \(SharedCohorts.passCounts): released \(shown(released)) % of fibres at 7 days, "
        + "soreness at 14 h \(shown(soreness))")
    // A patient's fibre is 0.8 %, the cohort's 0.065 %.
    #expect(zip(released, released.dropFirst()).allSatisfy { $1 > $0 - 0.7 }, "\(finding)")
    #expect(zip(soreness, soreness.dropFirst()).allSatisfy { $0 < $1 }, "\(finding)")
    let (middle, last) = ((released[4] - released[2]) / 3, (released[8] - released[6]) / 10)
    #expect(
      last < 0.5 * middle, "\(finding): \(shown(middle)) a pass from 3 to 6, \(shown(last)) from 10 to 20")
  }

  @Test("net relief has a best number of passes, smaller for the near future than for the far")
  func bestNumber() async throws {
    let record = try await SharedCohorts.typing.value
    let counts = SharedCohorts.passCounts
    func relief(_ outcome: String, _ sign: Double, _ days: ClosedRange<Int>) -> [Double] {
      counts.map { count in
        sign
          * (record.mean(outcome, "passes-\(count)", days: days) - record.mean(outcome, "none", days: days))
      }
    }
    func best(_ relief: [Double]) -> Int { counts[relief.indices.max { relief[$0] < relief[$1] } ?? 0] }
    let pain = [relief("pain_nrs", -1, 1...1), relief("pain_nrs", -1, 1...14)]
    let threshold = [relief("ppt_kPa", 1, 1...1), relief("ppt_kPa", 1, 1...14)]
    let finding = Finding(
      7,
      "passes \(counts), next morning and mean of 14 days: less pain \(shown(pain[0])) and \(shown(pain[1])), best "
        + "\(best(pain[0])) and \(best(pain[1])); threshold \(shown(threshold[0])) and \(shown(threshold[1])), best "
        + "\(best(threshold[0])) and \(best(threshold[1]))")
    for relief in pain + threshold { #expect(best(relief) > 1 && best(relief) < 20, "\(finding)") }
    withKnownIssue("eight passes are best tomorrow and over two weeks alike") {
      #expect(best(pain[0]) < best(pain[1]), "\(finding)")
      #expect(best(threshold[0]) < best(threshold[1]), "\(finding)")
    }
  }
}
