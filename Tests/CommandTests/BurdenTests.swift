// SPDX-License-Identifier: GPL-3.0-or-later
import Outcomes
import Testing
import Therapies

/// One account of what a treatment takes, whoever tells it.
@Suite("Burdens")
struct BurdenTests {
  /// Therapies with sessions.
  private static let names = TherapyCatalogue.all.map { $0.name }.filter {
    $0 != "load-change" && $0 != "wait-and-see"
  }
  private static let home = ["self-treatment", "heat", "oral-analgesic"]
  private static let columns = ["soreness_nrs_worst", "therapist_min", "sessions", "cost_eur", "visits"]

  @Test("run, compare and optimise tell the same minutes, sessions, visits and money", arguments: names)
  func one(therapy: String) async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      smallScenario.replacing(
        #"{ "therapy": "pressure", "hold": "90 s", "passes": 2, "perWeek": 7, "for": "2 d" }"#,
        with: #"{ "therapy": "\#(therapy)", "perWeek": 7, "for": "2 d" }"#
      ).replacing(#""count": 1"#, with: #""count": 2"#), to: "scenario.json")
    let ran = try await Program.run("run", "scenario.json", "--out", "out", in: folder)
    #expect(ran.code == 0, "\(ran.errors)")
    let told = try folder.rows("out/summary.csv").filter { $0["arm"] == "press" && $0["time_d"] == "3.0" }
    let compared = try await Program.run("compare", "out", "--out", "ranked", in: folder)
    #expect(compared.code == 0, "\(compared.errors)")
    let ranked = try #require(
      try folder.rows("ranked/comparison.csv").first { $0["arm"] == "press" })
    try folder.write(
      """
      { "scenario": "scenario.json", "optimise": { "replicates": 2, "maxReplicates": 4 },
        "factors": { "arms.press[0].perWeek": { "values": [7] } },
        "response": { "outcome": "pain_nrs", "at": "3 d", "against": "wait-and-see" } }
      """, to: "study.json")
    let tried = try await Program.run("optimise", "study.json", "--out", "best", in: folder)
    #expect(tried.code == 0, "\(tried.errors)")
    let best = try #require(try folder.rows("best/evaluations.csv").first)
    for column in Self.columns {
      let row = try #require(told.first { $0["outcome"] == column })
      #expect(row["muscle"] == "" && row["unit"]?.isEmpty == false)
      let value = try #require(row["mean"].flatMap { Double($0) })
      for other in [ranked[column], best[column]] {
        let number = try #require(other.flatMap { Double($0) }, "\(column)")
        #expect(abs(number - value) < 1e-9, "\(column): \(value) and \(number)")
      }
      guard Self.home.contains(therapy) else { continue }
      if column == "therapist_min" || column == "visits" { #expect(value == 0, "\(column)") }
      if column == "cost_eur", therapy != "oral-analgesic" { #expect(value == 0) }
    }
  }

  @Test("prices of the past are refused with the name of the parameter")
  func former() async throws {
    let folder = try folderWithScenario()
    for (option, parameter) in [
      ("--price-per-hour", "outcomes.prices.rate"), ("--price-per-visit", "outcomes.prices.visit"),
    ] {
      let outcome = try await Program.run("compare", "out", option, "60", in: folder)
      #expect(outcome.code == 64 && outcome.errors.contains(parameter), "\(outcome.errors)")
    }
    let priced = try await Program.run(
      "run", "scenario.json", "--set", "outcomes.prices.visit=10 EUR", "--set",
      "outcomes.prices.rate=0 EUR/h",
      "--out", "priced", in: folder)
    #expect(priced.code == 0, "\(priced.errors)")
    let cost = try folder.rows("priced/summary.csv").last {
      $0["arm"] == "press" && $0["outcome"] == "cost_eur"
    }
    #expect(cost?["mean"] == "20.0" && cost?["unit"] == "EUR")
  }
}
