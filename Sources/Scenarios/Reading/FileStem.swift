// SPDX-License-Identifier: GPL-3.0-or-later

/// The name of a file without folder and extension.
package func fileStem(_ file: String) -> String {
  let last = file.split(separator: "/").last.map(String.init) ?? file
  guard let dot = last.lastIndex(of: "."), dot > last.startIndex else { return last }
  return String(last[..<dot])
}
