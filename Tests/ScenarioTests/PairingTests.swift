// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Foundation
import Results
import Scenarios
import Testing

/// What it is worth that every arm has the same patients, in the flagship.
@Suite("Pairing pays")
struct PairingTests {
  /// The flagship's contrast, with fewer fibres, until its Monte-Carlo error is small.
  private static let study = """
    {
      "scenario": "\(ScenarioFilesTests.folder.appending(path: "desk-worker.json").path)",
      "set": { "muscles[0].fibresPerFascicle": 16, "course.duration": "6 wk", "sampleEvery": "7 d" },
      "design": { "kind": "factorial", "replicates": 12 },
      "factors": { "arms.four-passes[0].passes": { "values": [4] } },
      "response": { "outcome": "pain_nrs", "at": "6 wk" },
      "stop": { "mcse": 0.25, "maxReplicates": 60 }
    }
    """

  @Test("the flagship's contrast varies more than three times less, and stops with fewer patients")
  func flagship() async throws {
    let study = try Study(resolved: JSONDocument(Array(Self.study.utf8), file: "pairing.json"))
    let points = try StudyPoints(study)
    let place = FileManager.default.temporaryDirectory.appending(path: "tpsim-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: place) }
    let tables = points.tables { $0 }
    let run = try ExperimentRun(points.experiment(), tables: tables, threads: 2)
    let resolved = try #require(JSONText(study.scenario.resolved.text))
    let folder = try ProgressFolder(at: place.path)
    try await folder.begin(
      ProgressSeal(
        version: "test", commit: nil, resolvedScenario: resolved.text, resolvedStudy: study.resolved.text,
        shard: nil, commandLine: [], start: ""), tables: tables.schemas(of: run.experiment), force: false)
    let report = try await run.run(
      in: folder,
      manifest: {
        Manifest(
          version: "test", commit: nil, buildFlags: [], gslVersion: "", commandLine: [],
          resolvedScenario: resolved, seed: 1, streamScheme: "", threads: 2, start: "", end: "")
      }, shouldStop: { false }, report: { _ in })
    #expect(report.ending == .complete)
    let reader = try CSVReader(place.appending(path: "stopping.csv").path)
    let columns = try ["mcse", "reason", "variance_ratio", "n_pairs", "n_unpaired"].map {
      try reader.column($0)
    }
    var rows: [[String]] = []
    try reader.forEach { (record) throws(ResultError) in
      rows.append(columns.map { record[$0] })
      return true
    }
    let row = try #require(rows.first)
    #expect(row[1] == "precise" && Double(row[0])! <= 0.25, "\(row)")
    #expect(Double(row[2])! > 3, "\(row)")
    #expect(Int(row[3])! * 3 < Int(row[4])!, "\(row)")
  }
}
