// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("What a terminal would obey is shown as text")
struct EscapeTests {
  private static let nasty = "\u{1B}]0;owned\u{7}\u{1B}[2J\u{9B}31m\u{202E}x\u{7F}"

  private static func isHarmless(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      scalar == "\n"
        || (scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) && scalar != "\u{202E}")
    }
  }

  @Test("by every verb that reads a scenario or its results")
  func verbs() async throws {
    let folder = try TemporaryFolder()
    let name = "\u{1B}[31m\u{202E}red.json"
    try folder.write(smallScenario.replacing("Does a", with: "\(Self.nasty.json)Does a"), to: name)
    let commands = [
      ["check", name], ["check", name, "--json"], ["cite", name], ["cite", name, "--json"],
      ["run", name, "--out", "out"], ["run", name, "--out", "out"], ["compare", "out"],
      ["compare", "out", "--json"], ["run", name, "--out", "b\u{1B}[31m", "--json"],
      ["verify", "b\u{1B}[31m"],
      ["compare", "b\u{1B}[31m"], ["compare", "out", "--reference", "\u{1B}[1m"],
      ["replay", "out", "--run-id", "\u{1B}[1m"], ["check", "\u{1B}[1m.json"],
      ["check", name, "--set", "\u{1B}=1"],
      ["describe", "\u{1B}[1m"], ["\u{1B}[1m"], ["check", "--\u{1B}[1m"], ["init", "a\u{1B}[1m"],
    ]
    for command in commands {
      let outcome = try await Program.run(command, in: folder)
      #expect(outcome.code != -1)
      #expect(Self.isHarmless(outcome.output), "\(command)")
      #expect(Self.isHarmless(outcome.errors), "\(command)")
    }
    let check = try await Program.run("check", name, in: folder)
    #expect(check.code == 0 && check.output.contains(#"\u001b]0;owned\u0007"#), "\(check.output)")
  }

  @Test(
    "and a study's name is no path",
    arguments: ["../../escape/me", "..", ".", ".hidden", "a/b", "/abs", "", "\u{1B}"])
  func names(_ name: String) async throws {
    let folder = try folderWithStudy(
      replacing: "{\n  \"scenario\"", by: "{ \"name\": \(name.quoted), \"scenario\"")
    for verb in ["check", "sweep"] {
      let outcome = try await Program.run(verb, "study.json", in: folder)
      #expect(outcome.code == 65 && outcome.errors.contains("name is "), "\(verb): \(outcome)")
    }
    #expect(try folder.names == ["scenario.json", "study.json"])
  }
}

extension String {
  /// Inside the quotation marks of JSON.
  fileprivate var json: String { String(quoted.dropFirst().dropLast()) }

  fileprivate var quoted: String {
    String(decoding: (try? JSONEncoder().encode(self)) ?? Data(), as: UTF8.self)
  }
}
