// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("doctor")
struct DoctorTests {
  @Test("the golden run has its numbers; a change of the model puts the new SHA-256 into GoldenRun.swift")
  func reproduces() async throws {
    let outcome = try await Program.run("doctor", "--json")
    #expect(outcome.code == 0, "\(outcome.errors)")
    let facts = try object(outcome.output)
    #expect(facts["reproduces"] as? Bool == true, "\(facts["fingerprint"] ?? "")")
    #expect(facts["fingerprint"] as? String == facts["expected"] as? String)
  }

  @Test("tells what is missing, what for, and what to do, and fails for none of it")
  func missing() async throws {
    let folder = try TemporaryFolder()
    let outcome = try await Program.shell("PATH=/nowhere '\(try Program.path)' doctor", in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    for name in ["gnuplot", "Slurm", "GNU parallel"] {
      #expect(outcome.output.contains(try Regex("(?m)^\(name) +missing: \\w")), "\(outcome.output)")
    }
    #expect(outcome.output.contains("apt-get install gnuplot-nox"))
  }
}

@Suite("Pages for man")
struct ManTests {
  @Test("there is one a verb, made of the same declarations as its help", arguments: UsageTests.verbs)
  func page(verb: String) async throws {
    let page = try await Program.run("man", verb)
    #expect(page.code == 0)
    #expect(page.output.contains("\n.SH NAME\ntpsim\\-\(verb) \\- "), "\(page.output)")
    let help = try await Program.run(verb, "--help").output
    for option in help.matches(of: /(?m)^  (?:-[a-z], )?--([a-z-]+)/) {
      let name = option.output.1.replacing("-", with: "\\-")
      #expect(page.output.contains("\\fB\\-\\-\(name)\\fR"), "\(name)")
    }
    // Nothing that people wrote is taken for a request.
    let requests = [".TH", ".SH", ".SS", ".PP", ".TP", ".br", ".BR", ".\\\""]
    for line in page.output.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
      #expect(requests.contains { line.hasPrefix($0) }, "\(line)")
    }
  }

  @Test("all of them go into a folder, and an unknown verb is guessed")
  func folder() async throws {
    let folder = try TemporaryFolder()
    #expect(try await Program.run("man", "--out", "pages", in: folder).code == 0)
    let names = ["tpsim.1"] + UsageTests.verbs.map { "tpsim-\($0).1" }
    #expect(try folder.names(in: "pages") == names.sorted())
    let outcome = try await Program.run("man", "swep")
    #expect(outcome.code == 64 && outcome.errors.contains("did you mean \"sweep\"?"))
  }
}

@Suite("Completions")
struct CompletionTests {
  /// What bash offers for the last of some words, in `folder`; nil where there is no bash that can.
  private static func offers(_ words: String, in folder: TemporaryFolder) async throws -> [String]? {
    try folder.write(
      #"""
      source /dev/stdin <<<"$(tpsim --generate-completion-script bash)" || exit 69
      COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE="$*" COMP_POINT=${#COMP_LINE} COMP_TYPE=9 COMP_KEY=9
      _tpsim tpsim "${@: -1}" "${@: -2:1}"
      printf '%s\n' "${COMPREPLY[@]}"
      """#, to: "complete.bash")
    let program = try Program.path
    let outcome = try await Program.shell(
      "command -v bash >/dev/null || exit 69; ln -sf '\(program)' tpsim; PATH=$PWD:$PATH bash complete.bash \(words)",
      in: folder)
    if outcome.code == 69 { return nil }
    #expect(outcome.code == 0, "\(outcome.errors)")
    return outcome.output.split(separator: "\n").map(String.init)
  }

  @Test(
    "values are completed too",
    arguments: [
      ("describe knotDrive.latchG", ["knotDrive.latchGain"]),
      ("compare x --outcome ppt_", ["ppt_kPa"]),
      ("compare x --muscle upper-trap", ["upper-trapezius-left", "upper-trapezius-right"]),
      ("evidence x --hypothesis neurogenicI", ["neurogenicInflammation=false"]),
      ("sensitivity study.json --arm ''", ["press", "wait-and-see"]),
      ("compare out --reference w", ["wait-and-see"]),
      ("replay out --run-id d0-p000001-w", ["d0-p000001-wait-and-see"]),
      ("compare /nowhere --reference ''", []), ("cluster sub", ["submit"]),
    ])
  func values(_ words: String, _ expected: [String]) async throws {
    let folder = try folderWithStudy()
    if words.contains(" out ") {
      #expect(try await Program.run("run", "scenario.json", "--out", "out", in: folder).code == 0)
    }
    guard let offers = try await Self.offers("tpsim \(words)", in: folder) else { return }
    #expect(Set(offers.map { $0.trimmingCharacters(in: .whitespaces) }) == Set(expected))
  }
}
