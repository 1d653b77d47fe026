// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Outcomes
import Physiology
import Quantities
import Simulation

/// Every declared number that the `parameters` of a scenario can set, under one root.
///
/// | name | number of |
/// | --- | --- |
/// | `mechanism.name` | the model |
/// | `outcomes.instrument.name` | an instrument |
/// | `therapist.name` | hands that find and judge |
/// | `population.name` | the population of the scenario |
/// | `muscle.muscle.name` | a muscle, on both sides |
/// | `load.load.name` | a load, where a phase does not say |
struct ScenarioNumbers: Sendable {
  var model = Model()
  var readouts = Readouts()
  var hands = Hands()
  var population: Population
  var muscles = MuscleCatalogue.all
  var loads = LoadCatalogue.all

  /// The numbers outside the model.
  var surroundings: [Parameter<ScenarioNumbers>] {
    Readouts.parameters.map { $0.within("outcomes", at: \ScenarioNumbers.readouts) }
      + Hands.parameters.map { $0.within("therapist", at: \ScenarioNumbers.hands) }
      + population.parameters.map { $0.within("population", at: \ScenarioNumbers.population) }
      + muscles.indices.flatMap { index in
        muscles[index].parameters.map {
          $0.within("muscle.\(muscles[index].name)", at: \ScenarioNumbers.muscles[index])
        }
      }
      + loads.indices.flatMap { index in
        loads[index].parameters.map {
          $0.within("load.\(loads[index].name)", at: \ScenarioNumbers.loads[index])
        }
      }
  }

  /// Every number with its present value.
  var all: [ScenarioNumber] {
    Model.parameters.map { ScenarioNumber($0, of: model) } + surroundings.map { ScenarioNumber($0, of: self) }
  }

  func muscle(_ name: String) -> MuscleAnatomy? { muscles.first { $0.name == name } }

  func load(_ name: String) -> Load? { loads.first { $0.name == name } }
}
