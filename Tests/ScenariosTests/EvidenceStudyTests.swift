// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Scenarios
import Simulation
import Testing

@Suite("Studies of evidence")
struct EvidenceStudyTests {
  /// The small study with its measurement replaced.
  private func measuring(_ members: String) throws -> String {
    let start = try #require(EvidenceSamples.small.range(of: #"{"name": "a""#)).lowerBound
    return EvidenceSamples.small[..<start] + "{" + members + "}]}"
  }

  @Test("values are read in any unit, intervals give standard errors, and times become appointments")
  func reading() throws {
    let study = try EvidenceSamples.study(EvidenceSamples.small)
    let measurement = study.measurements[0]
    #expect(study.key == "study" && study.use == .fit)
    #expect(measurement.observation?.value == 28)
    let high = try #require(measurement.observation?.interval?.upperBound)
    #expect(abs(high - 0.46 * 98.0665) < 1e-9)
    let error = try #require(measurement.observation?.standardError)
    #expect(abs(error - (high - 11) / (2 * 1.959963984540054)) < 1e-9)
    #expect(measurement.at == [.after(start: 36_000, delay: 300)])
    #expect(study.cohorts[0].plan.appointments == [.at(0), .after(start: 36_000, delay: 300)])
  }

  @Test("standard deviations and numbers of patients give standard errors, of shares too")
  func spreads() throws {
    func error(_ members: String) throws -> Double? {
      try EvidenceSamples.study(try measuring(members)).measurements[0].observation?.standardError
    }
    let common = #""name": "a", "outcome": "pain_nrs", "at": "2 wk", "arm": "press", "#
    let one = try error(common + #""kind": "mean", "value": 5, "sd": "3 points", "n": 9"#)
    #expect(one == 1)
    let two = try error(
      common + #""kind": "difference", "against": "none", "value": -1, "sd": [3, 4], "n": [9, 16]"#)
    #expect(abs((two ?? 0) - 2.0.squareRoot()) < 1e-12)
    let none = try error(common + #""kind": "mean", "value": 5, "sd": "model", "n": 9"#)
    #expect(none == nil)
    let share = try error(common + #""kind": "responders", "atMost": 3, "value": "50 %", "n": 25"#)
    #expect(abs((share ?? 0) - 10) < 1e-9)
    let spread = try error(common + #""kind": "spread", "value": 2, "n": 9"#)
    #expect(spread == 0.5)
    let ratio = try error(common + #""kind": "spread", "against": "none", "value": 2, "n": [9, 9]"#)
    #expect(abs((ratio ?? 0) - 0.5.squareRoot()) < 1e-12)
    let correlation = try error(common + #""kind": "correlation", "from": "0 d", "value": 0.6, "n": 17"#)
    #expect(abs((correlation ?? 0) - 0.16) < 1e-12)
  }

  @Test("conditions of responders are read with their times, each time once")
  func conditions() throws {
    let measurement = try EvidenceSamples.study(
      try measuring(
        #""name": "a", "kind": "responders", "outcome": "pain_nrs", "arm": "none", "value": "10 %", "n": 9, "#
          + #""meets": [{"at": ["1 wk", "2 wk"], "met": "ever", "atMost": 1}, {"at": "2 wk", "from": "0 d", "fallBy": "50 %"}]"#
      )
    ).measurements[0]
    #expect(measurement.at == [.at(0), .at(604_800), .at(1_209_600)] && measurement.from == nil)
    #expect(measurement.atText == "0 d, 1 wk, 2 wk")
    #expect(measurement.conditions.map(\.criterion) == [.atMost(1), .fallByShare(50)])
    #expect(measurement.conditions.map(\.met) == [.ever, .always])
  }

  @Test(
    "what is wrong with the newer kinds is named",
    arguments: [
      (#""kind": "spread", "value": 2, "sd": 1, "n": 9"#, "sd says nothing of the error of a spread"),
      (#""kind": "correlation", "value": 0.5, "n": 9"#, "from is missing"),
      (
        #""kind": "correlation", "from": "0 d", "against": "none", "value": 0.5, "n": 9"#,
        "against has no place in a correlation"
      ),
      (#""kind": "responders", "meets": [], "value": "9 %", "n": 9"#, "has no condition in meets"),
      (
        #""kind": "responders", "meets": [{"at": "1 d", "fallBy": 2}], "value": "9 %", "n": 9"#,
        "meets[0].from is missing"
      ),
      (
        #""kind": "responders", "atMost": 3, "meets": [{"at": "1 d", "atMost": 2}], "value": "9 %", "n": 9"#,
        "atMost has no place beside meets"
      ),
      (
        #""kind": "responders", "meets": [{"at": "1 d", "atMost": 2, "met": "often"}], "value": "9 %", "n": 9"#,
        #"meets[0].met is "often"; expected "#
      ),
      (#""kind": "null", "from": "0 d", "se": 1, "margin": 2"#, "has se and margin"),
      (
        #""kind": "ratio", "value": 1, "se": 1"#,
        "needs from (two times of an arm), against (two arms), or both"
      ),
    ])
  func newerProblems(members: String, expected: String) throws {
    let at = members.contains("meets") ? "" : #", "at": "2 wk""#
    let problems = EvidenceSamples.problems(
      try measuring(#""name": "a", "outcome": "pain_nrs", "arm": "press", \#(members)\#(at)"#))
    #expect(problems.contains { $0.contains(expected) }, "\(problems)")
  }

  @Test("cohorts change the scenario and have arms of their own")
  func cohorts() throws {
    let text = EvidenceSamples.small
      .replacing(
        #""measurements": ["#,
        with: """
          "include": {"pain_nrs": {"atLeast": 1}},
          "cohorts": {"sick": {"include": {"ppt_kPa": {"atMost": "3 kg/cm2"}}},
          "well": {"set": {"patients.count": 7}}}, "measurements": [
          """
      ).replacing(#""arm": "press""#, with: #""arm": "sick/press""#)
      .replacing(#""against": "none""#, with: #""against": "well/none""#)
    let study = try EvidenceSamples.study(text)
    #expect(study.cohorts.map(\.name) == ["sick", "well"])
    #expect(study.cohorts.map(\.plan.patients) == [4, 7])
    #expect(study.cohorts.map(\.criteria.count) == [2, 1])
    #expect(study.measurements[0].subject.cohort == 0 && study.measurements[0].against?.cohort == 1)
  }

  @Test("people come for care in all cohorts or in one, and have histories of their own then")
  func enrol() throws {
    let text = EvidenceSamples.small.replacing(
      #""measurements": ["#,
      with: #""cohorts": {"come": {"enrol": "seeking-care"}, "fixed": {}}, "measurements": ["#
    ).replacing(#""arm": "press""#, with: #""arm": "come/press""#)
      .replacing(#""against": "none""#, with: #""against": "fixed/none""#)
    let study = try EvidenceSamples.study(text)
    #expect(study.cohorts.map(\.plan.recruitment) == [.seekingCare, .crossSection])
    #expect(study.cohorts[0].history != study.cohorts[1].history)
    let all = try EvidenceSamples.study(
      EvidenceSamples.small.replacing(
        #""measurements": ["#, with: #""enrol": "seeking-care", "measurements": ["#))
    #expect(all.cohorts[0].plan.recruitment == .seekingCare)
    let problems = EvidenceSamples.problems(
      EvidenceSamples.small.replacing(
        #""scenario": {"#, with: #""scenario": {"enrol": "seeking-care", "#))
    #expect(problems.contains { $0.contains("scenario has enrol of its own") }, "\(problems)")
  }

  @Test("the scenario's own first muscle is the usual one")
  func firstMuscle() throws {
    let text = EvidenceSamples.small.replacing(
      #""muscles": ["#,
      with: #""muscles": [{"name": "upper-trapezius", "side": "left"}, {"name": "deltoid"}, "#)
    let study = try EvidenceSamples.study(text)
    let plan = study.cohorts[0].plan
    #expect(plan.muscles[study.measurements[0].muscle].identifier == "upper-trapezius-left")
    #expect(plan.muscles[study.cohorts[0].muscle].identifier == "upper-trapezius-left")
  }

  @Test(
    "what is wrong is named with its path and what is allowed",
    arguments: [
      (
        #""outcome": "ppt_kPa""#, #""outcome": "ppt_kpa""#,
        #"measurements[0].outcome is "ppt_kpa"; expected one of"#
      ),
      (#", "interval": ["11 kPa", "0.46 kg/cm2"]"#, "", "measurements[0] has no uncertainty"),
      (#""against": "none""#, #""against": "press""#, "measurements[0].against is the arm itself"),
      (
        #""against": "none""#, #""against": "nobody""#,
        #"measurements[0].against is "nobody"; expected one of"#
      ),
      (
        #""value": "28 kPa""#, #""value": "28 points""#,
        #"measurements[0].value is "28 points"; expected a pressure such as "2 kPa"; points measures a rating"#
      ),
      (
        #""value": "28 kPa""#, #""value": "2 kPa""#, "measurements[0].interval does not hold the value itself"
      ),
      (
        #"["11 kPa", "0.46 kg/cm2"]"#, #"["60 kPa", "11 kPa"]"#,
        "expected the lower and the upper end of the 95 % interval"
      ),
      (#""5 min after session 1""#, #""5 min after session 9""#, "sessions are numbered 1 to 2"),
      (
        #""5 min after session 1""#, #""5 min after session -9223372036854775808""#,
        "sessions are numbered 1 to 2"
      ),
      (#""5 min after session 1""#, #""9 wk""#, #"measurements[0].at is "9 wk", after the course of 4 wk"#),
      (#""5 min after session 1""#, #""soon""#, #"measurements[0].at is "soon"; expected a time such as"#),
      (#""group": "pressure""#, #""group": "presure""#, #"did you mean "pressure"?"#),
      (#""kind": "difference""#, #""kind": "diference""#, #"did you mean "difference"?"#),
      (#""kind": "difference""#, #""kind": "mean""#, "measurements[0].against has no place in a mean"),
      (#""kind": "difference""#, #""kind": "null""#, "measurements[0].n is missing"),
      (#""therapy": "pressure""#, #""therapy": "presure""#, "scenario.arms.press[0].therapy is \"presure\""),
      (#""for": "1 wk""#, #""for": "1 wk", "hold": "90 kg""#, "scenario.arms.press[0].hold is \"90 kg\""),
      (
        #""course": {"#, #""sampleEvery": "1 d", "course": {"#, "scenario has sampleEvery, which does nothing"
      ),
      (#""citation": "Nobody 2000","#, "", "citation is missing"),
      (#""at": "5"#, #""form": "2 d", "at": "5"#, "measurements[0].form is not a known key"),
      (
        #""group": "pressure","#, #""group": "pressure", "include": {"pain": {"atLeast": 3}},"#,
        "include.pain is no outcome"
      ),
    ])
  func problems(before: String, after: String, expected: String) {
    #expect(EvidenceSamples.small.contains(before), "\(before) is in the sample")
    let problems = EvidenceSamples.problems(EvidenceSamples.small.replacing(before, with: after))
    #expect(problems.contains { $0.contains(expected) }, "\(problems)")
    #expect(problems.allSatisfy { $0.hasPrefix("study.json:") }, "\(problems)")
  }

  @Test("two studies of one name are told apart")
  func names() throws {
    let document = try JSONDocument([UInt8](EvidenceSamples.small.utf8), file: "study.json")
    #expect(throws: ProblemList.self) { try EvidenceSet.read([document, document], changes: []) }
  }

  @Test("every study that is shipped can be read, and at least a fifth are kept out of fits")
  func shipped() throws {
    let set = try EvidenceSet.load([EvidenceSamples.folder])
    #expect(set.studies.count >= 25)
    #expect(Double(set.studies.count { $0.use == .test }) >= 0.2 * Double(set.studies.count))
    let groups = Set(set.studies.flatMap { $0.measurements.map(\.group) })
    #expect(groups == Set(EvidenceGroup.allCases))
    for study in set.studies {
      for cohort in study.cohorts { #expect(cohort.plan.patients >= 3, "\(study.key)") }
    }
  }
}
