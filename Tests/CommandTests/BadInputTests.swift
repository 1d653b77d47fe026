// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@Suite("Bad scenarios")
struct BadInputTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let old: String
    let new: String
    /// What the one line on stderr says.
    let message: String

    init(_ name: String, _ old: String, _ new: String, _ message: String) {
      (testDescription, self.old, self.new, self.message) = (name, old, new, message)
    }
  }

  static let cases = [
    Case("wrong unit", "\"90 s\"", "\"90 kg\"", "hold is \"90 kg\"; expected a duration such as"),
    Case("no unit", "\"90 s\"", "90", "hold is 90; expected a duration"),
    Case("out of range", "\"90 s\"", "\"2 h\"", "(5 s to 10 min)"),
    Case("unknown key", "\"passes\"", "\"pases\"", "did you mean \"passes\"?"),
    Case("unknown therapy", "\"pressure\"", "\"presure\"", "did you mean \"pressure\"?"),
    Case("unknown muscle", "upper-trapezius", "uper-trapezius", "did you mean \"upper-trapezius\"?"),
    Case("missing key", "\"seed\": 7,\n  \"patients\"", "\"seed\": 7,\n  \"patient\"", "patients"),
    Case("no patient", "\"count\": 1", "\"count\": 0", "count is 0; expected a whole number"),
    Case("half a patient", "\"count\": 1", "\"count\": 1.5", "count is 1.5; expected a whole number"),
    Case("trailing comma", "\"seed\": 7,", "\"seed\": 7,,", "scenario.json:3: "),
    Case("key twice", "\"seed\": 7,", "\"seed\": 7, \"seed\": 8,", "seed is given twice, first in line 3"),
    Case("reference that is no arm", "\"referenceArm\": \"wait", "\"referenceArm\": \"weit", "did you mean"),
  ]

  @Test("are told with place, value and what is allowed", arguments: cases)
  func told(_ bad: Case) async throws {
    for verb in ["check", "cite", "run"] {
      let folder = try folderWithScenario(replacing: bad.old, by: bad.new)
      let outcome = try await Program.run(verb, "scenario.json", in: folder)
      try expectRefusal(outcome, code: 65, in: folder)
      #expect(outcome.errors.contains(bad.message), "\(outcome.errors)")
      #expect(outcome.problems.allSatisfy { $0.hasPrefix("scenario.json:") })
    }
  }

  @Test("are told all at once, with their lines")
  func atOnce() async throws {
    let folder = try folderWithScenario(replacing: "\"90 s\", \"passes\": 2", by: "\"90 kg\", \"passes\": -2")
    let outcome = try await Program.run("check", "scenario.json", in: folder)
    try expectRefusal(outcome, code: 65, in: folder)
    #expect(outcome.problems.count == 2)
    #expect(outcome.problems.allSatisfy { $0.hasPrefix("scenario.json:10: arms.press[0].") })
  }

  @Test("that are no JSON are refused at once")
  func noJSON() async throws {
    let deep = String(repeating: "[", count: 200_000)
    let contents: [[UInt8]] = [
      [], Array(" \n".utf8), Array("{".utf8), Array("null".utf8), Array("[]".utf8), Array(deep.utf8),
      Array("{\"question\": \"".utf8) + [0xFF, 0xFE, 0x80] + Array("\"}".utf8), [0, 0, 0, 0],
      Array("<scenario/>".utf8), Array("{\"seed\": NaN}".utf8),
    ]
    for bytes in contents {
      let folder = try TemporaryFolder()
      try folder.write(bytes, to: "scenario.json")
      let outcome = try await Program.run("check", "scenario.json", in: folder)
      try expectRefusal(outcome, code: 65, in: folder)
      #expect(outcome.problems.allSatisfy { $0.hasPrefix("scenario.json:") }, "\(outcome.errors)")
    }
  }

  @Test("that are not there end with 66 and name a neighbour")
  func missing() async throws {
    let folder = try folderWithScenario()
    let outcome = try await Program.run("check", "scenarios.json", in: folder)
    try expectRefusal(outcome, code: 66, in: folder)
    #expect(
      outcome.problems == ["scenarios.json: there is no such file; did you mean \"scenario.json\"?"])
    #expect(try await Program.run("check", ".", in: folder).code == 66)
  }

  @Test("made so by --set name the setting and end with 64")
  func settings() async throws {
    let folder = try folderWithScenario()
    for (setting, message) in [
      ("arms.pres[0].hold=60 s", "did you mean \"press\"?"),
      ("arms.press[0].hold=60 kg", "expected a duration"),
      ("arms.press[3].hold=60 s", "[0]"), ("nonsense", "PATH=VALUE"), ("seed=x", "seed is \"x\""),
    ] {
      let outcome = try await Program.run("check", "scenario.json", "--set", setting, in: folder)
      try expectRefusal(outcome, code: 64, in: folder)
      #expect(
        outcome.problems.count == 1 && outcome.errors.hasPrefix("--set \(setting)"), "\(outcome.errors)")
      #expect(outcome.errors.contains(message), "\(outcome.errors)")
    }
  }

  /// Expects that a command said why, did nothing, and took no time for it.
  private func expectRefusal(_ outcome: Program.Outcome, code: Int32, in folder: TemporaryFolder) throws {
    #expect(outcome.code == code)
    #expect(!outcome.problems.isEmpty)
    #expect(outcome.output.isEmpty)
    #expect(outcome.seconds < Program.patience)
    #expect(try folder.names == ["scenario.json"])
  }
}
