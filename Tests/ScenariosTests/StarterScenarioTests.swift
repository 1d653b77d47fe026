// SPDX-License-Identifier: GPL-3.0-or-later
import Scenarios
import Simulation
import Testing

@Suite("Starter scenario")
struct StarterScenarioTests {
  @Test(
    "can be read without a problem, whatever it is called",
    arguments: ["starter", "my \"own\"", "\u{1F9B6}", ""])
  func reads(name: String) throws {
    let scenario = try ScenarioSamples.scenario(
      StarterScenario.text(name: name, schema: "schemas/scenario.json"))
    #expect(scenario.warnings.isEmpty)
    #expect(scenario.plan.arms.map(\.name) == ["wait-and-see", "pressure"])
  }

  @Test("explains every part that it shows")
  func remarks() {
    let text = StarterScenario.text(name: "starter", schema: "schemas/scenario.json")
    for key in ["patients", "muscles", "history", "course", "arms", "parameters", "hypotheses"] {
      #expect(text.contains("\"// \(key)\": "))
      #expect(text.contains("\"\(key)\": "))
    }
  }
}
