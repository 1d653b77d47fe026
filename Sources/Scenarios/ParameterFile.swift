// SPDX-License-Identifier: GPL-3.0-or-later

/// Numbers to be used in the place of the catalogues', as `calibrate` writes them and `--parameters` takes them.
package struct ParameterFile: Sendable {
  package let file: String
  /// Paths such as `parameters.nociceptors.halfPoint` with their values, in the order of the file.
  package let settings: [(path: JSONPath, value: JSONValue)]

  /// Reads the file at `path`. Names and ranges are checked when a scenario takes the numbers.
  ///
  /// Throws `.missingInput` without a file, else `.badInput`.
  package init(path: String) throws(ProblemList) {
    let document = try JSONDocument(readingFile: path)
    settings = try document.decode { root in
      _ = root.stringIfPresent("$schema")
      _ = root.stringIfPresent("name")
      let numbers = root.object("parameters")
      return numbers.entries.map { (JSONPath([.key("parameters"), .key($0.name)]), $0.value.value) }
    }
    file = path
  }

  /// A file with these numbers.
  package static func text(name: String, _ numbers: [(name: String, value: JSONValue)]) -> String {
    JSONValue.object([
      "name": .text(name), "parameters": .object(numbers.map { ($0.name, $0.value) }),
    ]).indentedText + "\n"
  }
}
