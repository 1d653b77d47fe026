// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@Suite("sweep")
struct SweepTests {
  @Test("writes every table of a factorial design, the first factor slowest, and verifies")
  func factorial() async throws {
    let folder = try folderWithStudy()
    let outcome = try await Program.run("sweep", "study.json", in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    let out = "notebooks-out/study"
    #expect(
      try folder.text("\(out)/design.csv") == """
        design_id,arms.press[0].passes,arms.press[0].hold_s
        1,0,30.0
        2,0,90.0
        3,2,30.0
        4,2,90.0
        5,4,30.0
        6,4,90.0

        """)
    let runs = try folder.rows("\(out)/runs.csv")
    #expect(runs.count == 6 * 3 * 2)
    #expect(runs.first?["run_id"] == "d000001-p000001-press")
    #expect(try await Program.run("verify", out, in: folder).code == 0)
    let replay = try await Program.run("replay", out, "--run-id", "d000004-p000002-press", in: folder)
    #expect(replay.code == 0, "\(replay.errors)")
  }

  @Test("gives the same bytes at any thread count, and as a plain run of the same doses")
  func invariance() async throws {
    let folder = try folderWithStudy()
    for threads in ["1", "2", "8"] {
      let outcome = try await Program.run(
        "sweep", "study.json", "--out", "t\(threads)", "--threads", threads, in: folder)
      #expect(outcome.code == 0)
    }
    #expect(try folder.tables("t1") == folder.tables("t2"))
    #expect(try folder.tables("t1") == folder.tables("t8"))
    _ = try await Program.run(
      "run", "scenario.json", "--out", "run", "--set", "patients.count=3", "--set", "arms.press[0].passes=4",
      "--set", "arms.press[0].hold=90 s", in: folder)
    let swept = try folder.rows("t1/series.csv").filter { $0["run_id"]?.hasPrefix("d000006-") == true }
    let run = try folder.rows("run/series.csv")
    func values(_ rows: [[String: String]]) -> [[String: String]] {
      rows.map { row in row.filter { $0.key != "run_id" } }
    }
    #expect(values(swept) == values(run))
  }

  @Test("a shard that is missing is named with the command that makes it; four give the bytes of one")
  func shards() async throws {
    let folder = try folderWithStudy()
    #expect(try await Program.run("sweep", "study.json", "--out", "whole", in: folder).code == 0)
    for shard in 1...4 where shard != 3 {
      let outcome = try await Program.run(
        "sweep", "study.json", "--shard", "\(shard)/4", "--out", "part-\(shard)", in: folder)
      #expect(outcome.code == 0, "\(outcome.errors)")
      #expect(try await Program.run("verify", "part-\(shard)", in: folder).code == 0)
    }
    let gap = try await Program.run("merge", "part-1", "part-2", "part-4", "--out", "joined", in: folder)
    #expect(gap.code == 65)
    #expect(!folder.holds("joined"))
    let line = try #require(gap.problems.last)
    #expect(line.hasSuffix("sweep study.json --shard 3/4 --out part-3"), "\(line)")
    let made = try await Program.shell(line, in: folder)
    #expect(made.code == 0, "\(made.errors)")
    let merged = try await Program.run(
      "merge", "part-4", "part-3", "part-2", "part-1", "--out", "joined", in: folder)
    #expect(merged.code == 0, "\(merged.errors)")
    #expect(try folder.tables("joined") == folder.tables("whole"))
    #expect(try await Program.run("verify", "joined", in: folder).code == 0)
  }

  @Test("a damaged chunk is told, and its runs are made again")
  func damage() async throws {
    let folder = try folderWithStudy()
    #expect(
      try await Program.run("sweep", "study.json", "--shard", "1/2", "--out", "a", in: folder).code == 0)
    #expect(
      try await Program.run("sweep", "study.json", "--shard", "2/2", "--out", "b", in: folder).code == 0)
    var bytes = try folder.bytes("b/runs-000001.chunk")
    bytes[bytes.count / 2] ^= 1
    try folder.write(bytes, to: "b/runs-000001.chunk")
    let merged = try await Program.run("merge", "a", "b", "--out", "joined", in: folder)
    #expect(merged.code == 65)
    #expect(merged.errors.contains("b/runs-000001.chunk: damaged"), "\(merged.errors)")
    let again = try await Program.shell(try #require(merged.problems.last), in: folder)
    #expect(again.code == 0, "\(again.errors)")
    #expect(try await Program.run("merge", "a", "b", "--out", "joined", in: folder).code == 0)
  }

  @Test("folders that are no shards of one sweep are not joined")
  func strangers() async throws {
    let folder = try folderWithStudy()
    #expect(try await Program.run("run", "scenario.json", "--out", "run", in: folder).code == 0)
    #expect(
      try await Program.run("sweep", "study.json", "--shard", "1/2", "--out", "a", in: folder).code == 0)
    #expect(
      try await Program.run("sweep", "study.json", "--shard", "2/2", "--seed", "8", "--out", "b", in: folder)
        .code == 0)
    let run = try await Program.run("merge", "a", "run", "--out", "joined", in: folder)
    #expect(run.code == 65 && run.errors.contains("run: holds no shard"), "\(run.errors)")
    let other = try await Program.run("merge", "a", "b", "--out", "joined", in: folder)
    #expect(other.code == 65 && other.errors.contains("it has another study"), "\(other.errors)")
  }

  @Test("adds replicates until the contrast is precise or the budget ends, and says which")
  func stopping() async throws {
    let folder = try folderWithStudy(
      replacing: "\"against\": \"wait-and-see\" }",
      by: "\"against\": \"wait-and-see\" }, \"stop\": { \"mcse\": 0.15, \"maxReplicates\": 12 }")
    #expect(try await Program.run("sweep", "study.json", "--out", "one", in: folder).code == 0)
    let rows = try folder.rows("one/stopping.csv")
    #expect(rows.count == 6)
    for row in rows {
      let error = try #require(Double(row["mcse"] ?? ""))
      let pairs = try #require(Int(row["n_pairs"] ?? ""))
      switch row["reason"] {
      // Ten patients at least, so that one unseen who differs by 1.5 would not spoil the precision.
      case "precise": #expect(error <= 0.15 && pairs >= 10)
      case "budget": #expect(error > 0.15 && pairs == 12)
      default: Issue.record("\(row)")
      }
    }
    #expect(rows.contains { $0["reason"] == "precise" })
    for shard in ["1", "2"] {
      _ = try await Program.run(
        "sweep", "study.json", "--shard", "\(shard)/2", "--out", "s\(shard)", in: folder)
    }
    #expect(try await Program.run("merge", "s1", "s2", "--out", "two", in: folder).code == 0)
    #expect(try folder.tables("one") == folder.tables("two"))
  }

  /// Pain after two and three days against waiting, and the threshold as such.
  private static let several = #"""
    "responses": [
      { "outcome": "pain_nrs", "at": "3 d", "against": "wait-and-see" },
      { "outcome": "pain_nrs", "at": "2 d", "against": "wait-and-see" },
      { "outcome": "ppt_kPa", "at": "3 d", "against": null, "arms": ["press", "wait-and-see"]MCSE } ]STOP
    """#

  private static func folderWithSeveral(stop: Bool) throws -> TemporaryFolder {
    try folderWithStudy(
      replacing: #""response": { "outcome": "pain_nrs", "at": "3 d", "against": "wait-and-see" }"#,
      by: several.replacing("MCSE", with: stop ? #", "mcse": "40 kPa""# : "")
        .replacing("STOP", with: stop ? #", "stop": { "mcse": 0.15, "maxReplicates": 12 }"# : ""))
  }

  @Test("asks several responses at once: rows of each, and the first as if it were alone")
  func responses() async throws {
    let folder = try Self.folderWithSeveral(stop: false)
    let checked = try await Program.run("check", "study.json", in: folder)
    #expect(checked.output.contains("pain_nrs at day 2, press minus wait-and-see"), "\(checked)")
    #expect(checked.output.contains("at day 3, press, wait-and-see"))
    #expect(try await Program.run("sweep", "study.json", "--out", "out", in: folder).code == 0)
    let curves = try folder.rows("out/curves.csv")
    #expect(
      Set(curves.map { "\($0["arm"] ?? "") \($0["outcome"] ?? "") \($0["time_d"] ?? "")" }) == [
        "press pain_nrs 3.0", "press pain_nrs 2.0", "press ppt_kPa 3.0", "wait-and-see ppt_kPa 3.0",
      ])
    try folder.write(smallStudy, to: "one.json")
    #expect(try await Program.run("sweep", "one.json", "--out", "one", in: folder).code == 0)
    let alone = try folder.rows("one/curves.csv")
    #expect(Array(curves.prefix(alone.count)) == alone)
    for table in ["runs.csv", "series.csv", "contrasts.csv"] {
      #expect(try folder.bytes("out/\(table)") == folder.bytes("one/\(table)"))
    }
    // A list of one is what "response" is, to the last byte.
    try folder.write(
      smallStudy.replacing(#""response": {"#, with: #""responses": [{"#).replacing(
        #""wait-and-see" }"#, with: #""wait-and-see" }]"#), to: "list.json")
    #expect(try await Program.run("sweep", "list.json", "--out", "list", in: folder).code == 0)
    #expect(try folder.tables("list") == folder.tables("one"))
  }

  @Test("goes on until each of several responses is precise, whole, in shards, and after a stop")
  func severalStopping() async throws {
    let folder = try Self.folderWithSeveral(stop: true)
    let checked = try await Program.run("check", "study.json", in: folder)
    #expect(checked.output.contains("Monte-Carlo errors of 0.15 NRS, 0.15 NRS, 40 kPa"), "\(checked)")
    #expect(try await Program.run("sweep", "study.json", "--out", "one", in: folder).code == 0)
    let rows = try folder.rows("one/stopping.csv")
    #expect(rows.count == 6 * 4)
    #expect(
      Set(rows.map { "\($0["outcome"] ?? "") \($0["limit"] ?? "")" }) == ["pain_nrs 0.15", "ppt_kPa 40.0"])
    for point in Set(rows.map { $0["design_id"] }) {
      let own = rows.filter { $0["design_id"] == point }
      let isWithin = try own.allSatisfy { row in
        let (error, limit) = (
          try #require(Double(row["mcse"] ?? "")), try #require(Double(row["limit"] ?? ""))
        )
        return error <= limit
      }
      // Precise is said of a point where all are within their limits, with the same patients.
      #expect(Set(own.map { $0["reason"] }).count == 1 && Set(own.map { $0["n_pairs"] }).count == 1)
      if own[0]["reason"] == "precise" { #expect(isWithin) }
    }
    for shard in ["1", "2"] {
      _ = try await Program.run(
        "sweep", "study.json", "--shard", "\(shard)/2", "--out", "s\(shard)", in: folder)
    }
    #expect(try await Program.run("merge", "s1", "s2", "--out", "two", in: folder).code == 0)
    #expect(try folder.tables("one") == folder.tables("two"))
    var code: Int32 = 75
    for _ in 0..<200 where code == 75 {
      code = try await Program.run(
        "sweep", "study.json", "--out", "three", "--resume", "--threads", "1", "--stop-after", "0.05 s",
        in: folder
      ).code
    }
    if code == 75 {
      code = try await Program.run("sweep", "study.json", "--out", "three", "--resume", in: folder).code
    }
    #expect(code == 0)
    #expect(try folder.tables("three") == folder.tables("one"))
  }

  @Test("lives at both ends of the ranges of knots and needles, as it says")
  func ends() async throws {
    let folder = try folderWithScenario(
      replacing:
        #""press": [ { "therapy": "pressure", "hold": "90 s", "passes": 2, "perWeek": 7, "for": "2 d" } ]"#,
      by: #""needle": [ { "therapy": "dry-needling", "insertions": 8, "perWeek": 7, "for": "2 d" } ]"#)
    let scenario = try folder.text("scenario.json").replacing(
      #""fibresPerFascicle": 16"#, with: #""fibresPerFascicle": 16, "planted": "40 %""#)
    try folder.write(scenario, to: "scenario.json")
    #expect(try await Program.run("run", "scenario.json", "--out", "run", in: folder).code == 0)
    var factors: [String] = []
    for row in try folder.text("run/parameters.csv").split(separator: "\n")
    where row.hasPrefix("needleTrack.") || row.hasPrefix("knotShortening.") {
      let fields = row.split(separator: ",", omittingEmptySubsequences: false)
      let unit = fields[2] == "{1}" ? "" : " \(fields[2])"
      let ends = fields[3...4].map { unit.isEmpty ? String($0) : "\"\($0)\(unit)\"" }
      factors.append("\"\(fields[0])\": { \"values\": [\(ends.joined(separator: ", "))] }")
    }
    #expect(factors.count > 20)
    try folder.write(
      """
      { "scenario": "scenario.json", "design": { "kind": "one-at-a-time", "replicates": 1 },
        "factors": { \(factors.joined(separator: ", ")) }, "response": { "outcome": "ppt_kPa" } }
      """, to: "study.json")
    let outcome = try await Program.run("sweep", "study.json", "--out", "out", in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(try folder.rows("out/failures.csv").isEmpty)
  }

  @Test(
    "lays every kind of design",
    arguments: [
      ("one-at-a-time", "", 1 + 2 + 1), ("latin-hypercube", ", \"samples\": 5", 5),
      ("sobol", ", \"samples\": 4", 4), ("halton", ", \"samples\": 3, \"shifted\": false", 3),
      ("morris", ", \"samples\": 2", 2 * 3), ("saltelli", ", \"samples\": 2", 2 * 4),
      ("saltelli", ", \"samples\": 2, \"secondOrder\": true", 2 * 6),
    ])
  func designs(kind: String, more: String, points: Int) async throws {
    let folder = try folderWithStudy(
      replacing: "\"kind\": \"factorial\", \"replicates\": 3",
      by: "\"kind\": \"\(kind)\", \"replicates\": 1\(more)")
    let outcome = try await Program.run("sweep", "study.json", "--out", "out", in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(try folder.rows("out/design.csv").count == points)
  }

  @Test("takes the points of a table, such as a design.csv of its own")
  func list() async throws {
    let folder = try folderWithStudy()
    #expect(try await Program.run("sweep", "study.json", "--out", "first", in: folder).code == 0)
    let study = """
      { "scenario": "scenario.json", "design": { "kind": "list", "file": "first/design.csv", "replicates": 3 },
        "response": { "at": "3 d" } }
      """
    try folder.write(study, to: "list.json")
    let outcome = try await Program.run("sweep", "list.json", "--out", "second", in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(try folder.tables("first") == folder.tables("second"))
  }

  @Test("takes another size than the study's, and refuses it where the design has none")
  func size() async throws {
    let folder = try folderWithStudy()
    #expect(
      try await Program.run("sweep", "study.json", "--replicates", "1", "--out", "out", in: folder).code == 0)
    #expect(try folder.rows("out/runs.csv").count == 6 * 2)
    let samples = try await Program.run("sweep", "study.json", "--samples", "4", "--out", "x", in: folder)
    #expect(
      samples.code == 65 && samples.errors.contains("design.samples is not a known key"), "\(samples.errors)")
  }
}
