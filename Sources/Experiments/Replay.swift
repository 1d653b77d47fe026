// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
package import Results
import Scenarios
import Simulation

/// One row of a result folder, simulated again alone.
///
/// Random draws are keyed by seed, patient and place, never by order, so a patient in an arm needs neither the
/// other patients nor the other arms. What comes out is compared byte for byte.
package struct Replay: Sendable {
  /// The lines of a table that belong to the run.
  package struct Comparison: Sendable, Equatable {
    package let table: String
    package let recorded: [String]
    package let replayed: [String]
    package var isSame: Bool { recorded == replayed }
  }

  private let plan: Plan
  private let folder: String
  private let identifier: String
  private let patient: Int
  private static let tables = [ResultTables.runs, ScenarioRun.series, ResultTables.events]

  /// - Throws: ``ProblemList`` (65) when the folder has no such run, naming the nearest one; ``ResultError`` when the
  ///   folder cannot be read.
  package init(of identifier: String, in folder: String) throws {
    let manifest = try Manifest(inFolder: folder)
    let document = try JSONDocument(
      [UInt8](manifest.resolvedScenario.text.utf8), file: "\(folder)/\(Manifest.fileName)")
    var plan = try Scenario(document).plan
    let found = plan.arms.lazy.flatMap { arm in (1...plan.patients).lazy.map { (arm, $0) } }
      .first { ScenarioRun.identifier(design: 0, patient: $0.1, arm: $0.0.name) == identifier }
    guard let (arm, patient) = found else {
      let example = ScenarioRun.identifier(design: 0, patient: 1, arm: plan.arms.first?.name ?? "")
      throw ProblemList(
        .badInput,
        [
          Problem(
            file: "\(folder)/runs.csv", .statement("has no run \"\(identifier)\""),
            expected: "a run_id such as \"\(example)\"")
        ])
    }
    plan.arms = [arm]
    plan.referenceArm = arm.name
    self.plan = plan
    self.folder = folder
    self.identifier = identifier
    self.patient = patient
  }

  /// Simulates the run and compares its lines.
  @concurrent
  package func run(
    manifest: @Sendable (ScenarioRun.Progress) throws -> Manifest
  ) async throws -> [Comparison] {
    let place = FileManager.default.temporaryDirectory.appending(
      path: "tpsim-replay-\(UUID().uuidString)", directoryHint: .isDirectory)
    defer { try? FileManager.default.removeItem(at: place) }
    let again = ScenarioRun(
      plan: plan, folder: place.path(percentEncoded: false), force: false, threads: 1,
      patients: patient...patient, replayCommand: { _ in "" })
    _ = try await again.run(manifest: manifest, shouldStop: { false }, report: { _ in })
    return try Self.tables.map { table in
      Comparison(
        table: table.fileName, recorded: try lines(of: table, in: URL(filePath: folder)),
        replayed: try lines(of: table, in: place))
    }
  }

  /// `run_id` is the first column of every table and never quoted.
  private func lines(of table: TableSchema, in folder: URL) throws(ResultError) -> [String] {
    let file = folder.appending(path: table.fileName)
    do {
      return try String(contentsOf: file, encoding: .utf8)
        .split(separator: "\n").filter { $0.hasPrefix(identifier + ",") }.map(String.init)
    } catch {
      throw ResultError.readFailed(path: file.path(percentEncoded: false), reason: "\(error)")
    }
  }
}
