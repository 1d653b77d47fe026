// SPDX-License-Identifier: GPL-3.0-or-later

/// Why bytes are not a JSON text, with the line, counted from 1.
package struct JSONSyntaxError: Error, Sendable, Equatable, CustomStringConvertible {
  package let line: Int
  package let message: String

  package var description: String { "line \(line): \(message)" }
}
