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

  @Test("names the schema of the repository, or one that the user can make")
  func namesSchema() async throws {
    let folder = try TemporaryFolder()
    let alone = try await Program.run("init", "knee", in: folder)
    #expect(alone.output.contains("tpsim schema > scenario.schema.json"))
    #expect(try object(folder.text("knee.json"))["$schema"] as? String == "scenario.schema.json")
    #expect(try await Program.shell("mkdir schemas && touch schemas/scenario.json", in: folder).code == 0)
    let beside = try await Program.run("init", "hip", in: folder)
    #expect(!beside.output.contains("schema"))
    #expect(try object(folder.text("hip.json"))["$schema"] as? String == "schemas/scenario.json")
  }

  @Test(
    "the shipped schemas are what the program prints",
    arguments: ["scenario", "study", "evidence", "calibration"])
  func shippedSchemas(_ kind: String) async throws {
    let shipped = try String(
      contentsOf: DocumentedCommandsTests.root.appending(path: "schemas/\(kind).json"), encoding: .utf8)
    let printed = try await Program.run("schema", kind).output
    #expect(shipped == printed, "tpsim schema \(kind) > schemas/\(kind).json")
  }

  @Test("every shipped file names the schema of its kind", arguments: ["scenarios", "scenarios/evidence"])
  func shippedFiles(_ place: String) throws {
    let folder = DocumentedCommandsTests.root.appending(path: place)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
      $0.hasSuffix(".json")
    }
    #expect(!names.isEmpty)
    for name in names {
      let file = try object(String(contentsOf: folder.appending(path: name), encoding: .utf8))
      let kind =
        if file["measurements"] != nil { "evidence" } else if file["priors"] != nil {
          "calibration"
        } else if file[
          "scenario"] != nil
        { "study" } else { "scenario" }
      let schema = try #require(file["$schema"] as? String, "\(name)")
      let root = DocumentedCommandsTests.root
      #expect(
        folder.appending(path: schema).standardizedFileURL.path
          == root.appending(path: "schemas/\(kind).json").path)
    }
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
