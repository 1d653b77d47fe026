// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

extension Manifest {
  /// Reads the manifest of the result folder at `path`.
  ///
  /// Throws `missing`, `readFailed`, and `badManifest` where it is not one of this program or lists a file
  /// outside the folder.
  package init(inFolder path: String) throws(ResultError) {
    let file = "\(path)/\(Self.fileName)"
    var bytes: [UInt8] = []
    try readBlocks(of: file) { bytes.append(contentsOf: $0) }
    do {
      self = try Manifest(json: bytes)
    } catch {
      throw .badManifest(path: file, reason: Self.reason(error))
    }
    if program != Self.programName {
      throw .badManifest(path: file, reason: "written by \(program)")
    }
    for name in files.map(\.path) where name.isEmpty || name.contains("/") || name == "." || name == ".." {
      throw .badManifest(path: file, reason: "lists \"\(name)\", which is no file name")
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
