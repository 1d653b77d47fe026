// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// `text` as one word of a POSIX shell.
package func shellQuoted(_ text: String) -> String {
  let isPlain = text.unicodeScalars.allSatisfy { scalar in
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".", "/", "=", "%", "+", ",", ":", "@": true
    default: false
    }
  }
  return isPlain && !text.isEmpty ? text : "'" + text.replacing("'", with: #"'\''"#) + "'"
}
