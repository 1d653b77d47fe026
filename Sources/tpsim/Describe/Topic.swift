// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Outcomes
import Physiology
import Quantities
import Simulation
import Therapies

/// A kind of things that can be described, in the order of the overview.
enum Topic: String, Sendable, CaseIterable {
  case therapies, outcomes, muscles, loads, populations, conditions, harms, mechanisms, instruments, settings,
    hypotheses, camps
  case references

  /// What one of them is called.
  var noun: String {
    switch self {
    case .therapies: "therapy"
    case .outcomes: "outcome"
    case .muscles: "muscle"
    case .loads: "load"
    case .populations: "population"
    case .conditions: "condition"
    case .harms: "harm"
    case .mechanisms: "mechanism"
    case .instruments: "instrument"
    case .settings: "setting"
    case .hypotheses: "hypothesis"
    case .camps: "camp"
    case .references: "reference"
    }
  }

  var summary: String {
    switch self {
    case .therapies: "what hands and needles do in a session"
    case .outcomes: "the columns of series.csv"
    case .muscles: "where trigger points form"
    case .loads: "work that overloads muscles"
    case .populations: "whom patients are drawn from"
    case .conditions: "what patients are asked for before treatment"
    case .harms: "adverse events, with published frequencies"
    case .mechanisms: "the parts of the physiological model"
    case .instruments: "how states become readings"
    case .settings: "the solver and the order of the day"
    case .hypotheses: "loops that a scenario can switch off"
    case .camps: "published views, as combinations of switches"
    case .references: "publications that numbers rest on"
    }
  }

  /// Everything of this kind, in the order of its catalogue.
  var entries: [Entry] {
    switch self {
    case .therapies: TherapyCatalogue.all.map { Entry(therapy: $0.init()) }
    case .outcomes: OutcomeCatalogue.all.map { Entry($0) }
    case .muscles: MuscleCatalogue.all.map { Entry($0) }
    case .loads: LoadCatalogue.all.map { Entry($0) }
    case .populations: PopulationCatalogue.all.map { Entry($0) }
    case .conditions: ConditionCatalogue.all.map { Entry($0) }
    case .harms: HarmCatalogue.all.map { Entry($0) }
    case .mechanisms: Entry.mechanisms
    case .instruments: Entry.instruments
    case .settings: Entry.settings
    case .hypotheses: Hypothesis.all.map { Entry($0) }
    case .camps: Camp.all.map { Entry($0) }
    case .references: Entry.references
    }
  }

  /// Everything that has numbers of its own.
  static let withNumbers: [Topic] = [
    .therapies, .muscles, .loads, .populations, .mechanisms, .instruments, .settings,
  ]

  /// Every number of the program.
  ///
  /// What several populations have in common is one number.
  static var numbers: [NumberFacts] {
    var seen: Set<String> = []
    return withNumbers.flatMap { $0.entries.flatMap(\.numbers) }.filter { number in
      seen.insert("\(number.fullName) \(number.value) \(number.source.text)").inserted
    }
  }
}
