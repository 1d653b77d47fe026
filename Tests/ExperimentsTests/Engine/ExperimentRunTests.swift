// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Foundation
import Results
import Scenarios
import Simulation
import Testing

@Suite("A run of an experiment")
struct ExperimentRunTests {
  private static let scenario = """
    {"question": "Does pressing help?", "patients": {"population": "desk-worker", "count": 3},
     "muscles": [{"name": "upper-trapezius", "fibresPerFascicle": 2, "fascicles": 1}],
     "history": [], "course": {"duration": "1 d", "load": "stops"},
     "arms": {"wait": [], "press": [{"therapy": "pressure", "perWeek": 7}]}, "referenceArm": "wait"}
    """

  private func scenario() throws -> Scenario {
    try Scenario(JSONDocument(Array(Self.scenario.utf8), file: "scenario.json"))
  }

  private func temporary() -> String {
    FileManager.default.temporaryDirectory.appending(path: "tpsim-\(UUID().uuidString)").path
  }

  private func begin(_ path: String, _ scenario: Scenario, _ tables: [TableSchema]) async throws
    -> ProgressFolder
  {
    let folder = try ProgressFolder(at: path)
    try await folder.begin(
      ProgressSeal(
        version: "test", commit: nil, resolvedScenario: scenario.resolved.text, resolvedStudy: nil,
        shard: nil, commandLine: [], start: ""), tables: tables, force: false)
    return folder
  }

  private func manifest(_ scenario: Scenario) throws -> Manifest {
    Manifest(
      version: "test", commit: nil, buildFlags: [], gslVersion: "", commandLine: [],
      resolvedScenario: try #require(JSONText(scenario.resolved.text)), seed: 1, streamScheme: "", threads: 1,
      start: "", end: "")
  }

  @Test("lists the runs that failed with the command that repeats them, and counts them in the summary")
  func failures() async throws {
    let scenario = try scenario()
    let path = temporary()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let tables = ExperimentTables(replayCommand: { "again \($0)" })
    let run = try ExperimentRun(Experiment(of: scenario.plan), tables: tables, threads: 1)
    let folder = try await begin(path, scenario, tables.schemas(of: run.experiment))
    // The second patient fails in one arm; quotation marks and line ends must survive.
    let broken = Trace(
      arm: "press", patient: 2, failure: RunFailure(stage: "course", reason: "no \"step\",\nday 3"))
    await #expect(throws: Never.self) {
      try await folder.add(
        RunEncoder.task(
          point: 0, replicate: 2, patient: 2, traces: [broken, Trace(arm: "wait", patient: 2)],
          plan: scenario.plan, responses: []))
      try await folder.flush()
    }
    let report = try await run.run(
      in: folder, manifest: { try manifest(scenario) }, shouldStop: { false }, report: { _ in })
    #expect(report.ending == .complete)
    #expect(report.progress == .init(done: 6, total: 6, failed: 1, found: 2))
    let failures = try CSVReader("\(path)/failures.csv")
    var rows: [[String]] = []
    try failures.forEach { (record) throws(ResultError) in
      rows.append((0..<record.count).map { record[$0] })
      return true
    }
    #expect(
      rows == [["d0-p000002-press", "course", "no \"step\",\nday 3", "again d0-p000002-press"]])
    let summary = try CSVReader("\(path)/summary.csv")
    let (arm, failed) = (try summary.column("arm"), try summary.column("n_failed"))
    try summary.forEach { (record) throws(ResultError) in
      #expect(record[failed] == (record[arm] == "press" ? "1" : "0"))
      return true
    }
    #expect(try verify(path).isIntact)
  }

  @Test("asked to stop while tables are made, it publishes nothing and goes on later")
  func stops() async throws {
    let scenario = try scenario()
    let path = temporary()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let tables = ExperimentTables(replayCommand: { $0 })
    let run = try ExperimentRun(Experiment(of: scenario.plan), tables: tables, threads: 1)
    let folder = try await begin(path, scenario, tables.schemas(of: run.experiment))
    for patient in 1...3 {
      try await folder.add(
        RunEncoder.task(
          point: 0, replicate: patient, patient: patient,
          traces: ["press", "wait"].map { Trace(arm: $0, patient: patient) }, plan: scenario.plan,
          responses: []))
    }
    try await folder.flush()
    for (isStopped, ending) in [(true, ExperimentRun.Ending.stopped), (false, .complete)] {
      let report = try await run.run(
        in: folder, manifest: { try manifest(scenario) }, shouldStop: { isStopped }, report: { _ in })
      #expect(report.ending == ending && report.progress.found == 6)
      #expect(FileManager.default.fileExists(atPath: "\(path)/summary.csv") != isStopped)
    }
  }

  @Test("a folder whose chunks were lost says so when it is recovered")
  func recovery() async throws {
    let scenario = try scenario()
    let path = temporary()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let tables = ExperimentTables(replayCommand: { $0 })
    do {
      let folder = try await begin(path, scenario, tables.schemas(of: Experiment(of: scenario.plan)))
      for replicate in 1...2 {
        try await folder.add(
          RunEncoder.task(
            point: 0, replicate: replicate, patient: replicate,
            traces: [Trace(arm: "press", patient: replicate), Trace(arm: "wait", patient: replicate)],
            plan: scenario.plan, responses: []))
        try await folder.flush()
      }
    }
    let chunk = URL(filePath: "\(path)/runs-000002.chunk")
    var bytes = try Data(contentsOf: chunk)
    bytes[3] ^= 1
    try bytes.write(to: chunk)
    let again = try ProgressFolder(at: path)
    guard case .unfinished = again.state else {
      Issue.record("the folder is unfinished")
      return
    }
    #expect(try await again.recover() == ["runs-000002.chunk"])
    #expect(await again.index.entries.map(\.replicate) == [1])
    #expect(!FileManager.default.fileExists(atPath: chunk.path))
  }
}
