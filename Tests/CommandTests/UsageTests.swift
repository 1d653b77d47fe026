// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("The command line")
struct UsageTests {
  static let verbs = [
    "init", "check", "run", "schema", "sweep", "merge", "cluster", "optimise", "evidence", "calibrate",
    "compare",
    "sensitivity",
    "report", "describe",
    "cite", "verify", "replay", "doctor",
  ]

  @Test("says program, library and build")
  func version() async throws {
    let outcome = try await Program.run("--version")
    #expect(
      outcome.output.contains(/^tpsim \d+\.\d+\.\d+ \(GSL \d+\.\d+(\.\d+)?, (native|portable) build\)\n$/))
    #expect(outcome.code == 0)
  }

  @Test("without a verb shows help that says what it is not")
  func help() async throws {
    let outcome = try await Program.run("--help")
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("research and teaching"))
    #expect(outcome.output.contains("medical advice"))
    for verb in Self.verbs { #expect(outcome.output.contains("\n  \(verb) "), "\(verb)") }
    #expect(try await Program.run().code == 0)
  }

  @Test("every verb explains itself", arguments: verbs)
  func help(of verb: String) async throws {
    for arguments in [[verb, "--help"], ["help", verb]] {
      let outcome = try await Program.run(arguments)
      #expect(outcome.code == 0)
      #expect(outcome.output.contains("USAGE: tpsim \(verb)"))
      #expect(outcome.errors.isEmpty)
    }
  }

  @Test("no verb is offered that does not exist")
  func verbsExist() async throws {
    let help = try await Program.run("--help").output
    let offered = help.matches(of: /\n  ([a-z]+) {2,}/).map { String($0.output.1) }
    #expect(offered.sorted() == Self.verbs.sorted())
  }

  @Test(
    "wrong usage ends with 64, a line on stderr and nothing on stdout",
    arguments: [
      ["frobnicate"], ["--frobnicate"], ["check"], ["cite", "a.json", "b.json"], ["cite"], ["verify"],
      ["describe", "pressure", "pain_nrs"], ["check", "a.json", "--seed", "many"],
      ["check", "a.json", "--seed", "-1"], ["check", "a.json", "--threads", "2"],
      ["run", "a.json", "--threads", "0"], ["run", "a.json", "--threads", "1025"], ["init", "a/b"],
      ["init", ""], ["merge"], ["sweep", "a.json", "--shard", "0/4"], ["sweep", "a.json", "--shard", "5/4"],
      ["sweep", "a.json", "--stop-after", "soon"], ["run", "a.json", "--stop-after", "-5m"],
      ["run", "a.json", "--force", "--resume"],
      ["check", "a.json", "--set"], ["check", "a.json", "--set", "seed"],
    ])
  func wrongUsage(_ arguments: [String]) async throws {
    let outcome = try await Program.run(arguments)
    #expect(outcome.code == 64)
    #expect(!outcome.errors.isEmpty)
    #expect(outcome.output.isEmpty)
  }

  @Test("a misspelt verb is guessed", arguments: [("chek", "check"), ("descirbe", "describe")])
  func misspelt(_ pair: (written: String, meant: String)) async throws {
    let outcome = try await Program.run(pair.written)
    #expect(outcome.code == 64)
    #expect(outcome.errors.contains("did you mean \"\(pair.meant)\"?"))
  }

  @Test("shells can complete it", arguments: ["bash", "zsh", "fish"])
  func completions(_ shell: String) async throws {
    let outcome = try await Program.run("--generate-completion-script", shell)
    #expect(outcome.code == 0)
    for verb in Self.verbs { #expect(outcome.output.contains(verb), "\(verb)") }
  }
}
