// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Quantities
package import Simulation
package import Therapies

/// Small courses with one therapy each, in patients whose point is planted.
package struct TherapyCourses {
  package static let days = 4.0

  /// An arm a therapy, given daily, and one named `none`. Work goes on in every muscle; the first is treated.
  package static func plan(
    _ therapies: [String: any Therapy], muscles names: [String] = ["upper-trapezius"]
  ) throws(MissingEntry) -> Plan {
    var muscles: [MusclePlan] = []
    for name in names {
      muscles.append(
        MusclePlan(
          anatomy: try entry(name, MuscleCatalogue.named), side: "right", points: 1, fasciclesPerPoint: 2,
          fibresPerFascicle: 16, planted: 0.5))
    }
    let typing = try entry("typing", LoadCatalogue.named)
    let treated = "\(names[0])-right"
    let arms = therapies.sorted { $0.key < $1.key }.map { name, therapy in
      let isLocal = therapy.kind != .drug && therapy.workChange == nil
      return Arm(
        name: name,
        courses: [
          TherapyCourse(
            therapy: therapy, perWeek: Quantity(7), duration: .days(days), start: .days(0),
            muscles: isLocal ? [treated] : [], points: 1)
        ])
    }
    return Plan(
      seed: 4, population: try entry("desk-worker", PopulationCatalogue.named), patients: 2, muscles: muscles,
      history: [LoadPhase(load: typing, duration: .days(7))],
      courseLoads: [LoadPhase(load: typing, duration: .days(days))], duration: .days(days),
      arms: [Arm(name: "none", courses: [])] + arms, referenceArm: "none", sampleEvery: .hours(6))
  }

  /// Every therapy of the catalogue that does something, at its usual dose.
  package static var usual: [String: any Therapy] {
    Dictionary(
      uniqueKeysWithValues: TherapyCatalogue.all.filter { $0.kind != .none }.map { ($0.name, $0.init()) })
  }

  /// A name that a catalogue does not have.
  package struct MissingEntry: Error { package let name: String }

  private static func entry<Value>(
    _ name: String, _ find: (String) -> Value?
  ) throws(MissingEntry) -> Value {
    guard let value = find(name) else { throw MissingEntry(name: name) }
    return value
  }
}
