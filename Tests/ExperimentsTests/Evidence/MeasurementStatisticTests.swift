// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Foundation
import GSL
import Scenarios
import Testing

@Suite("What a measurement asks of virtual patients")
struct MeasurementStatisticTests {
  /// Values at the first examination (which every study has), then at the times asked about.
  private let before: [Double] = [5, 6, 4, 7, 5.5, 6.5, 3, 8]
  private let pressed: [Double] = [3, 5, 3.5, 4, 5, 4.5, 2.5, 6]
  private let waited: [Double] = [5.2, 5.8, 4.4, 6.6, 5.6, 6.9, 3.3, 7.5]

  private func prediction(_ measurement: String, _ arms: [String: [[Double]]]) throws
    -> MeasurementPrediction?
  {
    let study = try EvidenceFixture.study(measurement)
    return EvidenceResult(hypothesis: "", record: EvidenceFixture.record(study, arms)).predictions[0]
  }

  /// Rows of the first examination, the time before the session, and the time asked about.
  private func rows(_ after: [Double]) -> [[Double]] { zip(before, after).map { [$0, $0, $1] } }

  private func error(_ values: [Double]) -> Double {
    Statistics.standardDeviation(values) / Double(values.count).squareRoot()
  }

  @Test("a mean has the standard error of a mean, and a trial that of its own size")
  func mean() throws {
    let found = try #require(
      try prediction(
        #""kind": "mean", "outcome": "pain_nrs", "arm": "press", "at": "1 d", "value": 5, "sd": 1, "n": 32"#,
        ["press": zip(before, pressed).map { [$0, $1] }]))
    #expect(abs(found.value - Statistics.mean(pressed)) < 1e-12)
    #expect(abs(found.monteCarloError - error(pressed)) < 1e-12)
    #expect(abs((found.trialError ?? 0) - error(pressed) / 2) < 1e-12)
  }

  @Test("a difference of changes is paired for the Monte-Carlo error, and not for the trial's")
  func difference() throws {
    let found = try #require(
      try prediction(
        #"""
        "kind": "difference", "outcome": "pain_nrs", "arm": "press", "against": "none",
        "from": "before session 1", "at": "5 min after session 1", "value": -1, "sd": 1, "n": [8, 16]
        """#,
        ["press": rows(pressed), "none": rows(waited)]))
    let changes = (zip(before, pressed).map { $1 - $0 }, zip(before, waited).map { $1 - $0 })
    let paired = zip(changes.0, changes.1).map { $0 - $1 }
    #expect(abs(found.value - Statistics.mean(paired)) < 1e-12)
    #expect(abs(found.monteCarloError - error(paired)) < 1e-12)
    let trial = (Statistics.variance(changes.0) / 8 + Statistics.variance(changes.1) / 16).squareRoot()
    #expect(abs((found.trialError ?? 0) - trial) < 1e-12)
  }

  @Test("ratios, standardised differences and shares are those of the textbooks")
  func others() throws {
    let ratio = try #require(
      try prediction(
        #"""
        "kind": "ratio", "outcome": "pain_nrs", "arm": "press", "from": "before session 1",
        "at": "5 min after session 1", "value": 1, "sd": 1, "n": 8
        """#, ["press": rows(pressed)]))
    #expect(abs(ratio.value - Statistics.mean(zip(before, pressed).map { $1 / $0 })) < 1e-12)
    let standardised = try #require(
      try prediction(
        #"""
        "kind": "difference", "standardised": true, "outcome": "pain_nrs", "arm": "press", "against": "none",
        "at": "5 min after session 1", "value": -1, "interval": [-2, 0]
        """#, ["press": pressed.map { [5, $0] }, "none": waited.map { [5, $0] }]))
    let pooled = ((Statistics.variance(pressed) + Statistics.variance(waited)) / 2).squareRoot()
    #expect(abs(standardised.value - (Statistics.mean(pressed) - Statistics.mean(waited)) / pooled) < 1e-12)
    let share = try #require(
      try prediction(
        #"""
        "kind": "responders", "outcome": "pain_nrs", "arm": "press", "from": "before session 1", "fallBy": 2,
        "at": "5 min after session 1", "value": "50 %", "n": 8
        """#, ["press": rows(pressed)]))
    #expect(share.value == 100 * 4 / 8.0)
  }

  @Test("a share of none has an error too")
  func noResponder() throws {
    let share = try #require(
      try prediction(
        #""kind": "responders", "outcome": "pain_nrs", "arm": "press", "atMost": 1, "at": "1 d", "value": "50 %", "n": 8"#,
        ["press": pressed.map { [5, $0] }]))
    #expect(share.value == 0 && share.monteCarloError > 5)
  }

  @Test("the time constant of an exponential is found, and a mean that rises has none")
  func timeConstant() throws {
    let text =
      #""kind": "time-constant", "outcome": "soreness_nrs", "arm": "press", "at": ["2 h", "10 h", "48 h"], "value": "22 h", "se": "2 h""#
    let decay = (1...6).map { patient in [0] + [2.0, 10, 48].map { Double(patient) * exp(-$0 / 17) } }
    let found = try #require(try prediction(text, ["press": decay]))
    #expect(abs(found.value - 17) < 1e-9)
    // One that rises, or has gone, is judged and not passed over.
    let rise = (1...6).map { patient in [0] + [2.0, 10, 48].map { Double(patient) * $0 } }
    #expect(try #require(try prediction(text, ["press": rise])).value == 4_600)
    let gone = (1...6).map { patient in [0, Double(patient), 0, 0] }
    let soon = try #require(try prediction(text, ["press": gone]))
    #expect(soon.value > 5 && soon.value < 17)
    let none = (1...6).map { _ in [0, 0.0, 0, 0] }
    #expect(try prediction(text, ["press": none]) == nil)
  }

  @Test("a ratio leaves out who had nothing, and not the study")
  func ratioToNothing() throws {
    let text =
      #""kind": "ratio", "outcome": "pain_nrs", "arm": "press", "from": "before session 1", "at": "1 d", "value": 1, "sd": 1, "n": 8"#
    let some = [[5, 4, 2], [5, 0, 1], [5, 2, 2], [5, 4, 3.0]]
    #expect(try #require(try prediction(text, ["press": some])).value == (0.5 + 1 + 0.75) / 3)
  }

  @Test("spreads, their ratio, correlations, and changes in standard deviations and in those of another arm")
  func spreads() throws {
    let times = #""at": "5 min after session 1", "from": "before session 1""#
    func value(_ text: String) throws -> Double {
      try #require(
        try prediction(
          text + #", "outcome": "pain_nrs", "arm": "press""#, ["press": rows(pressed), "none": rows(waited)])
      ).value
    }
    let (fall, rest) = (zip(before, pressed).map { $1 - $0 }, zip(before, waited).map { $1 - $0 })
    let spread = try value(#""kind": "spread", \#(times), "value": 1, "n": 8"#)
    #expect(abs(spread - Statistics.variance(fall).squareRoot()) < 1e-12)
    let ratio = try value(
      #""kind": "spread", \#(times), "against": "none", "value": 1.06, "interval": [0.97, 1.16]"#)
    #expect(abs(ratio - (Statistics.variance(fall) / Statistics.variance(rest)).squareRoot()) < 1e-12)
    let correlation = try value(#""kind": "correlation", \#(times), "value": 0.6, "n": 8"#)
    let expected =
      Statistics.covariance(before, pressed)
      / (Statistics.variance(before) * Statistics.variance(pressed)).squareRoot()
    #expect(abs(correlation - expected) < 1e-12)
    let change = try value(
      #""kind": "change", "standardised": true, \#(times), "value": -0.2, "interval": [-0.4, 0]"#)
    #expect(abs(change - Statistics.mean(fall) / Statistics.variance(before).squareRoot()) < 1e-12)
    let share = try value(#""kind": "ratio", \#(times), "against": "none", "value": 0.5, "se": 0.1"#)
    #expect(abs(share - Statistics.mean(fall) / Statistics.mean(rest)) < 1e-12)
  }

  @Test("responders meet every condition, ever or always; a fall in per cent is one of the level before")
  func conditions() throws {
    func share(_ criterion: String, _ rows: [[Double]]) throws -> Double {
      try #require(
        try prediction(
          #""kind": "responders", "outcome": "pain_nrs", "arm": "none", "value": "50 %", "n": 8, \#(criterion)"#,
          ["none": rows])
      ).value
    }
    // At 0 d, 1 d, and 2 d.
    let courses = [[6, 1, 1], [6, 1, 5], [6, 4, 1], [6.0, 6, 6]]
    #expect(try share(#""meets": [{"at": ["1 d", "2 d"], "atMost": 1}]"#, courses) == 25)
    #expect(try share(#""meets": [{"at": ["1 d", "2 d"], "met": "ever", "atMost": 1}]"#, courses) == 75)
    let risen = #""meets": [{"at": "1 d", "atMost": 1}, {"at": "2 d", "from": "1 d", "riseBy": 2}]"#
    #expect(try share(risen, courses) == 25)
    let first = courses.map { Array($0.prefix(2)) }
    #expect(try share(#""at": "1 d", "from": "0 d", "fallBy": "30 %""#, first) == 75)
    #expect(try share(#""at": "1 d", "from": "0 d", "fallBy": "34 %""#, first) == 50)
  }

  @Test("a share of times counts examinations, above the patient's own mean where nothing else is said")
  func timeShare() throws {
    let common =
      #""kind": "time-share", "outcome": "pain_nrs", "arm": "none", "at": ["0 d", "12 h", "1 d", "2 d"], "sd": "model", "n": 9, "value": "23 %""#
    let courses = [[1, 1, 1, 5.0], [3, 3, 3, 3], [2, 6, 2, 6]]
    let flares = try #require(try prediction(common + #", "riseBy": 2"#, ["none": courses]))
    #expect(abs(flares.value - 25) < 1e-12)
    let levels = try #require(try prediction(common + #", "atLeast": 3"#, ["none": courses]))
    #expect(abs(levels.value - 100 * 1.75 / 3) < 1e-12)
  }

  @Test("patients whose run failed are left out, and too few give nothing")
  func failures() throws {
    let text =
      #""kind": "mean", "outcome": "pain_nrs", "arm": "press", "at": "1 d", "value": 5, "sd": 1, "n": 32"#
    let some = try prediction(
      text, ["press": [[5, 1], [5, 2], [5, 3]], "none": before.map { [$0, $0] }])
    #expect(some?.patients == 3 && some?.value == 2)
    #expect(try prediction(text, ["press": [[5, 1]]]) == nil)
  }
}
