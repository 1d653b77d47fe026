// SPDX-License-Identifier: GPL-3.0-or-later
import Physiology
import Quantities
import Scenarios
import Simulation
import Testing

@Suite("Resolved scenarios")
struct ResolvedScenarioTests {
  /// The resolved text of a scenario's text.
  private func resolve(_ text: String) throws -> String {
    try ScenarioSamples.scenario(text).resolved.indentedText
  }

  @Test(
    "resolving a resolved scenario changes no byte",
    arguments: ScenarioSamples.files.map { "\(ScenarioSamples.folder)/\($0)" } + ["small", "full"])
  func identity(name: String) throws {
    let once =
      switch name {
      case "small": try resolve(ScenarioSamples.small)
      case "full": try resolve(ScenarioSamples.full)
      default: try Scenario.load(path: name).resolved.indentedText
      }
    #expect(try resolve(once) == once)
  }

  @Test("resolving a resolved scenario changes no byte, whatever the numbers")
  func identityOfNumbers() throws {
    var random = SplitMix(state: 7)
    for _ in 0..<40 {
      let share = Double.random(in: 0...100, using: &random)
      let seconds = Double.random(in: 5...600, using: &random)
      let weeks = Double.random(in: 0.01...1, using: &random)
      let text = ScenarioSamples.full.replacing(#""7 %""#, with: #""\#(share) %""#)
        .replacing(#""1.5 min""#, with: #""\#(seconds) s""#)
        .replacing(
          #""for": "2 wk", "start": "1 wk""#, with: #""for": "\#(weeks) wk", "start": "\#(seconds) min""#
        )
        .replacing(#""9.1 %MVC""#, with: #""\#(share) %MVC""#)
        .replacing(#""4 kg/cm2""#, with: #""\#(1 + weeks) kg/cm2""#)
      let once = try resolve(text)
      #expect(try resolve(once) == once)
    }
  }

  @Test("the plan of a resolved scenario is the plan that was resolved")
  func samePlan() throws {
    let first = try ScenarioSamples.scenario(ScenarioSamples.full)
    let second = try ScenarioSamples.scenario(first.resolved.text)
    #expect(second.question == first.question)
    #expect(Model.parameters.allSatisfy { $0.read(first.plan.model) == $0.read(second.plan.model) })
    #expect(Hypothesis.all.allSatisfy { $0.read(first.plan.model) == $0.read(second.plan.model) })
    #expect(second.plan.muscles.map(\.planted) == [0.07, nil, nil])
    #expect(
      first.plan.arms.map { $0.courses.map(\.muscles) } == second.plan.arms.map { $0.courses.map(\.muscles) })
    #expect(
      first.plan.arms.map { $0.courses.map(\.start) } == second.plan.arms.map { $0.courses.map(\.start) })
    #expect(first.plan.history.map(\.duration) == second.plan.history.map(\.duration))
    #expect(first.plan.seed == second.plan.seed)
  }

  @Test("spellings, order of keys, remarks and what is left to its default do not matter")
  func canonical() throws {
    let other = """
      {"//": "a remark", "sampleEvery": "24 h", "referenceArm": "wait",
       "arms": {"wait": [{"therapy": "wait-and-see"}],
         "press": [{"perWeek": 2.0, "therapy": "pressure", "hold": "1 min", "muscle": "upper-trapezius", "for": "14 d"}]},
       "course": {"load": [{"load": "typing", "for": "336 h"}], "duration": "14 days"},
       "history": [{"load": "typing", "for": "28 d", "hoursPerDay": "360 min"}],
       "muscles": [{"side": "right", "name": "upper-trapezius"}], "hypotheses": {"camp": "integrated"},
       "patients": {"count": 3, "population": "desk-worker"}, "question": "Does pressing help?"}
      """
    #expect(try resolve(other) == resolve(ScenarioSamples.small))
  }

  @Test("a resolved scenario says what a person would write")
  func wording() throws {
    let text = try resolve(ScenarioSamples.small)
    #expect(
      text.hasPrefix(
        """
        {
          "question": "Does pressing help?",
          "seed": 1,
          "patients": {"population": "desk-worker", "count": 3},
          "muscles": [
            {"name": "upper-trapezius", "side": "right", "points": 1, "fascicles": 4, "fibresPerFascicle": 64}
          ],
        """))
    #expect(text.contains(#""for": "4 wk""#))
    #expect(text.contains(#""course": {"duration": "2 wk", "load": "continues"}"#))
    #expect(text.contains(#""wait": []"#))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 120 })
  }
}
