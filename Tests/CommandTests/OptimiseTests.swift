// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

/// A small study of passes and hold on `smallScenario`.
private let smallOptimisation = """
  {
    "question": "Which press relieves most?",
    "scenario": "scenario.json",
    "optimise": {
      "replicates": 3, "maxReplicates": 9, "evaluations": 12, "starts": 1,
      "limits": { "soreness_nrs_worst": { "atMost": "5 points" }, "cost_eur": { "atMost": "90 EUR" } }
    },
    "factors": {
      "arms.press[0].passes": { "values": [0, 2, 4] },
      "arms.press[0].hold": { "from": "30 s", "to": "90 s" }
    },
    "response": { "outcome": "pain_nrs", "at": "3 d", "against": "wait-and-see" }
  }
  """

@Suite("optimise")
struct OptimiseTests {
  private static func folder(replacing old: String = "", by new: String = "") throws -> TemporaryFolder {
    struct NotInStudy: Error {}
    guard old.isEmpty || smallOptimisation.contains(old) else { throw NotInStudy() }
    let folder = try folderWithScenario()
    try folder.write(
      old.isEmpty ? smallOptimisation : smallOptimisation.replacing(old, with: new), to: "study.json")
    return folder
  }

  @Test("tells the best dose with its interval and writes what was tried, found and left")
  func tables() async throws {
    let folder = try Self.folder()
    let outcome = try await Program.run("optimise", "study.json", in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("95 % interval") && outcome.output.contains("best"))
    #expect(
      outcome.errors.contains("study.json: warning: before treatment, pain_nrs is"), "\(outcome.errors)")
    let out = "notebooks-out/study"
    #expect(try await Program.run("verify", out, in: folder).code == 0)
    let tried = try folder.rows("\(out)/evaluations.csv")
    #expect(tried.map { $0["design_id"] } == (1...tried.count).map { "\($0)" } && tried.count <= 12)
    #expect(tried.allSatisfy { $0["n_failed"] == "0" && $0["feasible"] == "TRUE" })
    #expect(
      try folder.rows("\(out)/runs.csv").count
        == tried.reduce(0) { $0 + (Int($1["n"] ?? "") ?? 0) + ($1["stage"] == "selection" ? 3 : 0) })
    let replay = try await Program.run("replay", out, "--run-id", "d000002-p000003-press", in: folder)
    #expect(replay.code == 0, "\(replay.output) \(replay.errors)")
    let best = try #require(try folder.rows("\(out)/optimum.csv").first)
    #expect(best["rank"] == "1" && best["arm"] == "press" && best["reference"] == "wait-and-see")
    let row = try #require(tried.first { $0["design_id"] == best["design_id"] })
    #expect(row["stage"] == "selection" && row["mean"] == best["mean"] && row["eliminated_at"] == "")
    for burden in ["soreness_nrs_worst", "cost_eur"] {
      let front = try folder.rows("\(out)/pareto.csv").filter { $0["against"] == burden }
      let pairs = front.compactMap { row in
        Double(row["relief"] ?? "").flatMap { relief in Double(row["burden"] ?? "").map { (relief, $0) } }
      }
      #expect(!front.isEmpty && pairs.count == front.count)
      for (one, other) in zip(pairs, pairs.dropFirst()) {
        #expect(one == other || one.0 > other.0 && one.1 > other.1)
      }
    }
  }

  @Test("tries a dose as a sweep does")
  func asSweep() async throws {
    let folder = try Self.folder(
      replacing: "{ \"from\": \"30 s\", \"to\": \"90 s\" }", by: "{ \"values\": [\"30 s\", \"90 s\"] }")
    let text = try folder.text("study.json").replacing(", \"starts\": 1", with: "")
    try folder.write(
      text.replacing("\"maxReplicates\": 9", with: "\"maxReplicates\": 3"), to: "study.json")
    #expect(try await Program.run("optimise", "study.json", "--out", "best", in: folder).code == 0)
    try folder.write(smallStudy, to: "sweep.json")
    #expect(try await Program.run("sweep", "sweep.json", "--out", "swept", in: folder).code == 0)
    let swept = try folder.rows("swept/contrasts.csv").filter {
      $0["outcome"] == "pain_nrs" && $0["time_d"] == "3.0"
    }
    let tried = try folder.rows("best/evaluations.csv").filter { $0["n"] == "3" }
    #expect(swept.count == 6 && tried.count == 6)
    for row in tried {
      let same = try #require(swept.first { $0["design_id"] == row["design_id"] })
      let means = [row["mean"], same["mean_difference"]].compactMap { $0.flatMap { Double($0) } }
      #expect(means.count == 2 && abs(means[0] - means[1]) < 1e-12)
    }
  }

  @Test("stopped again and again at any thread count, gives the bytes of one go")
  func resume() async throws {
    let folder = try Self.folder()
    #expect(try await Program.run("optimise", "study.json", "--out", "whole", in: folder).code == 0)
    var stops = 0
    for attempt in 1...100 {
      let outcome = try await Program.run(
        "optimise", "study.json", "--out", "parts", "--resume", "--threads", "\(1 + attempt % 3)",
        "--stop-after", "\(Double(attempt) * 0.01)s", in: folder)
      if outcome.code == 0 { break }
      #expect(outcome.code == 75 && outcome.errors.contains("--resume"), "\(outcome.errors)")
      stops += 1
    }
    #expect(stops > 0)
    #expect(try folder.tables("parts") == folder.tables("whole"))
    let warnings = try ["parts", "whole"].map { name in
      try folder.text("\(name)/manifest.json").split(separator: "\n").filter {
        $0.contains("before treatment")
      }
    }
    #expect(warnings[0].count == 1 && warnings[0] == warnings[1])
  }

  @Test("a study that has changed is not continued, and says what has")
  func changed() async throws {
    let folder = try Self.folder()
    let command = ["optimise", "study.json", "--out", "out"]
    #expect(try await Program.run(command + ["--stop-after", "0.001s"], in: folder).code == 75)
    try folder.write(
      smallOptimisation.replacing("\"maxReplicates\": 9", with: "\"maxReplicates\": 8"), to: "study.json")
    let outcome = try await Program.run(command + ["--resume"], in: folder)
    #expect(outcome.code == 65)
    #expect(outcome.errors.contains("maxReplicates"), "\(outcome.errors)")
  }

  @Test(
    "bad requests are told with place and what is allowed",
    arguments: [
      ("\"soreness_nrs_worst\"", "\"sorenes_nrs_worst\"", "did you mean \"soreness_nrs_worst\"?"),
      ("\"soreness_nrs_worst\"", "\"soreness_nrs\"", "the limit is called soreness_nrs_worst"),
      ("\"cost_eur\"", "\"cost_usd\"", "the limit is called cost_eur"),
      ("\"starts\": 1", "\"starts\": 1, \"pricePerHour\": 60", "set outcomes.prices.rate"),
      ("\"5 points\"", "\"5 min\"", "optimise.limits.soreness_nrs_worst.atMost is \"5 min\""),
      ("\"replicates\": 3", "\"replicates\": 1", "optimise.replicates is 1"),
      ("\"maxReplicates\": 9", "\"maxReplicates\": 5", "fewer than twice the 3"),
      ("\"evaluations\": 12", "\"evaluations\": 2", "fewer than the 3 combinations"),
      ("{ \"from\": \"30 s\", \"to\": \"90 s\" }", "{ \"values\": [\"30 s\"] }", "starts has no place"),
      (
        "{ \"from\": \"30 s\", \"to\": \"90 s\" }",
        "{ \"distribution\": \"uniform\", \"from\": \"30 s\", \"to\": \"90 s\" }", "which has a distribution"
      ),
      ("\"optimise\"", "\"stop\": { \"mcse\": 1 }, \"optimise\"", "has no place beside \"optimise\""),
      ("pain_nrs", "stiffness_kPa", "optimise.indifference is missing"),
      (
        "\"against\": \"wait-and-see\"", "\"against\": null, \"arms\": [\"press\", \"wait-and-see\"]",
        "one best arm"
      ),
    ])
  func badRequest(old: String, new: String, message: String) async throws {
    let folder = try Self.folder(replacing: old, by: new)
    let outcome = try await Program.run("optimise", "study.json", "--out", "out", in: folder)
    #expect(outcome.code == 65)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    #expect(!folder.holds("out"))
  }

  @Test(
    "a corner of the search that is no scenario is refused before anything is tried",
    arguments: ["check", "optimise"])
  func corner(verb: String) async throws {
    let folder = try Self.folder(
      replacing: "\"arms.press[0].hold\": {",
      by: "\"arms.press[0].points\": { \"values\": [1, 9] }, \"arms.press[0].hold\": {")
    let outcome = try await Program.run(verb, "study.json", in: folder)
    #expect(outcome.code == 65 && !folder.holds("notebooks-out"), "\(outcome.errors)")
    #expect(outcome.errors.contains("arms.press[0].points"), "\(outcome.errors)")
  }

  @Test("check tells what is looked for")
  func check() async throws {
    let folder = try Self.folder()
    let outcome = try await Program.run("check", "study.json", in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("at most 12 doses on 3 patients each"), "\(outcome.output)")
    #expect(outcome.output.contains("soreness_nrs_worst at most 5, cost_eur at most 90"), "\(outcome.output)")
  }

  @Test("the outcome as JSON names the best dose")
  func json() async throws {
    let folder = try Self.folder()
    let outcome = try await Program.run("optimise", "study.json", "--json", in: folder)
    let last = try #require(outcome.output.split(separator: "\n").last)
    let best = try #require(try object(String(last))["best"] as? [String: Any])
    #expect(
      (best["settings"] as? [[String: String]])?.map { $0["path"] } == [
        "arms.press[0].passes", "arms.press[0].hold",
      ])
  }

  @Test("a study for another verb is sent there")
  func wrongVerb() async throws {
    let folder = try Self.folder()
    try folder.write(smallStudy, to: "sweep.json")
    let swept = try await Program.run("sweep", "study.json", in: folder)
    #expect(swept.code == 65 && swept.errors.contains("tpsim optimise"), "\(swept.errors)")
    let optimised = try await Program.run("optimise", "sweep.json", in: folder)
    #expect(optimised.code == 65 && optimised.errors.contains("tpsim sweep"), "\(optimised.errors)")
  }
}
