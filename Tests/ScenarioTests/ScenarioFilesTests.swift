// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Foundation
import Results
import Scenarios
import Simulation
import Testing

/// Every scenario in `scenarios/`, with one patient each; studies are run by the tests of their verbs.
@Suite("Every scenario runs")
struct ScenarioFilesTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "scenarios")
  static let files =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { name in
      let document = try? JSONDocument(readingFile: folder.appending(path: name).path)
      return name.hasSuffix(".json") && document?.kind != .study
    }.sorted()

  @Test("the questions of the first release are there")
  func questions() {
    for name in ["desk-worker", "number-of-passes", "runner-calf", "needle-or-press", "hypotheses"] {
      #expect(Self.files.contains("\(name).json"))
    }
  }

  @Test("simulates without a failure, writes every table, and verifies", arguments: files)
  func runs(file: String) async throws {
    let scenario = try Scenario.load(
      path: Self.folder.appending(path: file).path, settings: [try Scenario.setting("patients.count=1")])
    #expect(scenario.question.hasSuffix("?"), "a scenario opens with its question")
    #expect(scenario.warnings.isEmpty, "\(scenario.warnings)")
    let place = FileManager.default.temporaryDirectory.appending(path: "tpsim-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: place) }
    let tables = ExperimentTables(replayCommand: { $0 })
    let run = try ExperimentRun(Experiment(of: scenario.plan), tables: tables, threads: 2)
    let resolved = try #require(JSONText(scenario.resolved.text))
    let folder = try ProgressFolder(at: place.path)
    try await folder.begin(
      ProgressSeal(
        version: "test", commit: nil, resolvedScenario: resolved.text, resolvedStudy: nil, shard: nil,
        commandLine: [], start: ""), tables: tables.schemas(of: run.experiment), force: false)
    let report = try await run.run(
      in: folder,
      manifest: {
        Manifest(
          version: "test", commit: nil, buildFlags: [], gslVersion: "", commandLine: [],
          resolvedScenario: resolved, seed: scenario.plan.seed, streamScheme: RandomStreams.scheme,
          threads: 2, start: Manifest.now(), end: Manifest.now())
      }, shouldStop: { false }, report: { _ in })
    #expect(report.ending == .complete && report.progress.failed == 0)
    let verdict = try verify(place.path)
    #expect(verdict.isIntact)
    let samples =
      scenario.plan.sampleTimes.count * (scenario.plan.muscles.count + 1) * scenario.plan.arms.count
    #expect(report.manifest?.rowCounts["series.csv"] == samples)
    let arm = try #require(scenario.plan.arms.map(\.name).sorted().last)
    let runs = try String(contentsOf: place.appending(path: "runs.csv"), encoding: .utf8)
    let identifier = try #require(
      runs.split(separator: "\n").compactMap { $0.split(separator: ",").first.map(String.init) }
        .first { $0.hasSuffix("-\(arm)") })
    let replayed = try await Replay(of: identifier, in: place.path).run()
    for comparison in replayed {
      #expect(comparison.isSame, "\(comparison.table) of \(identifier) alone")
    }
    #expect(replayed.contains { !$0.recorded.isEmpty })
  }
}
