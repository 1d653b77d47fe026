// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Physiology
import Quantities
import Simulation

/// Numbers and switches that differ from the catalogues.
extension ScenarioFile {
  /// All declared numbers after `parameters` and `hypotheses`.
  func numbers(
    of population: Population, for muscles: [MusclePlan], loads: [Load]
  ) -> ScenarioNumbers {
    var numbers = ScenarioNumbers(population: population, loads: loads)
    if let reader = root.objectIfPresent("parameters") {
      reader.fill(&numbers.model, from: Model.parameters)
      reader.fill(&numbers, from: numbers.surroundings)
      reportIdle(reader, numbers, muscles)
      if !numbers.population.areCorrelationsPossible {
        reader.report("make correlations of \(numbers.population.name) that contradict each other")
      }
    }
    if let reader = root.objectIfPresent("hypotheses") { switchHypotheses(of: &numbers.model, reader) }
    return numbers
  }

  /// A number of a muscle that nobody has would be an option that does nothing.
  private func reportIdle(_ reader: ObjectReader, _ numbers: ScenarioNumbers, _ muscles: [MusclePlan]) {
    let used = muscles.map(\.anatomy.name)
    guard !used.isEmpty, !lacksMuscles else { return }
    for number in numbers.all {
      guard let owner = number.owner, owner.kind == "muscle", !used.contains(owner.name) else { continue }
      reader.place(of: number.name)?.report("has no effect: the scenario has no \(owner.name)")
    }
  }

  /// A camp first, then single switches on top of it.
  private func switchHypotheses(of model: inout Model, _ reader: ObjectReader) {
    if let camp = reader.choiceIfPresent("camp", from: Camp.all.map(\.name)).flatMap(Camp.named) {
      model.adopt(camp)
    }
    for hypothesis in Hypothesis.all {
      if let isOn = reader.boolIfPresent(hypothesis.name) { hypothesis.write(&model, isOn) }
    }
  }
}
