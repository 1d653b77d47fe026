// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

/// What a phenomenon measured, printed whether or not it emerged.
struct Finding: CustomStringConvertible, Sendable {
  let description: String

  init(_ phenomenon: Int, _ text: String) {
    description = "phenomenon \(phenomenon): \(text)"
    print(description)
  }
}

/// A number with three digits after the point, for messages.
func shown(_ value: Double) -> String { plain((value * 1_000).rounded() / 1_000) }
func shown(_ values: [Double]) -> String { values.map { shown($0) }.joined(separator: " ") }
