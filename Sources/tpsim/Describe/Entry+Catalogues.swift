// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Outcomes
import Physiology
import Quantities
import Simulation
import Therapies

extension Entry {
  /// What a scenario brings of its own.
  static func own(in plan: Plan) -> [Entry] {
    let therapies = plan.arms.flatMap(\.courses).compactMap { $0.therapy as? OwnTherapy }
    let loads = (plan.history + plan.courseLoads).compactMap(\.load)
    return therapies.firstOfEachName(\.name).map { Entry(therapy: $0) }
      + loads.filter { LoadCatalogue.named($0.name) == nil }.firstOfEachName(\.name).map { Entry($0) }
      + (plan.population.like == nil ? [] : [Entry(plan.population)])
  }

  init<Treatment: Therapy>(therapy usual: Treatment) {
    self.init(topic: .therapies, name: usual.name, summary: usual.summary)
    facts = [
      Fact("kind", usual.kind.rawValue),
      Fact("context", "\(plain(usual.context)), weight of what the session promises"),
    ]
    choices = usual.choices.map { ChoiceFacts($0, of: usual) }
    numbers = usual.parameters.map { NumberFacts($0, of: usual, owner: usual.name) }
  }

  init(_ outcome: Outcome) {
    self.init(topic: .outcomes, name: outcome.column, summary: outcome.summary)
    let unit = outcome.unit.symbol
    facts = [
      Fact("title", outcome.title),
      Fact("unit", unit.isEmpty ? "none" : unit),
      Fact("better", outcome.better == .neutral ? "neither; it explains" : outcome.better.rawValue),
    ]
    if let difference = outcome.importantDifference {
      let value = QuantityText.readable(difference.value, outcome.unit)
      facts += [
        Fact("importantDifference", value), Fact("importantDifferenceSource", difference.source.sentence),
      ]
    }
  }

  init(_ muscle: MuscleAnatomy) {
    self.init(topic: .muscles, name: muscle.name, summary: muscle.summary)
    facts = [
      Fact("movement", muscle.movement),
      Fact("referral", muscle.referral),
      Fact(
        "felt in",
        BodyRegion.allCases.compactMap { region in
          muscle.refersTo[region].map { "\(region.rawValue) \(plain(100 * $0)) %" }
        }),
      Fact("loads", LoadCatalogue.all.filter { $0.loads(muscle.name) }.map(\.name)),
    ]
    numbers = muscle.parameters.map {
      NumberFacts($0, of: muscle, owner: muscle.name, place: "muscle.\(muscle.name)")
    }
  }

  init(_ load: Load) {
    self.init(topic: .loads, name: load.name, summary: load.summary)
    facts = [Fact("muscles", load.muscles.map(\.name))]
    numbers = load.parameters.map { NumberFacts($0, of: load, owner: load.name, place: "load.\(load.name)") }
  }

  init(_ population: Population) {
    self.init(topic: .populations, name: population.name, summary: population.summary)
    facts = [Fact("traits", population.traits.map(\.name))]
    numbers = population.parameters.map {
      NumberFacts($0, of: population, owner: population.name, place: "population")
    }
    people = { TableOne(of: population) }
  }

  init(_ condition: Condition) {
    self.init(topic: .conditions, name: condition.name, summary: condition.summary)
    let rules = Screening.rules.filter { $0.condition == condition.name }
    facts = rules.map { rule in
      let verdict =
        switch rule.verdict {
        case .refuse: "refused"
        case .postpone(let days): "put off for \(days)"
        case .caution: "with care"
        }
      let kinds = (rule.drugs.isEmpty ? rule.kinds.map(\.rawValue) : rule.drugs).joined(separator: ", ")
      return Fact(verdict, "\(kinds): \(rule.reason) (\(rule.source.sentence))")
    }
  }

  init(_ harm: Harm) {
    self.init(topic: .harms, name: harm.name, summary: harm.summary)
    facts = harm.rates.map { session, rate in
      switch rate {
      case .known(let share, let source):
        Fact(
          "after \(session.rawValue)",
          "\(plain((share * 1e7).rounded() / 1e5)) % of sessions; \(source.sentence)")
      case .unknown: Fact("after \(session.rawValue)", "rate unknown, never drawn")
      }
    }
    facts += [
      Fact("onset", QuantityText.readable(harm.onset, Hour.unit)),
      Fact("lasts", "\(QuantityText.readable(harm.duration, Hour.unit)); \(harm.source.sentence)"),
    ]
  }

  init(_ hypothesis: Hypothesis) {
    self.init(topic: .hypotheses, name: hypothesis.name, summary: hypothesis.summary)
    facts = [
      Fact("default", hypothesis.read(Model()) ? "on" : "off"),
      Fact(
        "switchedOffBy", Camp.all.filter { $0.switchedOff.contains(hypothesis.name) }.map(\.name)),
      Fact("silences", NumberGroup.silent(without: hypothesis.name, isPlanted: false).map(\.description)),
    ]
  }

  init(_ camp: Camp) {
    self.init(topic: .camps, name: camp.name, summary: camp.summary)
    facts = [Fact("switchedOff", camp.switchedOff)]
  }
}

extension Load {
  fileprivate func loads(_ muscle: String) -> Bool { muscles.contains { $0.name == muscle } }
}

extension ChoiceFacts {
  fileprivate init<Root>(_ choice: Choice<Root>, of root: Root) {
    let quantity = choice.quantity.map { ["\(QuantityText.readable($0.range, $0.unit))"] } ?? []
    self.init(
      name: choice.name, summary: choice.summary, allowed: choice.allowed + quantity,
      standard: choice.read(root))
  }
}
