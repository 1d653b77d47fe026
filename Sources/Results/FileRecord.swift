// SPDX-License-Identifier: GPL-3.0-or-later

/// A file of a result folder as its manifest lists it.
package struct FileRecord: Sendable, Hashable, Codable {
  /// The file's name in the folder.
  package let path: String
  package let bytes: Int
  /// In lower-case hexadecimal digits.
  package let sha256: String

  package init(path: String, bytes: Int, sha256: String) {
    self.path = path
    self.bytes = bytes
    self.sha256 = sha256
  }
}
