// SPDX-License-Identifier: GPL-3.0-or-later
import Results
import Testing

@Suite("verify")
struct VerifyTests {
  @Test("an untouched folder is intact")
  func intact() async throws {
    let folder = try await Self.results()
    let outcome = try await Program.run("verify", folder.path)
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("intact"))
    #expect(outcome.errors.isEmpty)
    let json = try object(try await Program.run("verify", folder.path, "--json").output)
    #expect(json["isIntact"] as? Bool == true)
  }

  @Test("a changed table is named, and ends with 65")
  func changed() async throws {
    let folder = try await Self.results()
    try folder.write(try folder.text("runs.csv") + "\n", to: "runs.csv")
    let outcome = try await Program.run("verify", folder.path)
    #expect(outcome.code == 65)
    #expect(outcome.problems.first == "\(folder.path)/runs.csv: has changed since it was written")
    let again = try await Program.run("verify", folder.path, "--json")
    #expect(again.code == 65)
    #expect(try object(again.output)["changed"] as? [String] == ["runs.csv"])
  }

  @Test("a missing table is named, and ends with 65")
  func missing() async throws {
    let folder = try await Self.results()
    try folder.remove("runs.csv")
    let outcome = try await Program.run("verify", folder.path)
    #expect(outcome.code == 65)
    #expect(outcome.problems == ["\(folder.path)/runs.csv: is missing"])
  }

  @Test("a folder without results ends with 66, a broken manifest with 65")
  func noResults() async throws {
    let folder = try TemporaryFolder()
    for path in [folder.path, folder.path + "/nowhere"] {
      let outcome = try await Program.run("verify", path)
      #expect(outcome.code == 66)
      #expect(outcome.problems.count == 1)
      #expect(outcome.output.isEmpty)
    }
    try folder.write("{", to: "manifest.json")
    let outcome = try await Program.run("verify", folder.path)
    #expect(outcome.code == 65)
    #expect(outcome.problems.count == 1)
  }

  /// A small finished result.
  private static func results() async throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let results = try ResultFolder(at: folder.path, tables: [ResultTables.runs])
    let row: [Cell] = [
      .string("run-1"), .integer(0), .string("one-pass"), .integer(1), .integer(1), .integer(7),
      .string("done"), .string(nil),
    ]
    try await results.append(row, to: ResultTables.runs)
    let scenario = try #require(JSONText("{}"))
    _ = try await results.finish(
      manifest: Manifest(
        version: "0.1.0", commit: "0123abc", buildFlags: [], gslVersion: "2.7", commandLine: ["tpsim"],
        resolvedScenario: scenario, seed: 1, streamScheme: "philox4x32-10", threads: 1,
        shard: .init(1, of: 1),
        start: "2026-01-02T03:04:05Z", end: "2026-01-02T03:05:00Z", warnings: []))
    return folder
  }
}
