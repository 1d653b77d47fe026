// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

extension Manifest {
  /// Reads the manifest of the result folder at `path`.
  ///
  /// Throws `missing`, `readFailed`, and `badManifest` where it is not one of this program or lists a file
  /// outside the folder.
  package init(inFolder path: String) throws(ResultError) {
    // A reader, too, does the rest of what a process that died had begun.
    if FileSystem.exists("\(path)/\(Publication.fileName)") { _ = try FolderHandle(at: path) }
    let file = "\(path)/\(Self.fileName)"
    let bytes = try FileSystem.contents(of: file)
    do {
      self = try Manifest(json: bytes)
    } catch {
      throw .badManifest(path: file, reason: Self.reason(error))
    }
    if program != Self.programName {
      throw .badManifest(path: file, reason: "written by \(program)")
    }
    for name in files.map(\.path) where !Publication.isFileName(name) {
      throw .badManifest(path: file, reason: "lists \"\(name)\", which is no file name")
    }
  }

  /// Throws `changed` unless the files of these names, and the resolved scenario and study, are those that were written,
  /// and `missing` and `readFailed`.
  package func requireIntact(_ names: [String], inFolder path: String) throws(ResultError) {
    let own = "\(path)/\(Self.fileName)"
    guard isIntact else {
      throw .changed(path: own, reason: "the resolved scenario or study does not have the SHA-256 beside it")
    }
    for name in names {
      guard let record = files.first(where: { $0.path == name }) else {
        guard FileSystem.exists("\(path)/\(name)") else { throw .missing(path: "\(path)/\(name)") }
        throw .changed(path: "\(path)/\(name)", reason: "\(Self.fileName) does not list it")
      }
      var fingerprint = Fingerprint()
      try readBlocks(of: "\(path)/\(name)") { fingerprint.add($0) }
      guard (fingerprint.bytes, fingerprint.sha256) == (record.bytes, record.sha256) else {
        throw .changed(path: "\(path)/\(name)", reason: "it is not the file that \(Self.fileName) lists")
      }
    }
  }

  private static func reason(_ error: any Error) -> String {
    guard let error = error as? DecodingError else { return "\(error)" }
    switch error {
    case .keyNotFound(let key, _): return "\(key.stringValue) is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
      let place = context.codingPath.map(\.stringValue).joined(separator: ".")
      return place.isEmpty ? "no JSON object" : "\(place) has a wrong value"
    @unknown default: return "\(error)"
    }
  }
}
