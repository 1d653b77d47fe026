// SPDX-License-Identifier: GPL-3.0-or-later
import Scenarios
import Testing

struct OptimisationTests {
  /// The study of the repository that looks for a dose.
  private static let path =
    #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }
    + "/scenarios/best-protocol.json"

  @Test("a resolved study asks for the same")
  func resolved() throws {
    let study = try Study.load(path: Self.path)
    let again = try Study(resolved: JSONDocument(Array(study.resolved.text.utf8), file: "resolved.json"))
    #expect(study.optimise != nil && again.optimise == study.optimise)
    #expect(again.resolved.text == study.resolved.text)
    #expect(study.warnings.isEmpty, "\(study.warnings)")
  }
}
