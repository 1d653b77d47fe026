// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// What the unfinished work in a folder belongs to: `progress.json`, written before any of it.
///
/// Work is continued only by the same program with the same scenario, study and shard: anything else would mix
/// results that differ by more than their names.
package struct ProgressSeal: Sendable, Hashable, Codable {
  package static let fileName = "progress.json"
  /// The version of the layout of chunk files.
  package static let currentFormat = 2

  package var format = ProgressSeal.currentFormat
  package var version: String
  package var commit: String?
  /// As a manifest has them.
  package var resolvedScenario: String
  package var resolvedStudy: String?
  package var shard: Manifest.Shard?
  package var commandLine: [String]
  /// When the work was begun, as a manifest has it.
  package var start: String

  package init(
    version: String, commit: String?, resolvedScenario: String, resolvedStudy: String?,
    shard: Manifest.Shard?, commandLine: [String], start: String
  ) {
    self.version = version
    self.commit = commit
    self.resolvedScenario = resolvedScenario
    self.resolvedStudy = resolvedStudy
    self.shard = shard
    self.commandLine = commandLine
    self.start = start
  }

  /// What the results in a folder with a manifest belong to.
  package init(of manifest: Manifest) {
    self.init(
      version: manifest.version, commit: manifest.commit, resolvedScenario: manifest.resolvedScenario.text,
      resolvedStudy: manifest.resolvedStudy?.text, shard: manifest.shard, commandLine: manifest.commandLine,
      start: manifest.start)
  }

  /// Throws `missing`, `readFailed` and `badProgress`.
  package init(inFolder folder: String) throws(ResultError) {
    let file = "\(folder)/\(Self.fileName)"
    let bytes = try FileSystem.contents(of: file)
    do {
      self = try JSONDecoder().decode(Self.self, from: Data(bytes))
    } catch {
      throw .badProgress(path: file, reason: "no record of unfinished work")
    }
    guard format == Self.currentFormat else {
      throw .badProgress(path: file, reason: "format \(format), this program continues \(Self.currentFormat)")
    }
  }

  /// By which a chunk is known to belong to the work: of the program, the scenario with its seed, the study, the shard.
  var identity: String {
    Fingerprint.sha256(
      of: [version, commit ?? "", shard?.text ?? "", resolvedScenario, resolvedStudy ?? ""]
        .joined(separator: "\0"))
  }

  func json() throws -> [UInt8] { Array(try JSONEncoder.ofResults.encode(self)) + [UInt8(ascii: "\n")] }
}
