// SPDX-License-Identifier: GPL-3.0-or-later

/// The problems of one file while it is read; every reader of the file shares it.
package final class ProblemCollector {
  package let file: String
  package private(set) var problems: [Problem] = []
  private var readers: [ObjectReader] = []

  package init(file: String) { self.file = file }

  package func report(
    _ path: JSONPath, line: Int, _ finding: Problem.Finding, expected: String? = nil,
    suggestion: String? = nil
  ) {
    problems.append(
      Problem(
        file: file, line: line > 0 ? line : nil, path: path, finding, expected: expected,
        suggestion: suggestion))
  }

  func watch(_ reader: ObjectReader) { readers.append(reader) }

  func forgetReaders() { readers.removeAll() }

  /// Reports the keys that nobody asked for, and throws all problems in the order of their lines.
  package func finish() throws(ProblemList) {
    for reader in readers { reader.reportUnknownKeys() }
    readers.removeAll()
    guard !problems.isEmpty else { return }
    // The sort must be stable: problems of one line stay in the order in which they were found.
    let ordered = problems.enumerated().sorted {
      ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset)
    }
    throw ProblemList(.badInput, ordered.map(\.element))
  }
}
