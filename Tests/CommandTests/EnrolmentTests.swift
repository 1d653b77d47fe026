// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

/// Who is looked at, and who may take part.
@Suite("enrolment")
struct EnrolmentTests {
  /// Three places; of the first five candidates of the third, two do not meet the bound.
  private static func folder(_ criteria: String) throws -> TemporaryFolder {
    try folderWithScenario(
      replacing: #""patients": { "population": "desk-worker", "count": 1 },"#,
      by: #""patients": { "population": "desk-worker", "count": 3 }, \#(criteria),"#)
  }
  private static let tender = #""include": { "ppt_kPa": { "atLeast": "350 kPa" } }"#

  @Test("takes whoever meets the bounds, and tells why others do not")
  func included() async throws {
    let folder = try Self.folder(Self.tender)
    let outcome = try await Program.run("run", "scenario.json", "--out", "out", in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    let text = try folder.text("out/patients.csv")
    #expect(text.contains(#","ppt_kPa is 286.023, not at least 350","#))
    // No refusal of these has a comma but within its quotes.
    try folder.write(text.replacing(", not at", with: " not at"), to: "patients.csv")
    let candidates = try folder.rows("patients.csv")
    #expect(candidates.count == 5)
    let taken = candidates.filter { $0["included"] == "TRUE" }
    #expect(taken.map { $0["patient_id"] } == ["1", "101", "203"])
    for row in candidates {
      let threshold = try #require(Double(row["ppt_kPa"] ?? ""))
      #expect((threshold >= 350) == (row["included"] == "TRUE") && ["male", "female"].contains(row["sex"]))
    }
    let runs = try folder.rows("out/runs.csv")
    #expect(Set(runs.map { $0["patient_id"] }) == ["1", "101", "203"])
    #expect(Set(runs.map { $0["replicate"] }) == ["1", "2", "3"])
    for row in try folder.rows("out/flow.csv") {
      #expect(
        ["5", "2", "0", "3"]
          == ["n_candidates", "n_not_included", "n_excluded", "n_assigned"].map { row[$0] })
    }
    // The first examination stands in both tables, to the last bit.
    let first = try folder.rows("out/series.csv").filter { $0["time_d"] == "0.0" && $0["arm"] == "press" }
    for (outcome, muscle) in [("pain_nrs", ""), ("ppt_kPa", "upper-trapezius-right")] {
      let samples = first.filter { $0["muscle"] == muscle }.map { $0[outcome] }
      #expect(samples == taken.map { $0[outcome] }, "\(outcome)")
    }
    let replay = try await Program.run("replay", "out", "--run-id", "d0-p000203-press", in: folder)
    #expect(replay.code == 0, "\(replay.errors)")
  }

  @Test("keeps out whoever meets a bound of exclusion, which counts apart")
  func excluded() async throws {
    let folder = try Self.folder(Self.tender + #", "exclude": { "ppt_kPa": { "atLeast": "370 kPa" } }"#)
    let outcome = try await Program.run("run", "scenario.json", "--out", "out", in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    let row = try #require(try folder.rows("out/flow.csv").first)
    let counts = try ["n_candidates", "n_not_included", "n_excluded"].map { try #require(Int(row[$0] ?? "")) }
    #expect(counts[0] == counts[1] + counts[2] + 3 && counts[2] > 0)
    let text = try folder.text("out/patients.csv")
    #expect(text.contains(", at least 370"))
  }

  @Test("a bound includes its ends, and none at all is everybody")
  func ends() async throws {
    let folder = try Self.folder(#""include": {}"#)
    _ = try await Program.run("run", "scenario.json", "--out", "all", in: folder)
    let everybody = try folder.rows("all/patients.csv")
    #expect(everybody.map { $0["patient_id"] } == ["1", "2", "3"])
    let threshold = try #require(everybody.first?["ppt_kPa"])
    let bound = #"{ "ppt_kPa": { "atLeast": "\#(threshold) kPa", "atMost": "\#(threshold) kPa" } }"#
    try folder.write(
      smallScenario.replacing(#""seed": 7,"#, with: #""seed": 7, "include": \#(bound),"#), to: "one.json")
    let one = try await Program.run("run", "one.json", "--out", "one", in: folder)
    #expect(one.code == 0, "\(one.errors)")
    #expect(try folder.rows("one/patients.csv").count == 1)
  }

  @Test("a place that nobody can take is a failed run, and the others go on")
  func nobody() async throws {
    let folder = try folderWithScenario(
      replacing: #""seed": 7,"#,
      by: #""seed": 7, "include": { "contracted_pct": { "atLeast": "100 %" } },"#)
    let outcome = try await Program.run("run", "scenario.json", "--out", "out", in: folder)
    #expect(outcome.code == 2, "\(outcome.errors)")
    let failures = try folder.text("out/failures.csv").split(separator: "\n")
    #expect(failures.count == 3)
    #expect(
      failures.dropFirst().allSatisfy { $0.contains("enrolment") && $0.contains("none of 100 candidates") })
    #expect(try folder.text("out/patients.csv").split(separator: "\n").count == 101)
    #expect(
      try folder.rows("out/flow.csv").allSatisfy { $0["n_not_included"] == "100" && $0["n_failed"] == "1" })
  }

  @Test("the same people at any number of threads, in shards and after an interruption")
  func invariance() async throws {
    let folder = try folderWithStudy()
    try folder.write(
      smallScenario.replacing(#""seed": 7,"#, with: #""seed": 7, \#(Self.tender),"#), to: "scenario.json")
    for (out, threads) in [("one", "1"), ("four", "4")] {
      let outcome = try await Program.run(
        "sweep", "study.json", "--threads", threads, "--out", out, in: folder)
      #expect(outcome.code == 0, "\(outcome.errors)")
    }
    for shard in ["1", "2"] {
      _ = try await Program.run(
        "sweep", "study.json", "--shard", "\(shard)/2", "--out", "s\(shard)", in: folder)
    }
    #expect(try await Program.run("merge", "s1", "s2", "--out", "merged", in: folder).code == 0)
    var code: Int32 = 75
    for attempt in 0..<200 where code == 75 {
      code =
        try await Program.run(
          ["sweep", "study.json", "--out", "pieces", "--stop-after", "0.1 s"]
            + (attempt > 0 ? ["--resume"] : []),
          in: folder
        ).code
    }
    #expect(code == 0)
    for other in ["four", "merged", "pieces"] {
      #expect(try folder.tables("one") == folder.tables(other), "\(other)")
    }
    #expect(try folder.rows("one/patients.csv").isEmpty == false)
  }

  @Test("waits for people until they come, tells who does not, and is the same however it is computed")
  func seekingCare() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      smallScenario.replacing(
        #""seed": 7,"#,
        with: #"""
          "seed": 7, "enrol": "seeking-care",
          "parameters": { "outcomes.seeking.limit": "10 d", "outcomes.seeking.usual": "7 d", "outcomes.seeking.rise": "0.7 points" },
          """#
      ).replacing(#""count": 1"#, with: #""count": 6"#), to: "scenario.json")
    let checked = try await Program.run("check", "scenario.json", in: folder)
    #expect(checked.code == 0 && checked.output.contains("seeking-care"), "\(checked.errors)")
    for (out, threads) in [("one", "1"), ("four", "4")] {
      let outcome = try await Program.run(
        "run", "scenario.json", "--threads", threads, "--out", out, in: folder)
      #expect(outcome.code == 0, "\(outcome.errors)")
    }
    var code: Int32 = 75
    for attempt in 0..<200 where code == 75 {
      code =
        try await Program.run(
          ["run", "scenario.json", "--out", "pieces", "--stop-after", "0.1 s"]
            + (attempt > 0 ? ["--resume"] : []),
          in: folder
        ).code
    }
    #expect(code == 0)
    #expect(try folder.tables("one") == folder.tables("four"))
    #expect(try folder.tables("one") == folder.tables("pieces"))
    try folder.write(smallStudy, to: "study.json")
    #expect(try await Program.run("sweep", "study.json", "--out", "whole", in: folder).code == 0)
    for shard in ["1", "2"] {
      _ = try await Program.run(
        "sweep", "study.json", "--shard", "\(shard)/2", "--out", "s\(shard)", in: folder)
    }
    #expect(try await Program.run("merge", "s1", "s2", "--out", "merged", in: folder).code == 0)
    #expect(try folder.tables("whole") == folder.tables("merged"))
    let people = try folder.rows("one/patients.csv")
    let away = people.filter { $0["reason"] == "did not come for care within 10 d" }
    #expect(!away.isEmpty && people.count == away.count + 6)
    for row in try folder.rows("one/flow.csv") {
      #expect(row["n_stayed_away"] == "\(away.count)" && row["n_candidates"] == "\(people.count)")
      #expect(row["n_not_included"] == "0")
    }
    // What was formed while waiting lies before the first examination.
    let run = try #require(try folder.rows("one/runs.csv").last?["run_id"])
    let replay = try await Program.run("replay", "one", "--run-id", run, in: folder)
    #expect(replay.code == 0, "\(replay.errors)")
    let wrong = try folderWithScenario(replacing: #""seed": 7,"#, by: #""seed": 7, "enrol": "seekers","#)
    let refused = try await Program.run("check", "scenario.json", in: wrong)
    #expect(
      refused.code == 65 && refused.errors.contains(#"enrol is "seekers"; expected "#), "\(refused.errors)")
  }

  @Test("warns where patients have too little of what is asked about")
  func warning() async throws {
    let folder = try folderWithScenario()
    let outcome = try await Program.run("run", "scenario.json", "--out", "out", in: folder)
    #expect(outcome.errors.contains("before treatment, pain_nrs is"), "\(outcome.errors)")
    #expect(try folder.text("out/manifest.json").contains("before treatment, pain_nrs is"))
    let compared = try await Program.run("compare", "out", in: folder)
    #expect(compared.output.contains("before treatment, pain_nrs is"), "\(compared.output)")
    let other = try await Program.run("compare", "out", "--outcome", "ppt_kPa", in: folder)
    #expect(!other.output.contains("before treatment"), "\(other.output)")
  }

  @Test("refuses bounds that say nothing, allow nobody or name no outcome")
  func refused() async throws {
    for (bound, message) in [
      (#"{ "pain": { "atLeast": 3 } }"#, "did you mean \"pain_nrs\"?"),
      (#"{ "pain_nrs": {} }"#, "has neither atLeast nor atMost"),
      (#"{ "pain_nrs": { "atLeast": 5, "atMost": 3 } }"#, "allows nobody"),
      (#"{ "ppt_kPa": { "atLeast": "3 s" } }"#, "kPa"),
    ] {
      let folder = try Self.folder(#""include": \#(bound)"#)
      let outcome = try await Program.run("check", "scenario.json", in: folder)
      #expect(outcome.code == 65 && outcome.errors.contains(message), "\(outcome.errors)")
    }
  }
}
