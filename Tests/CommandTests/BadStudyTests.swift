// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@Suite("Bad studies")
struct BadStudyTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let old: String
    let new: String
    /// What stderr says.
    let message: String

    init(_ name: String, _ old: String, _ new: String, _ message: String) {
      (testDescription, self.old, self.new, self.message) = (name, old, new, message)
    }
  }

  private static let passes = "\"arms.press[0].passes\": { \"values\": [0, 2, 4] }"
  private static let kind = "\"kind\": \"factorial\""

  static let cases = [
    Case("unknown path", "press[0].passes", "pres[0].passes", "did you mean \"press\"?"),
    Case("unknown key", "press[0].passes", "press[0].pases", "did you mean \"passes\"?"),
    Case(
      "unknown parameter", "arms.press[0].passes", "knotDrive.latchGan",
      "did you mean \"knotDrive.latchGain\"?"),
    Case("index beyond the list", "press[0].passes", "press[3].passes", "has no [3]; expected \"[0]\""),
    Case("empty range", "\"from\": \"30 s\"", "\"from\": \"95 s\"", "is an empty range: from 95 s to 90 s"),
    Case("value outside the range", "\"to\": \"90 s\"", "\"to\": \"90 min\"", "(5 s to 10 min)"),
    Case("half a pass", "[0, 2, 4]", "[0, 2.5, 4]", "values[1] is 2.5; expected a whole number"),
    Case("wrong unit", "\"30 s\"", "\"30 kg\"", "is \"30 kg\"; expected a duration"),
    Case("no levels", ", \"levels\": 2", "", "levels is missing"),
    Case("no values", "[0, 2, 4]", "[]", "has no values"),
    Case("a value twice", "[0, 2, 4]", "[0, 2, 2]", "values[2] is there twice"),
    Case("nothing to vary over", "{ \"values\": [0, 2, 4] }", "{}", "says nothing to vary over"),
    Case("unknown kind", kind, "\"kind\": \"factorail\"", "did you mean \"factorial\"?"),
    Case("no samples", kind, "\"kind\": \"sobol\"", "design.samples is missing"),
    Case(
      "saltelli with one factor", "\(passes),\n", "",
      "needs at least 2 factors; the study has 1"),
    Case("unknown outcome", "pain_nrs", "pain_nsr", "did you mean \"pain_nrs\"?"),
    Case("time that is not sampled", "\"3 d\"", "\"2.2 d\"", "did you mean \"2 d\"?"),
    Case(
      "reference that is no arm", "\"wait-and-see\" }", "\"wait\" }", "against is \"wait\"; expected one of"),
    Case("no replicates", "\"replicates\": 3", "\"replicates\": 0", "expected a whole number"),
    Case("missing scenario", "scenario.json", "scenarios.json", "did you mean \"scenario.json\"?"),
    Case("unknown key of the study", "\"response\"", "\"respons\"", "did you mean \"response\"?"),
    Case(
      "stop below the replicates", "\"replicates\": 3 }",
      "\"replicates\": 3 }, \"stop\": { \"mcse\": 0.1, \"maxReplicates\": 2 }", "fewer than the 3"),
    Case(
      "odd Morris grid", kind, "\"kind\": \"morris\", \"samples\": 2, \"gridLevels\": 5", "an even number"),
    Case(
      "distribution without ends in a Morris design", "\"kind\": \"factorial\"",
      "\"kind\": \"morris\", \"samples\": 2", ""),
    Case(
      "standard deviation of the wrong sign", "{ \"values\": [0, 2, 4] }",
      "{ \"distribution\": \"normal\", \"mean\": 3, \"sd\": -1 }", "sd is -1"),
  ].filter { !$0.message.isEmpty }

  @Test("are told with place, value and what is allowed, and nothing is written", arguments: cases)
  func told(_ bad: Case) async throws {
    var folder = try folderWithStudy(replacing: bad.old, by: bad.new)
    if bad.testDescription.hasPrefix("saltelli") {
      let text = try folder.text("study.json")
      folder = try folderWithStudy()
      try folder.write(
        text.replacing(Self.kind, with: "\"kind\": \"saltelli\", \"samples\": 4"), to: "study.json")
    }
    let outcome = try await Program.run("sweep", "study.json", "--out", "out", in: folder)
    #expect(outcome.code == (bad.testDescription == "missing scenario" ? 66 : 65), "\(outcome.errors)")
    #expect(outcome.errors.contains(bad.message), "\(outcome.errors)")
    #expect(!folder.holds("out"))
  }

  @Test("with more dimensions than a generator has are refused")
  func dimensions() async throws {
    let folder = try folderWithStudy(
      replacing: Self.passes, by: "\"*\": { \"source\": [\"assumed\"], \"relative\": 0.1 }")
    let text = try folder.text("study.json")
    try folder.write(text.replacing(Self.kind, with: "\"kind\": \"sobol\", \"samples\": 8"), to: "study.json")
    let outcome = try await Program.run("sweep", "study.json", "--out", "out", in: folder)
    #expect(outcome.code == 65)
    #expect(outcome.errors.contains("can have at most 40 factors; the study has"), "\(outcome.errors)")
  }

  @Test("whose distribution draws what a number cannot be are refused, naming the value")
  func outside() async throws {
    let folder = try folderWithStudy(
      replacing: "{ \"from\": \"30 s\", \"to\": \"90 s\", \"levels\": 2 }",
      by: "{ \"distribution\": \"normal\", \"mean\": \"30 s\", \"sd\": \"30 s\" }")
    let text = try folder.text("study.json")
    try folder.write(
      text.replacing(Self.kind, with: "\"kind\": \"latin-hypercube\", \"samples\": 50"), to: "study.json")
    let outcome = try await Program.run("sweep", "study.json", "--out", "out", in: folder)
    #expect(outcome.code == 65)
    #expect(
      outcome.errors.contains("which the number cannot be; expected 5 s to 10 min"), "\(outcome.errors)")
  }

  static let lists = [
    ("arms.press[0].passes,arms.press[0].hold_s\n0,15\n2,\n", "list.csv:3: arms.press[0].hold_s is \"\""),
    ("arms.press[0].passes,arms.press[0].passes\n0,1\n", "list.csv:1: varies arms.press[0].passes twice"),
    ("arms.pres[0].passes\n1\n", "did you mean \"press\"?"),
    ("arms.press[0].passes\n0\n0x2\n", "list.csv:3: arms.press[0].passes is \"0x2\""),
    ("arms.press[0].passes\n+1\n", "list.csv:2: arms.press[0].passes is \"+1\""),
    ("arms.press[0].hold_s\n.5e1\n", "list.csv:2: arms.press[0].hold_s is \".5e1\""),
    ("arms.press[0].hold_min\n1\n", "has the unit min in its name, where s is expected"),
    ("arms.press[0].passes\n1,2\n", "list.csv:2: has 2 fields"),
    ("arms.press[0].passes\n", "list.csv: has no rows"),
  ]

  @Test("whose list is wrong are told its file, line and column, and nothing else", arguments: lists)
  func list(table: String, message: String) async throws {
    let folder = try folderWithStudy()
    try folder.write(table, to: "list.csv")
    try folder.write(
      #"{"scenario": "scenario.json", "design": {"kind": "list", "file": "list.csv", "replicates": 1}}"#,
      to: "study.json")
    let outcome = try await Program.run("check", "study.json", in: folder)
    #expect(outcome.code == 65 && outcome.problems.count == 1, "\(outcome.errors)")
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }

  @Test(
    "names that readers of tables take for something else are refused",
    arguments: ["NA", "null", "NaN", "TRUE", "f", "1", "1e5", "2024-01-01", "-press", "inf", "0x1F"])
  func names(name: String) async throws {
    let folder = try folderWithStudy()
    try folder.write(
      try folder.text("scenario.json").replacing("\"press\"", with: "\"\(name)\""), to: "scenario.json")
    let outcome = try await Program.run("check", "scenario.json", in: folder)
    #expect(
      outcome.code == 65 && outcome.errors.contains("is not a name of an arm: it would be"),
      "\(outcome.errors)")
  }

  @Test("a name that is a formula to spreadsheets is no name of a study")
  func formula() async throws {
    let folder = try folderWithStudy(replacing: "{\n  \"scenario\"", by: "{ \"name\": \"=1+1\", \"scenario\"")
    let outcome = try await Program.run("check", "study.json", in: folder)
    #expect(outcome.code == 65 && outcome.errors.contains("would be a formula"), "\(outcome.errors)")
  }

  @Test("are told apart from scenarios")
  func wrongVerb() async throws {
    let folder = try folderWithStudy()
    let run = try await Program.run("run", "study.json", in: folder)
    #expect(
      run.code == 65 && run.problems.count == 1 && run.errors.contains("`tpsim sweep`"), "\(run.errors)")
    let sweep = try await Program.run("sweep", "scenario.json", in: folder)
    #expect(
      sweep.code == 65 && sweep.problems.count == 1 && sweep.errors.contains("`tpsim run`"), "\(sweep.errors)"
    )
  }
}
