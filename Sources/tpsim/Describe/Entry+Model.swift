// SPDX-License-Identifier: GPL-3.0-or-later
import Outcomes
import Physiology
import Quantities
import Simulation

extension Entry {
  /// The mechanisms, in the order in which a signal meets them.
  static var mechanisms: [Entry] {
    grouped(.mechanisms, Model.parameters.map { NumberFacts(qualified: $0, of: Model()) }) { name in
      let mechanism = Mechanism.named(name)
      let switches = Hypothesis.all.map(\.name).filter { hypothesis in
        NumberGroup.silent(without: hypothesis, isPlanted: false).contains { $0.owner == name }
      }
      return (
        mechanism?.summary ?? "",
        [
          Fact("place", mechanism?.place.rawValue ?? ""), Fact("hypotheses", switches),
        ]
      )
    }
  }

  static var instruments: [Entry] {
    grouped(
      .instruments, Readouts.parameters.map { NumberFacts(qualified: $0, of: Readouts(), in: "outcomes") }
    ) { name in
      (Mechanism.instruments[name] ?? "", [])
    }
  }

  static var settings: [Entry] {
    var numerics = Entry(
      topic: .settings, name: "numerics", summary: "how the equations are solved")
    numerics.facts = [
      Fact("solver", "\(Numerics().solver.rawValue) by default"),
      Fact("solvers", Numerics.Solver.allCases.map(\.rawValue)),
    ]
    numerics.numbers = Numerics.parameters.map { NumberFacts($0, of: Numerics(), owner: "numerics") }
    var schedule = Entry(
      topic: .settings, name: "schedule", summary: "when in the day things happen")
    schedule.numbers = DailySchedule.parameters.map {
      NumberFacts($0, of: DailySchedule(), owner: "schedule")
    }
    var therapist = Entry(
      topic: .settings, name: "therapist",
      summary: "how well hands find and judge, and how they follow a patient")
    therapist.facts = [Fact("policies", Care.Policy.allCases.map(\.rawValue))]
    therapist.numbers =
      Hands.parameters.map { NumberFacts($0, of: Hands(), owner: "therapist") }
      + Care.parameters.map { NumberFacts($0, of: Care(), owner: "therapist", place: "arms.<arm>[0]") }
    return [numerics, schedule, therapist]
  }

  /// Every publication, with the numbers that rest on it.
  static var references: [Entry] {
    let statements = Topic.numbers.map { ($0.fullName, $0.source) } + Citation.importantDifferences
    return Citation.all(in: statements).map { citation in
      let reference = citation.reference
      var entry = Entry(topic: .references, name: reference.key, summary: reference.citation)
      if !reference.identifier.isEmpty { entry.facts.append(Fact("identifier", reference.identifier)) }
      let uses = [
        Fact("measured", citation.measured.map(\.name)), Fact("fitted", citation.fitted),
        Fact("guided", citation.guided),
      ]
      entry.facts += uses.filter { !$0.isEmpty }
      return entry
    }
  }

  /// One entry for each owner of `numbers`, in their order.
  private static func grouped(
    _ topic: Topic, _ numbers: [NumberFacts], about: (String) -> (summary: String, facts: [Fact])
  ) -> [Entry] {
    var entries: [Entry] = []
    for number in numbers {
      if entries.last?.name != number.owner {
        let (summary, facts) = about(number.owner)
        entries.append(Entry(topic: topic, name: number.owner, summary: summary, facts: facts))
      }
      entries[entries.count - 1].numbers.append(number)
    }
    return entries
  }
}
