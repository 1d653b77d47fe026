// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Foundation
import Outcomes
import Results
import Scenarios
import Simulation
import Testing

/// The bytes of a chunk may say anything, be its hash right or not.
@Suite("Finished tasks that nobody wrote")
struct ForgedTaskTests {
  private static let study = """
    {"scenario": {"question": "Does pressing help?", "patients": {"population": "desk-worker", "count": 3},
      "muscles": [{"name": "upper-trapezius", "fibresPerFascicle": 2, "fascicles": 1}],
      "history": [], "course": {"duration": "1 d", "load": "stops"},
      "arms": {"wait": [], "press": [{"therapy": "pressure", "perWeek": 7}]}, "referenceArm": "wait"},
     "design": {"kind": "factorial", "replicates": 2},
     "factors": {"arms.press[0].passes": {"values": [1, 2]}}, "response": {"outcome": "pain_nrs"}STOP}
    """

  private func study(_ stop: String) throws -> Study {
    let text = Self.study.replacing("STOP", with: stop)
    return try Study(resolved: JSONDocument(Array(text.utf8), file: "study.json"))
  }

  private func task(point: Int, replicate: Int, failed: Int = 0, responses: [Double?] = [1, 2])
    -> FinishedTask
  {
    FinishedTask(
      point: point, replicate: replicate, patient: 1, failed: failed, responses: responses,
      rows: [
        EncodedRows(ResultTables.runs), EncodedRows(RunEncoder.series), EncodedRows(ResultTables.events),
        EncodedRows(ResultTables.failures), EncodedRows(ResultTables.failures),
      ], samples: [])
  }

  @Test(
    "are refused with what is wrong, before anything is simulated",
    arguments: ["", #", "stop": {"mcse": 0.1, "maxReplicates": 4}"#])
  func refused(stop: String) async throws {
    let study = try study(stop)
    let points = try StudyPoints(study)
    let run = try ExperimentRun(
      points.experiment(), tables: points.tables(replayCommand: { $0 }), threads: 1)
    for (task, words) in [
      (task(point: 3, replicate: 1), "of design point 3"),
      (task(point: 0, replicate: 1), "of design point 0"),
      (task(point: Int(Int32.max), replicate: 1), "which the study does not have"),
      (task(point: 1, replicate: 0), "of replicate 0"),
      (task(point: 1, replicate: Int(Int32.max)), "of replicate 2147483647"),
      (task(point: 1, replicate: 5), "which has at most"),
      (task(point: 1, replicate: 1, responses: []), "with 0 responses"),
      (task(point: 1, replicate: 1, responses: [1]), "with 1 responses"),
      (task(point: 1, replicate: 1, responses: [1, 2, 3]), "not 2"),
      (task(point: 1, replicate: 1, failed: 3), "with 3 runs that failed"),
    ] {
      let path = FileManager.default.temporaryDirectory.appending(path: "tpsim-\(UUID().uuidString)").path
      defer { try? FileManager.default.removeItem(atPath: path) }
      let folder = try ProgressFolder(at: path)
      try await folder.begin(
        ProgressSeal(
          version: "test", commit: nil, resolvedScenario: "null", resolvedStudy: nil, shard: nil,
          commandLine: [], start: ""), tables: run.tables.schemas(of: run.experiment), force: false)
      try await folder.add(task)
      try await folder.flush()
      do {
        _ = try await run.run(
          in: folder, manifest: { throw CancellationError() }, shouldStop: { true }, report: { _ in })
        Issue.record("\(words): accepted")
      } catch let error as ResultError {
        guard case .badProgress(let place, let reason) = error else {
          Issue.record("\(error)")
          continue
        }
        #expect(place.hasSuffix("runs-000001.chunk") && reason.contains(words), "\(reason)")
      }
    }
  }

  @Test("have samples that are read, or refused, whatever their bytes are")
  func samples() throws {
    let width = OutcomeCatalogue.all.count
    func bytes(_ numbers: [Double]) -> [UInt8] {
      numbers.flatMap { number in withUnsafeBytes(of: number.bitPattern.littleEndian) { Array($0) } }
    }
    let flow = [1.0, 2, 3, 4, 5, 6, 7]
    let values = (0..<width).map { $0 == 1 ? Double.nan : Double($0) }
    let good = [5.0, 3, 1, 1] + [0] + flow + [1, 0] + values + [1] + flow + [0]
    let runs = try #require(ArmSamples.decode(bytes(good), arms: 2, muscles: 1))
    #expect(runs.map(\.isFailed) == [false, true] && runs.map(\.samples.count) == [1, 0])
    #expect(runs[0].candidates == CandidateCounts(all: 5, notIncluded: 3, excluded: 1, stayedAway: 1))
    #expect(runs[0].flow.sessionsHeld == 2 && runs[0].samples[0].values[1] == nil)
    #expect(runs[0].samples[0].values[2] == 2)
    #expect(ArmSamples.decode(bytes(good), arms: 1, muscles: 1) == nil)
    #expect(ArmSamples.decode(bytes(good), arms: 3, muscles: 1) == nil)
    #expect(ArmSamples.decode(bytes(good), arms: 2, muscles: 0) == nil)
    #expect(ArmSamples.decode(Array(bytes(good).dropLast()), arms: 2, muscles: 1) == nil)
    // Every count in turn as no count: none of it may trap.
    for place in good.indices {
      for wrong in [-1, 0.5, .nan, .infinity, -.infinity, 1e300, 9.3e18, 4e9] {
        var forged = good
        forged[place] = wrong
        let isValue = (14..<(14 + width)).contains(place)
        #expect(
          (ArmSamples.decode(bytes(forged), arms: 2, muscles: 1) == nil) == !isValue, "\(place): \(wrong)")
      }
    }
  }

  @Test("tell in stopping.csv what there is of each response, and nothing of rows of another width")
  func stopping() throws {
    let pain = try #require(OutcomeCatalogue.named("pain_nrs"))
    let threshold = try #require(OutcomeCatalogue.named("ppt_kPa"))
    let responses = [
      Response(outcome: pain, at: 1, arms: ["press"], against: "wait", muscle: "m"),
      Response(outcome: threshold, at: 2, arms: ["press", "wait"], against: nil, muscle: "m"),
    ]
    let rule = StoppingRule(limits: [0.1, 20], maxReplicates: 3)
    func table(_ values: [[Double?]]) throws -> [[String]] {
      let rows = try StoppingTable.rows(point: 7, values, of: responses, rule: rule)
      return String(decoding: rows.bytes, as: UTF8.self).split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
    }
    let found = try table([[3, 5, 300, 310], [2, 5, 320, nil], [1, 3, 340, 330]])
    #expect(
      found.map { Array($0[..<7]) } == [
        ["7", "press", "wait", "pain_nrs", "NRS", "1.0", ""],
        ["7", "press", "", "ppt_kPa", "kPa", "2.0", "m"], ["7", "wait", "", "ppt_kPa", "kPa", "2.0", "m"],
      ])
    #expect(found.map { $0[7] } == ["3", "3", "2"] && found.map { $0[8] } == ["0", "0", "1"])
    #expect(found.map { $0[10] } == ["0.1", "20.0", "20.0"])
    #expect(found.allSatisfy { $0[11] == "budget" })
    // Differences 2, 3 and 2; thresholds 300, 320 and 340.
    #expect(abs((Double(found[0][9]) ?? 0) - 1.0 / 3) < 1e-12)
    #expect(abs((Double(found[1][9]) ?? 0) - 20 / 3.0.squareRoot()) < 1e-12)
    let forged = try table([[3, 5], [], [1, 3, 340, 330, 5]])
    #expect(forged.map { $0[7] } == ["0", "0", "0"] && forged.map { $0[9] } == ["", "", ""])
  }
}
