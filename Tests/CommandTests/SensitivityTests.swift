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
