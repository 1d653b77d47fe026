// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("evidence")
struct EvidenceTests {
  private static let out = "notebooks-out/nobody"

  @Test("sets predicted beside observed for each view, and adds up the score")
  func tables() async throws {
    let folder = try folderWithEvidence()
    let outcome = try await Program.run(
      "evidence", "nobody.json", "--hypothesis", "integrated", "central-only", "occlusion=false", in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("Scoreboard, central-only:"))
    #expect(try await Program.run("verify", Self.out, in: folder).code == 0)
    let every = try folder.rows("\(Self.out)/evidence.csv")
    #expect(every.count == 30)
    let peers = every.filter { ["meta-analysis", "nothing-happens"].contains($0["hypothesis"]) }
    #expect(peers.allSatisfy { $0["kind"] != "mean" || $0["verdict"] == "no prediction" })
    let rows = every.filter { row in !peers.contains(row) }
    #expect(Set(rows.map { $0["hypothesis"] }) == ["integrated", "central-only", "occlusion=false"])
    for row in rows where row["kind"] == "mean" {
      let (low, high) = (Double(row["predicted_low"] ?? "") ?? 0, Double(row["predicted_high"] ?? "") ?? 0)
      let observed = try #require(Double(row["observed"] ?? ""))
      #expect((row["verdict"] == "inside") == (low...high).contains(observed), "\(row)")
      #expect(row["n_virtual"] == "6" && row["n_published"] == "20")
    }
    #expect(rows.contains { $0["measurement"] == "warmth" && $0["verdict"] == "null kept" })
    let board = try folder.rows("\(Self.out)/scoreboard.csv")
    let all = try #require(
      board.first { $0["hypothesis"] == "integrated" && $0["use"] == "all" && $0["group"] == "all" })
    let verdicts = rows.filter { $0["hypothesis"] == "integrated" }.map { $0["verdict"] }
    #expect(all["n"] == "6" && all["n_inside"] == "\(verdicts.count { $0 == "inside" })")
    #expect(all["n_right"] == "\(verdicts.count { $0 == "right order" })")
    let cohorts = try folder.rows("\(Self.out)/cohorts.csv")
    #expect(cohorts.allSatisfy { $0["n_wanted"] == "6" && $0["n_included"] == "6" && $0["n_failed"] == "0" })
  }

  @Test("gives the same bytes at any number of threads, and after an interruption")
  func bytes() async throws {
    let folder = try folderWithEvidence()
    let text = try folder.text("nobody.json")
    for number in 1...12 {
      try folder.write(
        text.replacing(#""seed": 3"#, with: #""seed": \#(number)"#).replacing(
          #""citation""#, with: #""study": "s\#(number)", "citation""#), to: "s\(number).json")
    }
    try folder.remove("nobody.json")
    // So many patients that a fast machine is interrupted too.
    let evidence = ["evidence", ".", "--patients", "90"]
    let whole = try await Program.run(evidence + ["--out", "one", "--threads", "1"], in: folder)
    #expect(whole.code == 0, "\(whole.errors)")
    let stopped = try await Program.run(
      evidence + ["--out", "two", "--threads", "2", "--stop-after", "0.05 s"], in: folder)
    #expect(stopped.code == 75, "\(stopped.errors)")
    #expect(stopped.errors.contains("--resume"))
    let resumed = try await Program.run(evidence + ["--out", "two", "--resume"], in: folder)
    #expect(resumed.code == 0, "\(resumed.errors)")
    #expect(try folder.tables("one") == folder.tables("two"))
  }

  @Test("names every problem of every file with its path, and runs nothing")
  func problems() async throws {
    let folder = try folderWithEvidence()
    let text = try folder.text("nobody.json")
    try folder.write(
      text.replacing("ppt_kPa", with: "ppt_psi").replacing(#""study""#, with: ""), to: "a.json")
    try folder.write(text.replacing(#""se": "10 kPa""#, with: #""se": "10 mmol/L""#), to: "b.json")
    let outcome = try await Program.run("evidence", ".", "--out", "out", in: folder)
    #expect(outcome.code == 65)
    #expect(
      outcome.errors.contains("./a.json:16: measurements[0].outcome is \"ppt_psi\""), "\(outcome.errors)")
    #expect(outcome.errors.contains("./b.json:17: measurements[0].se is \"10 mmol/L\""), "\(outcome.errors)")
    #expect(!folder.holds("out"))
  }

  @Test("says which views there are, that a scenario is no study, and that a file is missing")
  func usage() async throws {
    let folder = try folderWithEvidence()
    let view = try await Program.run("evidence", "nobody.json", "--hypothesis", "neurogenik", in: folder)
    #expect(view.code == 64 && view.errors.contains("cinderella, neurogenic"), "\(view.errors)")
    try folder.write(smallScenario, to: "scenario.json")
    let scenario = try await Program.run("evidence", "scenario.json", in: folder)
    #expect(scenario.code == 65 && scenario.errors.contains("has no measurements"), "\(scenario.errors)")
    #expect(try await Program.run("evidence", "nobdy.json", in: folder).code == 66)
    let few = try await Program.run("evidence", "nobody.json", "--patients", "2", in: folder)
    #expect(few.code == 64 && few.errors.contains("--patients is 2"), "\(few.errors)")
    let figure = try await Program.run("evidence", "nobody.json", "--figure", "x.bmp", in: folder)
    #expect(figure.code == 64 && figure.errors.contains(".png or .svg"), "\(figure.errors)")
  }

  @Test("says which cohort stayed too small")
  func shortage() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      smallEvidence.replacing(
        #""measurements""#, with: #""include": {"pain_nrs": {"atLeast": 11}}, "measurements""#),
      to: "nobody.json")
    let outcome = try await Program.run("evidence", "nobody.json", in: folder)
    #expect(outcome.code == 0)
    #expect(outcome.errors.contains("0 of 6 virtual patients"), "\(outcome.errors)")
    #expect(
      try folder.rows("\(Self.out)/evidence.csv").allSatisfy {
        $0["hypothesis"] == "nothing-happens" || $0["verdict"] == "no prediction"
      })
  }

  @Test("draws observed against predicted where there is gnuplot")
  func figure() async throws {
    let folder = try folderWithEvidence()
    let outcome = try await Program.run("evidence", "nobody.json", "--figure", "beside.svg", in: folder)
    let gnuplot = try await Program.shell("command -v gnuplot", in: folder)
    if gnuplot.code == 0 {
      #expect(outcome.code == 0, "\(outcome.errors)")
      #expect(try folder.text("beside.svg").contains("observed"))
      let again = try await Program.run("evidence", "nobody.json", "--figure", "beside.svg", in: folder)
      #expect(again.code == 73 && again.errors.contains("--force replaces it"), "\(again.errors)")
    } else {
      #expect(outcome.code == 73 && outcome.errors.contains("gnuplot"), "\(outcome.errors)")
      #expect(try await Program.run("verify", Self.out, in: folder).code == 0)
    }
  }

  @Test("the shipped studies are simulated in part, a few patients each")
  func shipped() async throws {
    let folder = try TemporaryFolder()
    let root = DocumentedCommandsTests.root.appending(path: "scenarios/evidence").path
    let outcome = try await Program.run(
      ["evidence"]
        + ["hong1993", "chou2009", "martin-pintado2015", "geri2022-treatment"].map { "\(root)/\($0).json" }
        + ["--patients", "4", "--out", "out"], in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    let rows = try folder.rows("out/evidence.csv")
      .filter { $0["hypothesis"] == "integrated" }
    #expect(rows.count > 15 && rows.allSatisfy { $0["verdict"] != "no prediction" })
    // A verdict stands in one piece, and a decay of days is told in days.
    let told = outcome.output.split(separator: "\n")
    #expect(told.contains { $0.hasSuffix("right order") } && !told.contains { $0.hasSuffix(" right") })
    #expect(told.contains { $0.contains("decay ") && $0.contains(") h") }, "\(outcome.output)")
  }
}
