// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@Suite("compare")
struct CompareTests {
  private func ran() async throws -> TemporaryFolder {
    let folder = try folderWithScenario(replacing: "\"count\": 1", by: "\"count\": 4")
    #expect(try await Program.run("run", "scenario.json", "--out", "a", in: folder).code == 0)
    #expect(try await Program.run("run", "scenario.json", "--out", "b", "--seed", "8", in: folder).code == 0)
    return folder
  }

  @Test("ranks the arms of a folder with the contrasts that the folder itself has")
  func one() async throws {
    let folder = try await ran()
    let outcome = try await Program.run("compare", "a", "--out", "ranked", in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("kovacs2008") && outcome.output.contains("not medical advice"))
    let rows = try folder.rows("ranked/comparison.csv")
    #expect(rows.map { $0["rank"] } == ["1", "2"])
    let press = try #require(rows.first { $0["arm"] == "press" })
    let contrast = try #require(
      try folder.rows("a/contrasts.csv").last { $0["outcome"] == "pain_nrs" && $0["time_d"] == "3.0" })
    #expect(press["difference"] == contrast["mean_difference"])
    #expect(press["difference_ci_low"] == contrast["ci_low"])
    #expect(press["n_pairs"] == contrast["n_pairs"] && press["method"] == "paired")
    #expect(press["sessions"] == "2.0")
    #expect(try await Program.run("compare", "a", "--out", "ranked", in: folder).code == 73)
    #expect(try await Program.run("compare", "a", "--out", "ranked", "--force", in: folder).code == 0)
  }

  @Test("compares folders of other patients without pairs")
  func two() async throws {
    let folder = try await ran()
    let outcome = try await Program.run(
      "compare", "a", "b", "--unpaired", "--outcome", "ppt_kPa", "--margin", "20 kPa", "--out", "ranked",
      in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    let rows = try folder.rows("ranked/comparison.csv")
    #expect(rows.count == 4)
    #expect(rows.first { $0["strategy"] == "b:wait-and-see" }?["method"] == "unpaired")
    #expect(Set(rows.map { $0["reference"] }).subtracting([""]) == ["a:wait-and-see"])
    let refused = try await Program.run("compare", "a", "b", in: folder)
    #expect(refused.code == 65 && refused.errors.contains("seed was 7, is 8"), "\(refused.errors)")
    #expect(refused.errors.contains("--unpaired"))
    #expect(rows.first { $0["strategy"] == "b:press" }?["visits"] == "2.0")
    #expect(rows.allSatisfy { $0["margin"] == "20.0" })
  }

  @Test("says who has no value and is in no mean, and that burdens are of the whole course")
  func withoutValue() async throws {
    let folder = try await ran()
    let outcome = try await Program.run(
      "compare", "a", "--outcome", "satisfaction_nrs", "--at", "0 d", "--out", "ranked", in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("of the whole course, whatever the day asked about"))
    let rows = try folder.rows("ranked/comparison.csv")
    let waiting = try #require(rows.first { $0["arm"] == "wait-and-see" })
    #expect(waiting["n"] == "0" && waiting["n_without"] == "4" && waiting["mean"] == "")
    #expect(
      outcome.output.contains("patients without satisfaction_nrs are left out of means and differences: "),
      "\(outcome.output)")
    #expect(outcome.output.contains("wait-and-see 4 of 4"))
    // The sessions of the second day are in the account that is asked about the first.
    #expect(rows.first { $0["arm"] == "press" }?["sessions"] == "2.0")
  }

  @Test("takes an empty burden for one that is not known, not for nothing")
  func emptyBurden() async throws {
    let folder = try await ran()
    let lines = try folder.text("a/series.csv").split(separator: "\n").map(String.init)
    let header = lines[0].split(separator: ",").map(String.init)
    let cost = try #require(header.firstIndex(of: "cost_eur"))
    let emptied = lines.enumerated().map { number, line in
      var fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      if number > 0 { fields[cost] = "" }
      return fields.joined(separator: ",")
    }
    try await folder.forge("a/series.csv", emptied.joined(separator: "\n") + "\n")
    let outcome = try await Program.run("compare", "a", "--out", "ranked", in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    let rows = try folder.rows("ranked/comparison.csv")
    #expect(rows.allSatisfy { $0["cost_eur"] == "" && $0["visits"] != "" }, "\(rows)")
  }

  @Test("names what cannot be compared")
  func problems() async throws {
    let folder = try await ran()
    for (arguments, code, message) in [
      (["nowhere"], 66, "nowhere/manifest.json: not found"),
      (["a", "--outcome", "pain_nsr"], 64, "did you mean \"pain_nrs\"?"),
      (["a", "--at", "2.2 d"], 65, "did you mean 2 d?"),
      (["a", "--reference", "wait"], 65, "has no strategy \"wait\"; expected one of press, wait-and-see"),
      (["a", "--muscle", "soleus"], 65, "has no muscle \"soleus\""),
      (["a", "--margin=-1"], 64, "--margin is \"-1\""),
      (["a", "--design", "x"], 64, "--design is \"x\""),
      (["a", "--design", "7"], 65, "has no run of the design points"),
    ] as [([String], Int32, String)] {
      let outcome = try await Program.run(["compare"] + arguments, in: folder)
      #expect(outcome.code == code, "\(arguments): \(outcome.errors)")
      #expect(outcome.errors.contains(message), "\(arguments): \(outcome.errors)")
    }
  }
}
