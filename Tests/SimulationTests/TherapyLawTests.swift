// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Outcomes
import Physiology
import Quantities
import Simulation
import SimulationSupport
import Testing
import Therapies

/// Laws that every therapy of the catalogue keeps.
@Suite("Every therapy")
struct TherapyLawTests {
  /// Traces of the first patient who keeps to everything, by arm.
  private func traces(_ plan: Plan) async throws -> [[String: Trace]] {
    var found: [[String: Trace]] = []
    try await Cohort(plan: plan, width: 2).run(patients: 1...plan.patients) { _, traces in
      found.append(Dictionary(uniqueKeysWithValues: traces.map { ($0.arm, $0) }))
    }
    return found
  }

  @Test("has default doses within their ranges, and names of its own")
  func defaults() {
    #expect(Set(TherapyCatalogue.all.map { $0.name }).count == TherapyCatalogue.all.count)
    for kind in TherapyCatalogue.all { defaults(of: kind) }
  }

  private func defaults<Kind: CataloguedTherapy>(of _: Kind.Type) {
    let usual = Kind()
    for parameter in Kind.parameters {
      #expect(parameter.range.contains(parameter.read(usual)), "\(Kind.name).\(parameter.name)")
    }
    for choice in Kind.choices where choice.quantity == nil {
      #expect(choice.allowed.contains(choice.read(usual)), "\(Kind.name).\(choice.name)")
    }
  }

  /// A therapy whose first dose that can be nothing is nothing.
  private func idle<Kind: CataloguedTherapy>(_: Kind.Type) -> (any Therapy)? {
    var therapy = Kind()
    if var change = therapy as? LoadChange {
      change.effort = Quantity(100)
      return change
    }
    guard let dose = Kind.parameters.first(where: { $0.range.lowerBound == 0 }) else { return nil }
    dose.write(&therapy, 0)
    return therapy
  }

  @Test("without a dose changes nothing, to the last bit")
  func noDose() async throws {
    let therapies = Dictionary(
      uniqueKeysWithValues: TherapyCatalogue.all.compactMap { kind in
        // A sham touch without a duration would be no touch; its shortest is not nothing.
        kind.kind == .sham || kind.kind == .none ? nil : idle(kind).map { (kind.name, $0) }
      })
    #expect(therapies.count >= 10)
    for patient in try await traces(try TherapyCourses.plan(therapies)) {
      let none = try #require(patient["none"])
      for (name, trace) in patient {
        #expect(trace.samples.map(\.values) == none.samples.map(\.values), "\(name)")
        #expect(trace.events == none.events, "\(name)")
      }
    }
  }

  /// What a reading can be; nil where only its sign is known to nobody.
  private static func range(of outcome: Outcome) -> ClosedRange<Double>? {
    switch outcome.column {
    case "rom_pct": 0...110
    case "eq5d": -0.6...1
    case "responder": 0...1
    case "headache_days": 0...28
    // Exercise and hyperaemia exceed rest.
    case "blood_flow_pct": 0...1_000
    case "context_relief_nrs": nil
    case let column where column.hasSuffix("_nrs"): 0...10
    case let column where column.hasSuffix("_pct"): 0...100
    default: 0...Double.infinity
    }
  }

  @Test("with its usual dose changes the patient, keeps every reading in bounds and leaves other arms alone")
  func acts() async throws {
    let therapies = TherapyCourses.usual
    let all = try await traces(try TherapyCourses.plan(therapies))
    let alone = try await traces(try TherapyCourses.plan([:]))
    var changed: Set<String> = []
    for (patient, single) in zip(all, alone) {
      let none = try #require(patient["none"])
      #expect(none.samples.map(\.values) == single["none"]?.samples.map(\.values))
      for (name, trace) in patient {
        #expect(trace.failure == nil, "\(name): \(String(describing: trace.failure))")
        for sample in trace.samples {
          for (outcome, value) in zip(OutcomeCatalogue.all, sample.values) {
            guard let value, let range = Self.range(of: outcome) else { continue }
            #expect(range.contains(value), "\(name): \(outcome.column) is \(value)")
          }
        }
        if trace.samples.map(\.values) != none.samples.map(\.values) { changed.insert(name) }
      }
    }
    #expect(changed == Set(therapies.keys), "without effect: \(Set(therapies.keys).subtracting(changed))")
  }
}
