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
