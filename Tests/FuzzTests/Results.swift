// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Results
import Scenarios
import Simulation
import Testing

/// A small result folder, and small unfinished work.
enum Results {
  private static let text = """
    {"question": "Does pressing help?", "patients": {"population": "desk-worker", "count": 2},
     "muscles": [{"name": "upper-trapezius", "fibresPerFascicle": 2, "fascicles": 1}],
     "history": [], "course": {"duration": "1 d", "load": "stops"},
     "arms": {"wait": [], "press": [{"therapy": "pressure", "perWeek": 7}]}, "referenceArm": "wait"}
    """
  static let run = "d0-p000001-press"

  private static func scenario() throws -> Scenario {
    try Scenario(JSONDocument(Array(text.utf8), file: "scenario.json"))
  }

  /// Begins the work in `folder`, and leaves a chunk of two tasks.
  @discardableResult
  static func begin(in folder: String) async throws -> ProgressSeal {
    let scenario = try scenario()
    let seal = ProgressSeal(
      version: "test", commit: nil, resolvedScenario: scenario.resolved.text, resolvedStudy: nil, shard: nil,
      commandLine: [], start: "")
    let place = try ProgressFolder(at: folder)
    try await place.begin(seal, tables: [], force: false)
    for patient in 1...2 {
      try await place.add(
        RunEncoder.task(
          point: 0, replicate: patient, patient: patient,
          traces: [Trace(arm: "press", patient: patient), Trace(arm: "wait", patient: patient)],
          plan: scenario.plan, responses: []))
    }
    try await place.flush()
    return seal
  }

  /// Writes a finished run into `folder`.
  static func write(to folder: String) async throws {
    let scenario = try scenario()
    let tables = ExperimentTables(replayCommand: { $0 })
    let run = try ExperimentRun(Experiment(of: scenario.plan), tables: tables, threads: 1)
    let place = try ProgressFolder(at: folder)
    try await place.begin(
      ProgressSeal(
        version: "test", commit: nil, resolvedScenario: scenario.resolved.text, resolvedStudy: nil,
        shard: nil,
        commandLine: [], start: ""), tables: tables.schemas(of: run.experiment), force: false)
    let text = try #require(JSONText(scenario.resolved.text))
    _ = try await run.run(
      in: place,
      manifest: {
        Manifest(
          version: "test", commit: nil, buildFlags: [], gslVersion: "", commandLine: [],
          resolvedScenario: text,
          seed: 1, streamScheme: "", threads: 1, start: "", end: "")
      }, shouldStop: { false }, report: { _ in })
  }
}
