// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// Lost streams; see `Console`.
@Suite("A stream that is closed or full")
struct StreamTests {
  private static let full = FileManager.default.fileExists(atPath: "/dev/full")

  /// What each verb answers, in a folder with a scenario and the results of one run in `out`.
  private static let answers = [
    "schema", "schema study", "describe", "describe --json parameters", "check scenario.json",
    "check scenario.json --json", "cite scenario.json", "compare out", "compare out --json", "verify out",
    "verify out --json", "replay out --run-id 1-1-press", "--help", "--version", "help run",
    "--generate-completion-script bash",
  ]

  private static func folder() async throws -> TemporaryFolder {
    let folder = try folderWithScenario()
    #expect(try await Program.run("run", "scenario.json", "--out", "out", "--quiet", in: folder).code == 0)
    return folder
  }

  @Test("as stdout is told on stderr, with exit code 74", .enabled(if: full))
  func lostAnswer() async throws {
    let folder = try await Self.folder()
    let program = try Program.path
    let run = try folder.text("out/runs.csv").split(separator: "\n")[1].split(separator: ",")[0]
    for answer in Self.answers {
      let command = answer.replacing("1-1-press", with: "'\(run)'")
      for (end, reason) in [(">/dev/full", "No space left"), (">&-", "Bad file descriptor")] {
        let outcome = try await Program.shell("'\(program)' \(command) \(end)", in: folder)
        #expect(outcome.code == 74, "\(answer) \(end)")
        #expect(
          outcome.errors.contains("stdout: cannot be written: \(reason)"), "\(answer): \(outcome.errors)")
      }
    }
  }

  @Test("as a reader that has enough is told nothing")
  func reader() async throws {
    let folder = try await Self.folder()
    let outcome = try await Program.shell(
      "'\(try Program.path)' describe --json parameters | head -n 1", in: folder)
    #expect(outcome.code == 0 && outcome.output == "{\n" && outcome.errors.isEmpty, "\(outcome)")
  }

  @Test(
    "costs no run",
    arguments: [
      "2>&-", ">&-", ">&- 2>&-", "<&- >&- 2>&-", "2>/dev/full", "--json >/dev/full", "--json >&-",
      "--json | true", "2>&1 | true",
    ])
  func lostProgress(_ end: String) async throws {
    let folder = try await Self.folder()
    let program = try Program.path
    let outcome = try await Program.shell(
      "'\(program)' run scenario.json --out lost --set patients.count=2 \(end)", in: folder)
    #expect([0, 74].contains(outcome.code), "\(end): \(outcome)")
    #expect(try await Program.run("verify", "lost", in: folder).code == 0, "\(end)")
  }

  @Test("as stderr leaves the exit code as it is", arguments: ["2>&-", "2>/dev/full", "2>&1 | cat >&- "])
  func lostComplaint(_ end: String) async throws {
    let folder = try TemporaryFolder()
    let program = try Program.path
    let outcome = try await Program.shell("{ '\(program)' run nope.json; echo $? >code; } \(end)", in: folder)
    #expect(try folder.text("code") == "66\n", "\(end): \(outcome)")
    #expect(try folder.names(in: ".") == ["code"])
  }

  @Test("is the business of one place alone")
  func onePlace() throws {
    let sources = DocumentedCommandsTests.root.appending(path: "Sources")
    let files = try #require(FileManager.default.enumerator(atPath: sources.path))
    // What traps where a stream is lost, or does something of its own with a path.
    let banned =
      /\b(print|URL|fputs|fopen)\(|\b(FileHandle|FileManager|NSString|contentsOfFile|contentsOfDirectory)\b/
    var looked = 0
    for case let name as String in files where name.hasSuffix(".swift") {
      let text = try String(contentsOf: sources.appending(path: name), encoding: .utf8)
      for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      where !line.contains("func print(") {
        #expect(!line.contains(banned), "\(name):\(index + 1): \(line)")
      }
      looked += 1
    }
    #expect(looked > 200)
  }
}
