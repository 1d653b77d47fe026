// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("A path means what POSIX says")
struct PathTests {
  @Test(
    "and a tilde is a letter", arguments: ["~", "~/x", "~root/x", "a~", "-x", "a=b", "x`touch y`z", "a\tb"])
  func tilde(_ name: String) async throws {
    let folder = try folderWithScenario(replacing: "\"count\": 1", by: "\"count\": 40")
    let stopped = try await Program.run(
      ["run", "scenario.json", "--out=\(name)", "--threads", "1", "--stop-after", "0.01 s"], in: folder)
    #expect(stopped.code == 75, "\(stopped.errors)")
    #expect(folder.holds("\(name)/progress.json"))
    let rest = try await Program.run(["run", "scenario.json", "--out=\(name)", "--resume"], in: folder)
    #expect(rest.code == 0, "\(rest.errors)")
    #expect(folder.holds("\(name)/manifest.json") && !folder.holds("y"))
    #expect(try await Program.run(["verify", "./\(name)"], in: folder).code == 0)
    #expect(try await Program.run(["compare", "./\(name)", "--out=\(name)/t"], in: folder).code == 0)
    #expect(folder.holds("\(name)/t/comparison.csv"))
    let first = String(name.prefix { $0 != "/" })
    #expect(try folder.names(in: ".") == [first, "scenario.json"].sorted())
  }

  @Test("and a pipe is read, once", arguments: ["check", "cite", "run --out out --quiet"])
  func pipe(_ command: String) async throws {
    let folder = try folderWithScenario()
    try #require(FileManager.default.fileExists(atPath: "/dev/fd"))
    let outcome = try await Program.shell(
      "cat scenario.json | '\(try Program.path)' \(command) /dev/fd/0", in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
  }

  @Test("and so may a study, with its scenario beside it")
  func pipedStudy() async throws {
    let folder = try folderWithStudy()
    let outcome = try await Program.shell(
      """
      cat study.json | '\(try Program.path)' check /dev/stdin --json
      """, in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
  }

  @Test("and what cannot be written is refused before anything is simulated")
  func unwritable() async throws {
    let folder = try folderWithScenario(replacing: "\"count\": 1", by: "\"count\": 100000")
    try folder.write("", to: "file")
    for out in ["file", "file/out", "/proc/out", "/dev/null"] {
      let outcome = try await Program.run("run", "scenario.json", "--out", out, in: folder)
      #expect(outcome.code == 73, "\(out): \(outcome)")
      #expect(outcome.errors.hasPrefix("\(out)"), "\(outcome.errors)")
    }
  }

  @Test("and a name that leads elsewhere is no folder", arguments: ["..json", "...json"])
  func hidden(_ name: String) async throws {
    let folder = try TemporaryFolder()
    try folder.write(smallScenario, to: name)
    let outcome = try await Program.run(["run", name], in: folder)
    #expect(outcome.code == 64 && outcome.errors.contains("--out"), "\(outcome)")
    #expect(try folder.names(in: ".") == [name])
  }
}
