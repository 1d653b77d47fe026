// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Quantities
import Testing

/// What holds for every entry of every catalogue of anatomy.
struct CatalogueLaws {
  @Test("names are kebab-case, unique, and find their entry")
  func names() {
    for names in [
      MuscleCatalogue.all.map(\.name), LoadCatalogue.all.map(\.name), PopulationCatalogue.all.map(\.name),
    ] {
      #expect(!names.isEmpty)
      #expect(Set(names).count == names.count)
      for name in names { #expect(name.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil, "\(name)") }
    }
    for muscle in MuscleCatalogue.all { #expect(MuscleCatalogue.named(muscle.name)?.name == muscle.name) }
    for load in LoadCatalogue.all { #expect(LoadCatalogue.named(load.name)?.name == load.name) }
    for population in PopulationCatalogue.all {
      #expect(PopulationCatalogue.named(population.name)?.name == population.name)
    }
    #expect(MuscleCatalogue.named("upper trapezius") == nil)
    #expect(LoadCatalogue.named("") == nil)
    #expect(PopulationCatalogue.named("Desk-worker") == nil)
  }

  @Test("muscles declare each number once, in range, with a source in words", arguments: MuscleCatalogue.all)
  func declaredMuscle(_ muscle: MuscleAnatomy) { expectDeclared(muscle, muscle.parameters) }

  @Test("loads declare each number once, in range, with a source in words", arguments: LoadCatalogue.all)
  func declaredLoad(_ load: Load) { expectDeclared(load, load.parameters) }

  @Test(
    "populations declare each number once, in range, with a source in words",
    arguments: PopulationCatalogue.all)
  func declaredPopulation(_ population: Population) { expectDeclared(population, population.parameters) }

  @Test("every stored number is declared")
  func complete() {
    for muscle in MuscleCatalogue.all { #expect(muscle.parameters.count == numbers(in: muscle)) }
    for load in LoadCatalogue.all {
      #expect(load.parameters.count == numbers(in: load) + load.muscles.count)
    }
    for population in PopulationCatalogue.all {
      let own = population.parameters.filter { parameter in
        !population.traits.contains { parameter.name.hasPrefix("\($0.name).") }
      }
      #expect(
        own.count == numbers(in: population) + population.correlations.count + population.prevalences.count)
      for trait in population.traits {
        #expect(population.parameters.contains { $0.name == "\(trait.name).deviation" })
      }
    }
  }

  /// How many quantities a value stores itself.
  private func numbers(in value: Any) -> Int {
    Mirror(reflecting: value).children.count { "\(type(of: $0.value))".hasPrefix("Quantity<") }
  }

  private func expectDeclared<Root>(_ root: Root, _ parameters: [Parameter<Root>]) {
    #expect(Set(parameters.map(\.name)).count == parameters.count)
    for parameter in parameters {
      let value = parameter.read(root)
      #expect(parameter.range.contains(value), "\(parameter.name) is \(value)")
      if parameter.isWhole { #expect(value == value.rounded(), "\(parameter.name)") }
      #expect(!parameter.summary.isEmpty, "\(parameter.name)")
      #expect(parameter.source.text.count > 10, "\(parameter.name)")
      #expect(!parameter.source.text.contains("\n"), "\(parameter.name)")
      if let reference = parameter.source.reference { #expect(!reference.citation.isEmpty) }
      var changed = root
      let (low, high) = (parameter.range.lowerBound, parameter.range.upperBound)
      parameter.write(&changed, value == high ? low : high)
      let others = parameters.filter { $0.read(changed) != $0.read(root) }.map(\.name)
      #expect(others == [parameter.name])
    }
  }
}
