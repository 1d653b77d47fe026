// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// What made a result folder, and what it holds: `manifest.json`.
///
/// It is written last, so a folder that has one is complete.
package struct Manifest: Sendable, Hashable {
  /// The part of a sweep that a folder holds.
  package struct Shard: Sendable, Hashable, Codable {
    /// Shards that a sweep has at most.
    package static let most = 100_000

    /// From 1 to `count`.
    package let index: Int
    package let count: Int

    package init(_ index: Int, of count: Int) {
      precondition((1...max(count, 1)).contains(index), "no shard \(index) of \(count)")
      self.index = index
      self.count = count
    }

    package init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      index = try container.decode(Int.self, forKey: .index)
      count = try container.decode(Int.self, forKey: .count)
      guard count >= 1, (1...count).contains(index) else {
        throw DecodingError.dataCorruptedError(
          forKey: .count, in: container, debugDescription: "no shard \(index) of \(count)")
      }
    }

    /// Such as `2/8`.
    package var text: String { "\(index)/\(count)" }
  }

  package static let fileName = "manifest.json"
  /// The `program` by which a folder is known as one of ours.
  package static let programName = "tpsim"

  package var program = Manifest.programName
  package var version: String
  package var commit: String?
  package var buildFlags: [String]
  package var gslVersion: String
  package var commandLine: [String]
  /// The scenario with all that was left to defaults written out, exactly as `scenarioSHA256` saw it.
  package var resolvedScenario: JSONText
  package var scenarioSHA256: String
  /// The study with its scenario inside and all that was left to defaults written out; nil for a plain run.
  package var resolvedStudy: JSONText?
  /// Nil without a study, and in manifests of older versions.
  package var studySHA256: String?
  package var seed: UInt64
  package var streamScheme: String
  package var threads: Int
  package var shard: Shard?
  /// ISO 8601 in UTC, as `now()` gives it.
  package var start: String
  package var end: String
  package var warnings: [String]
  package var notice = "For research and teaching; not medical advice."
  /// Rows without the header, by file name. The folder fills it in.
  package var rowCounts: [String: Int] = [:]
  /// Every file of the folder but the manifest, sorted by name. The folder fills it in.
  package var files: [FileRecord] = []

  package init(
    version: String, commit: String?, buildFlags: [String], gslVersion: String,
    commandLine: [String], resolvedScenario: JSONText, resolvedStudy: JSONText? = nil, seed: UInt64,
    streamScheme: String,
    threads: Int, shard: Shard? = nil, start: String, end: String, warnings: [String] = []
  ) {
    self.version = version
    self.commit = commit
    self.buildFlags = buildFlags
    self.gslVersion = gslVersion
    self.commandLine = commandLine
    self.resolvedScenario = resolvedScenario
    self.scenarioSHA256 = Fingerprint.sha256(of: resolvedScenario.text)
    self.resolvedStudy = resolvedStudy
    self.studySHA256 = resolvedStudy.map { Fingerprint.sha256(of: $0.text) }
    self.seed = seed
    self.streamScheme = streamScheme
    self.threads = threads
    self.shard = shard
    self.start = start
    self.end = end
    self.warnings = warnings
  }

  /// Whether the resolved scenario and study have the SHA-256 that stand beside them.
  package var isIntact: Bool {
    Fingerprint.sha256(of: resolvedScenario.text) == scenarioSHA256
      && (studySHA256 == nil || studySHA256 == resolvedStudy.map { Fingerprint.sha256(of: $0.text) })
  }

  /// The time of the call as `start` and `end` have it.
  package static func now() -> String { Date.now.ISO8601Format() }
}
