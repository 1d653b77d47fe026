// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Results
import Scenarios

/// A folder that a page is about.
struct ReportFolder {
  let path: String
  /// What the names of its tables begin with where a page is about several folders.
  let prefix: String
  /// Whether the page is about no other folder.
  let isOnlyOne: Bool
  /// Nil for a folder that holds only what an analysis wrote.
  let manifest: Manifest?

  /// Throws ``ResultError``, and ``ProblemList`` for a folder without anything to tell.
  init(_ path: String, isAlone: Bool) throws {
    self.path = path
    isOnlyOne = isAlone
    prefix = isAlone ? "" : "\(path)/"
    let isAnalysis = [ResultTables.comparison, ResultTables.sensitivity].contains {
      FileSystem.exists("\(path)/\($0.fileName)")
    }
    manifest =
      isAnalysis && !FileSystem.exists("\(path)/\(Manifest.fileName)") ? nil : try Manifest(inFolder: path)
    guard let manifest else { return }
    if let shard = manifest.shard {
      throw ProblemList(
        .badInput,
        [
          Problem(
            file: path, .statement("holds shard \(shard.text) of a sweep"),
            expected: "the folder into which merge has joined all shards")
        ])
    }
    try manifest.requireIntact(manifest.files.map(\.path), inFolder: path)
  }

  func has(_ table: TableSchema) -> Bool { has(table.fileName) }

  func has(_ file: String) -> Bool {
    manifest.map { $0.files.contains { $0.path == file } } ?? FileSystem.exists("\(path)/\(file)")
  }

  /// Rows whose fields are among those allowed of their columns.
  func rows(_ file: String, where allowed: [String: Set<String>] = [:]) throws(ResultError) -> [TableRow] {
    try TableRow.read("\(path)/\(file)", as: prefix + file, where: allowed)
  }

  /// The study that the folder answers; nil for one scenario.
  func study() throws(ProblemList) -> Study? {
    guard let text = manifest?.resolvedStudy else { return nil }
    return try Study(resolved: JSONDocument([UInt8](text.text.utf8), file: "\(path)/\(Manifest.fileName)"))
  }

  /// The resolved scenario, or the study with the scenario inside.
  func document() throws(ProblemList) -> JSONValue? {
    guard let manifest else { return nil }
    let text = manifest.resolvedStudy ?? manifest.resolvedScenario
    return try JSONDocument([UInt8](text.text.utf8), file: "\(path)/\(Manifest.fileName)").root
  }
}

extension JSONValue {
  /// The text under a key.
  func text(_ key: String) -> String? {
    if case .string(let text)? = self[key]?.kind { text } else { nil }
  }
}
