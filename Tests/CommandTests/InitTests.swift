// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("init and schema")
struct InitTests {
  @Test("a starter scenario is valid as written")
  func starter() async throws {
    let folder = try TemporaryFolder()
    let outcome = try await Program.run("init", in: folder)
    #expect(outcome.code == 0)
    let name = try #require(try folder.names.first)
    #expect(outcome.output.contains(name))
    let check = try await Program.run("check", name, in: folder)
    #expect(check.code == 0, "\(check.errors)")
  }

  @Test("a scenario gets the name asked for, with or without its ending", arguments: ["knee", "knee.json"])
  func named(_ name: String) async throws {
    let folder = try TemporaryFolder()
    #expect(try await Program.run("init", name, in: folder).code == 0)
    #expect(try folder.names == ["knee.json"])
  }

  @Test("never replaces a file unasked")
  func replaces() async throws {
    let folder = try TemporaryFolder()
    try folder.write("mine", to: "knee.json")
    let outcome = try await Program.run("init", "knee", in: folder)
    #expect(outcome.code == 73)
    #expect(outcome.problems == ["knee.json: is there already; --force replaces it"])
    #expect(try folder.text("knee.json") == "mine")
    #expect(try await Program.run("init", "knee", "--force", in: folder).code == 0)
    #expect(try folder.text("knee.json") != "mine")
  }

  @Test("prints a JSON Schema")
  func schema() async throws {
    let outcome = try await Program.run("schema")
    #expect(outcome.code == 0)
    let schema = try object(outcome.output)
    #expect((schema["$schema"] as? String)?.contains("json-schema.org") == true)
    #expect(schema["properties"] != nil)
  }
}
