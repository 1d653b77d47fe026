// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("run")
struct RunTests {
  @Test("writes a folder that verifies, named after the scenario")
  func writes() async throws {
    let folder = try folderWithScenario()
    let outcome = try await Program.run("run", "scenario.json", in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("2 of 2 runs"))
    #expect(outcome.output.contains("not medical advice"))
    #expect(try await Program.run("verify", "notebooks-out/scenario", in: folder).code == 0)
    #expect(try folder.text("notebooks-out/scenario/series.csv").split(separator: "\n").count == 17)
  }

  @Test("gives the same bytes at any number of threads, and others with another seed")
  func threads() async throws {
    let folder = try folderWithScenario(replacing: "\"count\": 1", by: "\"count\": 5")
    for (out, threads, seed) in [("one", "1", "7"), ("four", "4", "7"), ("other", "4", "8")] {
      let outcome = try await Program.run(
        "run", "scenario.json", "--out", out, "--threads", threads, "--seed", seed, "--quiet", in: folder)
      #expect(outcome.code == 0)
      #expect(outcome.output.isEmpty && outcome.errors.isEmpty)
    }
    for table in ["runs", "series", "events", "summary", "contrasts", "failures", "parameters"] {
      #expect(try folder.bytes("one/\(table).csv") == folder.bytes("four/\(table).csv"), "\(table)")
    }
    #expect(try folder.bytes("one/series.csv") != folder.bytes("other/series.csv"))
  }

  @Test("never replaces results unasked, and no strange files at all")
  func replaces() async throws {
    let folder = try folderWithScenario()
    #expect(try await Program.run("run", "scenario.json", "--out", "out", in: folder).code == 0)
    let before = try folder.bytes("out/series.csv")
    let again = try await Program.run("run", "scenario.json", "--out", "out", "--seed", "9", in: folder)
    #expect(again.code == 73)
    #expect(again.errors.contains("--force"))
    #expect(try folder.bytes("out/series.csv") == before)
    let forced = try await Program.run(
      "run", "scenario.json", "--out", "out", "--seed", "9", "--force", in: folder)
    #expect(forced.code == 0)
    #expect(try folder.bytes("out/series.csv") != before)
    let strange = try await Program.run("run", "scenario.json", "--out", ".", "--force", in: folder)
    #expect(strange.code == 73)
    #expect(try folder.text("scenario.json") == smallScenario)
  }

  @Test("a folder that cannot be made ends with 73 at once")
  func unwritable() async throws {
    let folder = try folderWithScenario()
    for out in ["scenario.json/out", "/dev/null/out"] {
      let outcome = try await Program.run("run", "scenario.json", "--out", out, in: folder)
      #expect(outcome.code == 73, "\(out)")
      #expect(outcome.problems.count == 1 && outcome.errors.contains(out), "\(outcome.errors)")
      #expect(outcome.seconds < Program.patience)
    }
    #expect(try folder.names == ["scenario.json"])
  }

  @Test("speaks JSON lines")
  func json() async throws {
    let folder = try folderWithScenario()
    let outcome = try await Program.run("run", "scenario.json", "--json", in: folder)
    #expect(outcome.code == 0)
    let lines = outcome.output.split(separator: "\n")
    for line in lines { _ = try object(String(line)) }
    let last = try object(String(try #require(lines.last)))
    #expect(last["isComplete"] as? Bool == true)
    #expect(last["done"] as? Int == 2)
    #expect(last["folder"] as? String == "notebooks-out/scenario")
  }

  @Test("writes the command line, the scenario and the build into the manifest")
  func manifest() async throws {
    let folder = try folderWithScenario()
    _ = try await Program.run("run", "scenario.json", "--threads", "1", in: folder)
    let manifest = try object(try folder.text("notebooks-out/scenario/manifest.json"))
    let version = try await Program.run("--version").output
    #expect(version.hasPrefix("tpsim \(manifest["version"] as? String ?? "?") "))
    let words = try #require(manifest["commandLine"] as? [String])
    #expect(words.suffix(4) == ["run", "scenario.json", "--threads", "1"])
    #expect(manifest["seed"] as? Int == 7)
  }
}
