// SPDX-License-Identifier: GPL-3.0-or-later

/// Everything that is wrong with an input, thrown at once.
package struct ProblemList: Error, Sendable, Equatable {
  /// The exit code that the problems lead to, as in `sysexits.h`.
  package enum Category: Int32, Sendable {
    case wrongUsage = 64
    case badInput = 65
    case missingInput = 66
    case cannotWrite = 73
  }

  package let category: Category
  /// Never empty.
  package let problems: [Problem]

  package init(_ category: Category, _ problems: [Problem]) {
    precondition(!problems.isEmpty, "a list of problems needs one")
    self.category = category
    self.problems = problems
  }

  package var exitCode: Int32 { category.rawValue }
}

/// One line per problem.
extension ProblemList: CustomStringConvertible {
  package var description: String { problems.map(\.description).joined(separator: "\n") }
}
