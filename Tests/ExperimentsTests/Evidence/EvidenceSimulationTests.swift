// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Outcomes
import Scenarios
import Simulation
import Testing

@Suite("Cohorts of published studies")
struct EvidenceSimulationTests {
  private func records(_ studies: [EvidenceStudy], threads: Int = 2) async throws -> [Int: EvidenceRecord] {
    var found: [Int: EvidenceRecord] = [:]
    try await EvidenceSimulation(studies, threads: threads, shouldStop: { false }).run { found[$0] = $1 }
    return found
  }

  private let pain =
    #""kind": "difference", "outcome": "ppt_kPa", "arm": "press", "against": "none", "at": "5 min after session 1", "value": "9 kPa", "se": "5 kPa""#

  @Test("the same numbers at any number of threads and beside other studies")
  func invariance() async throws {
    let study = try EvidenceFixture.study(pain)
    let other = try EvidenceFixture.study(pain, patients: 6)
    let alone = try await records([study], threads: 1)
    let together = try await records([other, study], threads: 3)
    let first = EvidenceResult(hypothesis: "", record: try #require(alone[0]))
    let second = EvidenceResult(hypothesis: "", record: try #require(together[1]))
    #expect(first.predictions == second.predictions && first.predictions[0] != nil)
    #expect(first.encoded == second.encoded)
    let read = EvidenceResult(hypothesis: "", study: study, encoded: first.encoded)
    #expect(read?.predictions == first.predictions && read?.enrolled == first.enrolled)
    // A chunk may say anything.
    for count in 0..<first.encoded.count {
      let short = Array(first.encoded.prefix(count))
      #expect(EvidenceResult(hypothesis: "", study: study, encoded: short) == nil)
    }
    for place in first.encoded.indices {
      for wrong in [Double.nan, .infinity, -1, 1e300, 0.5] {
        var forged = first.encoded
        forged[place] = wrong
        // Value and errors of a prediction may be any numbers, its patients and what was counted of cohorts not.
        let result = EvidenceResult(hypothesis: "", study: study, encoded: forged)
        #expect((result == nil) == (place >= 3), "\(place): \(wrong)")
      }
    }
  }

  @Test("only patients who meet every criterion take part, in the order of their numbers")
  func inclusion() async throws {
    let all = try #require(try await records([EvidenceFixture.study(pain, patients: 30)])[0])
    let column = try #require(OutcomeCatalogue.all.firstIndex { $0.column == "pain_nrs" })
    let ratings = all.cohorts[0].patients.map { ($0.number, $0.arms[0]?[0][column] ?? 0) }
    let middle = ratings.map(\.1).sorted()[15]
    let chosen = try #require(
      try await records([
        EvidenceFixture.study(pain, patients: 8, more: #""include": {"pain_nrs": {"atLeast": \#(middle)}},"#)
      ])[0])
    let expected = ratings.filter { $0.1 >= middle }.prefix(8).map(\.0)
    #expect(chosen.cohorts[0].patients.map(\.number) == Array(expected))
    #expect(chosen.cohorts[0].candidates >= chosen.cohorts[0].patients.count)
  }

  @Test("where nobody meets the criteria the cohort stays empty and nothing is predicted")
  func nobody() async throws {
    let study = try EvidenceFixture.study(pain, more: #""include": {"pain_nrs": {"atLeast": 11}},"#)
    let record = try #require(try await records([study])[0])
    #expect(record.cohorts[0].patients.isEmpty)
    #expect(record.cohorts[0].candidates == 4 * EvidenceSimulation.candidatesEach)
    let result = EvidenceResult(hypothesis: "", record: record)
    #expect(result.judgements[0].verdict == .noPrediction)
  }

  @Test("arms with longer and shorter sessions are examined as long after their ends")
  func afterSessions() async throws {
    // Soreness has an immediate share that fades in hours: examined at one hour of the day, the longer session would
    // look fresher.
    let study = try EvidenceFixture.study(
      #""kind": "difference", "outcome": "therapist_min", "arm": "long", "against": "press", "at": "1 min after session 1", "value": "5 min", "se": "1 min""#
    )
    let record = try #require(try await records([study])[0])
    let prediction = try #require(EvidenceResult(hypothesis: "", record: record).predictions[0])
    // Five holds of 90 s against two of 30 s, with their ramps and rests: the whole session has been given by then.
    #expect(prediction.value > 6)
  }

  @Test("the share of work that is done is told from the first history on, rises, and ends at one")
  func shares() async throws {
    let study = try EvidenceFixture.study(
      pain, patients: 8, more: #""include": {"pain_nrs": {"atLeast": 3}},"#)
    let unsure = try EvidenceFixture.study(
      pain, patients: 8, more: #""study": "other", "include": {"pain_nrs": {"atLeast": 11}},"#)
    var shares: [Double] = []
    try await EvidenceSimulation([study, unsure], threads: 2, shouldStop: { false }).run {
      shares.append($0)
    } deliver: { _, _ in
    }
    #expect(shares.count > 16 && shares.last == 1)
    #expect(shares.allSatisfy { (0...1).contains($0) })
  }

  @Test("work that is asked to stop says so")
  func stops() async throws {
    let study = try EvidenceFixture.study(pain)
    await #expect(throws: EvidenceSimulation.Stopped.self) {
      try await EvidenceSimulation([study], threads: 2, shouldStop: { true }).run { _, _ in }
    }
  }
}
