// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import GSL
import Physiology
import Quantities
import Simulation

/// Who the people of a population are, as the first table of a trial tells it: those that a scenario with the seed 1 would
/// look at, before anything has happened to them.
struct TableOne: Encodable {
  /// A number that differs between people.
  struct Spread: Encodable {
    let name: String
    let unit: String
    let quartile1: Double
    let median: Double
    let quartile3: Double
  }
  /// A condition and the share of people who have it.
  struct Share: Encodable {
    let name: String
    let share: Double
  }

  static let people = 1_000
  let seed = 1
  let count = people
  let women: Double
  let conditions: [Share]
  let traits: [Spread]

  private enum CodingKeys: String, CodingKey { case seed, count, women, conditions, traits }

  init(of population: Population) {
    let model = Model()
    let people = (1...Self.people).map { number in
      population.person(of: model, luck: RandomStreams(seed: 1, patient: number))
    }
    func share(_ isSo: (Person) -> Bool) -> Double {
      Double(people.count(where: isSo)) / Double(people.count)
    }
    women = share(\.isWoman)
    conditions = population.prevalences.map { prevalence in
      let name = prevalence.condition.name
      return Share(name: name, share: share { $0.conditions.contains(name) })
    }
    traits = population.traits.map { trait in
      let values = people.compactMap { $0.value(ofTrait: trait.name) }.sorted()
      let (low, middle, high) = (
        Statistics.quantile(ofSorted: values, at: 0.25), Statistics.quantile(ofSorted: values, at: 0.5),
        Statistics.quantile(ofSorted: values, at: 0.75)
      )
      return Spread(
        name: trait.name, unit: Trait.unit(of: trait.name).symbol, quartile1: low, median: middle,
        quartile3: high)
    }
  }

  var lines: [String] {
    var table = TextTable(["\(count) people, seed \(seed)", "share or median", "quartiles"])
    table.add("women", "\(percent(women))", "")
    for condition in conditions { table.add(condition.name, percent(condition.share), "") }
    for trait in traits {
      let unit = trait.unit.isEmpty ? "" : " \(trait.unit)"
      table.add(
        trait.name, rounded(trait.median) + unit, "\(rounded(trait.quartile1)) to \(rounded(trait.quartile3))"
      )
    }
    return table.lines()
  }

  private func percent(_ share: Double) -> String { "\(plain((share * 1_000).rounded() / 10)) %" }
}
