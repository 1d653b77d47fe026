// SPDX-License-Identifier: GPL-3.0-or-later

/// How a result folder compares with its manifest. All lists are sorted by name.
package struct VerificationReport: Sendable, Hashable {
  /// A table that has other rows than the manifest says.
  package struct RowCount: Sendable, Hashable {
    package let file: String
    package let expected: Int
    package let found: Int
  }

  /// Listed files that are as they were written.
  package internal(set) var intact: [String] = []
  /// Listed files with other bytes than were written.
  package internal(set) var changed: [String] = []
  /// Listed files that are gone.
  package internal(set) var missing: [String] = []
  /// Names in the folder that the manifest does not list.
  package internal(set) var unlisted: [String] = []
  package internal(set) var wrongRowCounts: [RowCount] = []
  /// Whether the resolved scenario and study in the manifest have the SHA-256 that stand beside them.
  package internal(set) var isScenarioIntact = true

  /// Whether everything that was written is there unchanged. Unlisted files do not count: notebooks and
  /// reports may be put beside the tables.
  package var isIntact: Bool {
    changed.isEmpty && missing.isEmpty && wrongRowCounts.isEmpty && isScenarioIntact
  }
}

/// Compares every file of the result folder at `folder` with its manifest.
///
/// Throws `missing` where there is no manifest, `badManifest` and `readFailed`.
package func verify(_ folder: String) throws(ResultError) -> VerificationReport {
  let manifest = try Manifest(inFolder: folder)
  var report = VerificationReport()
  report.isScenarioIntact = manifest.isIntact
  for file in manifest.files.sorted(by: { $0.path < $1.path }) {
    var fingerprint = Fingerprint()
    var records = RecordCount()
    do {
      try readBlocks(of: "\(folder)/\(file.path)") { block in
        fingerprint.add(block)
        records.add(block)
      }
    } catch {
      guard case .missing = error else { throw error }
      report.missing.append(file.path)
      continue
    }
    let isSame = fingerprint.bytes == file.bytes && fingerprint.sha256 == file.sha256
    if isSame { report.intact.append(file.path) } else { report.changed.append(file.path) }
    if let expected = manifest.rowCounts[file.path], expected != records.rows {
      report.wrongRowCounts.append(
        VerificationReport.RowCount(file: file.path, expected: expected, found: records.rows))
    }
  }
  let listed = Set(manifest.files.map(\.path) + [Manifest.fileName])
  report.unlisted = try FileSystem.names(in: folder).filter { !listed.contains($0) }
  return report
}

/// Counts the records of a CSV file from its bytes: line ends within quotes end none.
private struct RecordCount {
  private var ends = 0
  private var isQuoted = false

  mutating func add(_ block: UnsafeRawBufferPointer) {
    for byte in block {
      if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if byte == UInt8(ascii: "\n"), !isQuoted {
        ends += 1
      }
    }
  }

  /// Records without the header.
  var rows: Int { max(ends - 1, 0) }
}
