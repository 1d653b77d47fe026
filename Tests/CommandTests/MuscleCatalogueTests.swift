// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Testing

/// Each muscle of the catalogue under the first load that works it.
@Suite("Every muscle")
struct MuscleCatalogueTests {
  @Test(
    "forms contracted fibres at work, hurts less when pressed, and stays in bounds",
    arguments: MuscleCatalogue.all.map(\.name))
  func works(muscle: String) async throws {
    let load = try #require(
      LoadCatalogue.all.first { load in load.muscles.contains { $0.name == muscle } }?.name)
    let folder = try TemporaryFolder()
    try folder.write(
      """
      {
        "question": "Can it be pressed?", "seed": 1,
        "patients": { "population": "desk-worker", "count": 4 },
        "muscles": [ { "name": "\(muscle)", "fascicles": 2, "fibresPerFascicle": 16 } ],
        "history": [ { "load": "\(load)", "for": "16 wk" } ],
        "course": { "duration": "2 wk", "load": "continues" },
        "arms": {
          "wait-and-see": [],
          "press": [ { "therapy": "pressure", "passes": 6, "hold": "60 s", "perWeek": 3 } ],
          "needle": [ { "therapy": "dry-needling", "perWeek": 1 } ]
        },
        "referenceArm": "wait-and-see", "sampleEvery": "1 d"
      }
      """, to: "scenario.json")
    let outcome = try await Program.run("run", "scenario.json", "--out", "out", in: folder)
    // That four weeks hurt too little to be treated is no fault here.
    let told = outcome.problems.filter { !$0.contains("before treatment") }
    #expect(outcome.code == 0 && told.isEmpty, "\(outcome.errors)")
    let rows = try folder.rows("out/series.csv")
    #expect(rows.count == 2 * 4 * 3 * 15)
    func values(_ column: String) throws -> [Double] {
      let values = rows.compactMap { $0[column].flatMap { Double($0) } }
      #expect(values.count == 4 * 3 * 15)
      return values
    }
    #expect(try values("pain_nrs").allSatisfy { (0...10).contains($0) })
    #expect(try values("soreness_nrs").allSatisfy { (0...10).contains($0) })
    #expect(try values("contracted_pct").allSatisfy { (0...100).contains($0) })
    #expect(try values("ppt_kPa").allSatisfy { $0 > 0 })
    #expect(try values("contracted_pct").contains { $0 > 0 })
    let pressed = try folder.rows("out/contrasts.csv").first {
      $0["arm"] == "press" && $0["outcome"] == "pain_nrs" && $0["time_d"] == "14.0"
    }
    let difference = try #require(pressed?["mean_difference"].flatMap { Double($0) })
    #expect(difference <= 0, "\(difference)")
  }
}
