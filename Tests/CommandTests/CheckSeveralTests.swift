// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// Several files at once, and one that comes by standard input.
@Suite("check of several files, and stdin")
struct CheckSeveralTests {
  @Test("reads all, whatever is wrong with one, and ends with the highest code")
  func several() async throws {
    let folder = try folderWithStudy()
    try folder.write(smallScenario.replacing("90 s", with: "90 kg"), to: "wrong.json")
    let good = try await Program.run("check", "scenario.json", "study.json", in: folder)
    #expect(
      good.code == 0 && good.output.contains("scenario.json: valid")
        && good.output.contains("study.json: valid"))
    let mixed = try await Program.run("check", "wrong.json", "scenario.json", "nowhere.json", in: folder)
    #expect(mixed.code == 66 && mixed.output.contains("scenario.json: valid"))
    #expect(
      mixed.problems.count == 2 && mixed.errors.contains("wrong.json:")
        && mixed.errors.contains("nowhere.json"))
  }

  @Test("gives a list in JSON, and one object for one file")
  func json() async throws {
    let folder = try folderWithStudy()
    try folder.write(smallScenario.replacing("90 s", with: "90 kg"), to: "wrong.json")
    let outcome = try await Program.run("check", "scenario.json", "wrong.json", "--json", in: folder)
    #expect(outcome.code == 65)
    let list = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]])
    #expect(list.compactMap { $0["file"] as? String } == ["scenario.json", "wrong.json"])
    #expect(list[0]["facts"] != nil && (list[1]["problems"] as? [String])?.count == 1)
    let one = try await Program.run("check", "scenario.json", "--json", in: folder)
    #expect(try object(one.output)["file"] as? String == "scenario.json")
  }

  @Test(
    "a file that is - is stdin, and messages call it so",
    arguments: ["| PROGRAM check -", "| PROGRAM cite -"])
  func stdin(_ command: String) async throws {
    let folder = try folderWithScenario()
    let line = command.replacing("PROGRAM", with: "'\(try Program.path)'")
    let outcome = try await Program.shell("cat scenario.json \(line)", in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    let wrong = try await Program.shell("echo '{' \(line)", in: folder)
    #expect(wrong.code == 65 && wrong.errors.hasPrefix("stdin:"), "\(wrong.errors)")
  }

  @Test("what comes by stdin has no name: --out gives one", arguments: ["run", "sweep"])
  func unnamed(_ verb: String) async throws {
    let folder = try folderWithStudy()
    let file = verb == "run" ? "scenario.json" : "study.json"
    for input in ["cat \(file) | PROGRAM \(verb) -", "cat \(file) | PROGRAM \(verb) /dev/stdin"] {
      let line = input.replacing("PROGRAM", with: "'\(try Program.path)'")
      let outcome = try await Program.shell(line, in: folder)
      #expect(outcome.code == 64 && outcome.errors.contains("--out"), "\(outcome)")
    }
    #expect(!folder.holds("notebooks-out"))
    let named = try await Program.shell(
      "cat \(file) | '\(try Program.path)' \(verb) - --out x --quiet", in: folder)
    #expect(named.code == 0, "\(named.errors)")
    let usual = try await Program.run(verb, file, "--out", "y", "--quiet", in: folder)
    #expect(usual.code == 0)
    #expect(try folder.tables("x") == folder.tables("y"))
  }

  @Test("tells a long list by its number and its first values")
  func longList() async throws {
    let folder = try folderWithStudy()
    let rows = (0..<400).map { "\(30 + Double($0) / 10) s" }.joined(separator: "\n")
    try folder.write("arms.press[0].hold\n\(rows)\n", to: "list.csv")
    try folder.write(
      """
      { "scenario": "scenario.json", "design": { "kind": "list", "file": "list.csv", "replicates": 1 },
        "response": { "at": "3 d" } }
      """, to: "list.json")
    let outcome = try await Program.run("check", "list.json", in: folder)
    #expect(outcome.code == 0 && outcome.output.contains("400 values: 30 s, 30.1 s"), "\(outcome)")
    #expect(outcome.output.count < 4_000)
  }

  @Test("tells who is enrolled")
  func enrolment() async throws {
    let folder = try folderWithScenario(
      replacing: #""seed": 7,"#,
      by:
        #""seed": 7, "include": { "pain_nrs": { "atLeast": 3 } }, "exclude": { "ppt_kPa": { "atMost": "60 kPa" } },"#
    )
    let outcome = try await Program.run("check", "scenario.json", in: folder)
    #expect(outcome.output.contains("pain_nrs at least 3") && outcome.output.contains("ppt_kPa at most 60"))
  }
}
