// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@Suite("sensitivity")
struct SensitivityTests {
  private func swept(_ kind: String, _ samples: Int, response: String = "pain_nrs") async throws
    -> TemporaryFolder
  {
    let folder = try folderWithStudy(
      replacing: "\"kind\": \"factorial\", \"replicates\": 3",
      by: "\"kind\": \"\(kind)\", \"samples\": \(samples), \"replicates\": 2")
    let text = try folder.text("study.json")
    try folder.write(text.replacing("pain_nrs", with: response), to: "study.json")
    #expect(try await Program.run("sweep", "study.json", "--out", "out", in: folder).code == 0)
    return folder
  }

  @Test("writes the indices of a Saltelli design, and prints them")
  func sobol() async throws {
    let folder = try await swept("saltelli", 8)
    let outcome = try await Program.run("sensitivity", "out", "--out", "indices", in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("sobol: 8 base rows, 0 left out"))
    #expect(outcome.output.contains("arms.press[0].passes"))
    let rows = try folder.rows("indices/sensitivity.csv")
    #expect(rows.filter { $0["method"] == "sobol" }.count == 4)
    #expect(rows.filter { $0["method"] == "rank" }.count == 4)
    let again = try await Program.run("sensitivity", "out", "--out", "indices", in: folder)
    #expect(again.code == 73)
  }

  @Test("prints elementary effects of a Morris design")
  func morris() async throws {
    let folder = try await swept("morris", 4)
    let outcome = try await Program.run("sensitivity", "out", "--method", "morris", in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("morris: 4 trajectories, 0 left out"))
    let wrong = try await Program.run("sensitivity", "out", "--method", "sobol", in: folder)
    #expect(wrong.code == 65 && wrong.errors.contains("no sobol indices follow"), "\(wrong.errors)")
  }

  @Test("counts and names a run that failed, leaves its base row out, and bounds each index")
  func failures() async throws {
    let folder = try await swept("saltelli", 8)
    let run = "d000006-p000001-press"
    var lines = try folder.text("out/runs.csv").split(separator: "\n").map(String.init)
    let place = try #require(lines.firstIndex { $0.hasPrefix(run) })
    lines[place] = lines[place].replacing(",ok,", with: ",failed,")
    #expect(lines[place].contains(",failed,"))
    try await folder.forge("out/runs.csv", lines.joined(separator: "\n") + "\n")
    let outcome = try await Program.run("sensitivity", "out", "--out", "indices", in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("sobol: 7 base rows, 1 left out"), "\(outcome.output)")
    #expect(outcome.errors.contains(run), "\(outcome.errors)")
    for row in try folder.rows("indices/sensitivity.csv") where row["status"] == "ok" {
      #expect(row["n"] == (row["method"] == "sobol" ? "7" : "31") && row["n_failed"] == "1", "\(row)")
      let bounds = try ["bound_low", "bound_high"].map { try #require(Double(row[$0] ?? ""), "\(row)") }
      #expect(bounds[0] <= bounds[1])
    }
  }

  @Test("says that an outcome does not vary")
  func constant() async throws {
    let folder = try await swept("saltelli", 4, response: "active_points")
    let outcome = try await Program.run("sensitivity", "out", in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("no variance: there are no indices"), "\(outcome.output)")
  }

  @Test(
    "a table with a replicate that no study has is refused, whatever its size",
    arguments: ["4000000000", "99999999999999999999", "3", "0", "-1", "1.5", ""])
  func replicates(number: String) async throws {
    let folder = try await swept("saltelli", 4)
    var lines = try folder.text("out/runs.csv").split(separator: "\n").map(String.init)
    let header = lines[0].split(separator: ",").map(String.init)
    let replicate = try #require(header.firstIndex(of: "replicate"))
    var fields = lines[2].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    fields[replicate] = number
    lines[2] = fields.joined(separator: ",")
    try await folder.forge("out/runs.csv", lines.joined(separator: "\n") + "\n")
    let outcome = try await Program.run("sensitivity", "out", in: folder)
    // Line 3 is the treated arm or the arm that is subtracted: both are read.
    #expect(outcome.code == 65 && outcome.errors.contains("replicate of 1 to 2"), "\(outcome)")
    #expect(outcome.errors.contains("runs.csv:3"), "\(outcome.errors)")
  }

  @Test("gives the indices of every response, or of the one that is asked for")
  func several() async throws {
    let folder = try folderWithStudy(
      replacing: "\"kind\": \"factorial\", \"replicates\": 3",
      by: "\"kind\": \"saltelli\", \"samples\": 4, \"replicates\": 2")
    let text = try folder.text("study.json")
    try folder.write(
      text.replacing(
        #""response": { "outcome": "pain_nrs", "at": "3 d", "against": "wait-and-see" }"#,
        with: #"""
          "responses": [
            { "outcome": "pain_nrs", "at": "3 d" }, { "outcome": "ppt_kPa", "at": "2 d" },
            { "outcome": "ppt_kPa", "at": "3 d", "against": null, "arm": "press" },
            { "outcome": "headache_days", "at": "1 d" } ]
          """#), to: "study.json")
    // Its pain is not felt in the head.
    let scenario = try folder.text("scenario.json")
    try folder.write(scenario.replacing("upper-trapezius", with: "infraspinatus"), to: "scenario.json")
    #expect(try await Program.run("sweep", "study.json", "--out", "out", in: folder).code == 0)
    func rows(_ arguments: String...) async throws -> [[String: String]] {
      let outcome = try await Program.run(
        ["sensitivity", "out", "--out", "indices", "--force"] + arguments, in: folder)
      #expect(outcome.code == 0, "\(outcome.errors)")
      return try folder.rows("indices/sensitivity.csv")
    }
    func asked(_ rows: [[String: String]]) -> Set<String> {
      Set(rows.map { "\($0["outcome"] ?? "") \($0["time_d"] ?? "") \($0["reference"] ?? "")" })
    }
    let all = try await rows()
    #expect(
      asked(all) == ["pain_nrs 3.0 wait-and-see", "ppt_kPa 2.0 wait-and-see", "ppt_kPa 3.0 "])
    let told = try await Program.run("sensitivity", "out", in: folder)
    #expect(told.errors.contains("has no value of headache_days on day 1 in arm press"), "\(told.errors)")
    let threshold = try await rows("--outcome", "ppt_kPa")
    #expect(threshold == all.filter { $0["outcome"] == "ppt_kPa" })
    #expect(asked(try await rows("--at", "3 d")) == ["pain_nrs 3.0 wait-and-see", "ppt_kPa 3.0 "])
    #expect(asked(try await rows("--outcome", "ppt_kPa", "--at", "3 d")) == ["ppt_kPa 3.0 "])
    // What the study did not ask is asked in place of its first response.
    #expect(asked(try await rows("--outcome", "stiffness_kPa")) == ["stiffness_kPa 3.0 wait-and-see"])
    let silent = try await Program.run("sensitivity", "out", "--outcome", "headache_days", in: folder)
    #expect(silent.code == 65 && silent.errors.contains("has no value of headache_days"), "\(silent)")
  }

  @Test("names what cannot be asked")
  func questions() async throws {
    let folder = try await swept("saltelli", 4)
    let outcome = try await Program.run("sensitivity", "out", "--outcome", "pain_nsr", in: folder)
    #expect(outcome.code == 64 && outcome.errors.contains("did you mean \"pain_nrs\"?"), "\(outcome.errors)")
    let time = try await Program.run("sensitivity", "out", "--at", "2.2 d", in: folder)
    #expect(time.code == 65 && time.errors.contains("did you mean 2 d?"), "\(time.errors)")
    let arm = try await Program.run("sensitivity", "out", "--arm", "pres", in: folder)
    #expect(arm.code == 65 && arm.errors.contains("did you mean press?"), "\(arm.errors)")
    #expect(try await Program.run("run", "scenario.json", "--out", "run", in: folder).code == 0)
    let run = try await Program.run("sensitivity", "run", in: folder)
    #expect(run.code == 65 && run.errors.contains("holds a run and no sweep"), "\(run.errors)")
    #expect(try await Program.run("sensitivity", "nowhere", in: folder).code == 66)
  }
}
