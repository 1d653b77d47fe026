// SPDX-License-Identifier: GPL-3.0-or-later
import Results

/// One thing that is wrong with a file, told so that its writer can put it right.
///
/// ```
/// desk-worker.json:31: arms.compression[0].hold is "90 kg"; expected a duration such as "90 s" (5 s to 10 min)
/// ```
package struct Problem: Sendable, Equatable {
  /// What is wrong with the place that `path` names.
  package enum Finding: Sendable, Equatable {
    /// The value cannot be used; it is quoted as JSON.
    case value(String)
    case missing
    case unknownKey
    case duplicateKey(firstLine: Int)
    /// Any other statement, which continues the path: `ends after the course`.
    case statement(String)
  }

  package var file: String
  /// Counted from 1; `nil` where no line is known.
  package var line: Int?
  /// Empty for the file as a whole.
  package var path: JSONPath
  package var finding: Finding
  /// What is allowed, with range and unit or the known names.
  package var expected: String?
  /// The nearest allowed value or name, quoted as JSON where it is a text.
  package var suggestion: String?

  package init(
    file: String, line: Int? = nil, path: JSONPath = JSONPath(), _ finding: Finding, expected: String? = nil,
    suggestion: String? = nil
  ) {
    self.file = file
    self.line = line
    self.path = path
    self.finding = finding
    self.expected = expected
    self.suggestion = suggestion
  }
}

extension Problem: CustomStringConvertible {
  package var description: String {
    var text = file.visibleLine
    if let line { text += ":\(line)" }
    return "\(text): \(statement)"
  }

  /// What is wrong, without the file and the line.
  package var statement: String {
    let place = path.description
    var text = place.isEmpty ? findingText : "\(place) \(findingText)"
    if let expected { text += "; expected \(expected)" }
    if let suggestion { text += "; did you mean \(suggestion)?" }
    return text
  }

  private var findingText: String {
    switch finding {
    case .value(let written): "is \(written)"
    case .missing: "is missing"
    case .unknownKey: "is not a known key"
    case .duplicateKey(let firstLine): "is given twice, first in line \(firstLine)"
    case .statement(let statement): statement
    }
  }
}
