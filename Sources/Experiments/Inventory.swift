// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Outcomes
import Physiology
package import Quantities
package import Simulation
import Therapies

/// One number that a plan uses, with everything that is declared about it.
package struct InventoryEntry: Sendable {
  package let name: String
  package let value: Double
  package let unit: MeasurementUnit
  package let range: ClosedRange<Double>
  package let summary: String
  package let source: Source
}

/// Every number that a plan uses, in a fixed order, under the names by which scenarios override them.
package struct Inventory: Sendable {
  package private(set) var entries: [InventoryEntry] = []

  package init(of plan: Plan) {
    add(Model.parameters, of: plan.model, prefix: "")
    add(Readouts.parameters, of: plan.readouts, prefix: "outcomes.")
    add(Hands.parameters, of: plan.hands, prefix: "therapist.")
    add(plan.population.parameters, of: plan.population, prefix: "population.")
    var seen: [String] = []
    for muscle in plan.muscles where !seen.contains(muscle.anatomy.name) {
      seen.append(muscle.anatomy.name)
      add(muscle.anatomy.parameters, of: muscle.anatomy, prefix: "muscle.\(muscle.anatomy.name).")
    }
    for (name, phases) in [("history", plan.history), ("course", plan.courseLoads)] {
      for (index, phase) in phases.enumerated() {
        if let load = phase.load { add(load.parameters, of: load, prefix: "\(name)[\(index)].") }
      }
    }
    for arm in plan.arms.sorted(by: { $0.name < $1.name }) {
      for (index, course) in arm.courses.enumerated() {
        add(course.therapy, prefix: "arms.\(arm.name)[\(index)].")
        guard !course.muscles.isEmpty, !course.therapy.kind.isSelfGiven else { continue }
        add(Care.parameters, of: course.care, prefix: "arms.\(arm.name)[\(index)].")
      }
    }
    add(Numerics.parameters, of: plan.numerics, prefix: "numerics.")
    add(DailySchedule.parameters, of: plan.schedule, prefix: "schedule.")
  }

  private mutating func add<T: Therapy>(_ therapy: T, prefix: String) {
    add(therapy.parameters, of: therapy, prefix: prefix)
  }

  private mutating func add<Root>(_ parameters: [Parameter<Root>], of root: Root, prefix: String) {
    entries += parameters.map {
      InventoryEntry(
        name: prefix + $0.name, value: $0.read(root), unit: $0.unit, range: $0.range, summary: $0.summary,
        source: $0.source)
    }
  }

  /// The publications that the plan's numbers rest on, each once, by key, with the names of those numbers.
  package var references: [(reference: Reference, names: [String])] {
    var found: [String: (reference: Reference, names: [String])] = [:]
    for entry in entries {
      guard let reference = entry.source.reference else { continue }
      found[reference.key, default: (reference, [])].names.append(entry.name)
    }
    return found.values.sorted { $0.reference.key < $1.reference.key }
  }
}
