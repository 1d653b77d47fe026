// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Quantities
import Simulation

/// The muscles of every patient.
extension ScenarioFile {
  /// Muscles in the order of the file, with their catalogue's anatomy; none after a report.
  mutating func muscles() -> [MusclePlan] {
    let elements = root.array("muscles")
    if elements.isEmpty, let list = root.value("muscles"), case .array = list.value.kind {
      list.report("is empty; expected at least one muscle")
    }
    var muscles: [MusclePlan] = []
    for element in elements {
      guard let entry = element.object() else { continue }
      let found = self.muscles(entry)
      if found.isEmpty { lacksMuscles = true }
      for muscle in found {
        if muscles.contains(where: { $0.identifier == muscle.identifier }) {
          element.report("is \(muscle.identifier) a second time")
          lacksMuscles = true
        } else {
          muscles.append(muscle)
        }
      }
    }
    lacksMuscles = lacksMuscles || muscles.isEmpty && !elements.isEmpty
    let fibres = muscles.reduce(0) { $0 + $1.points * $1.fasciclesPerPoint * $1.fibresPerFascicle }
    if fibres > ScenarioLimits.fibresPerPatient {
      root.value("muscles")?.report(
        "have \(fibres) fibres a patient (points × fascicles × fibresPerFascicle), more than "
          + "\(ScenarioLimits.fibresPerPatient)")
    }
    return muscles
  }

  /// One muscle, or that of both sides, the usual side first.
  private func muscles(_ entry: ObjectReader) -> [MusclePlan] {
    let name = entry.choice("name", from: MuscleCatalogue.all.map(\.name))
    let side = entry.choice(
      "side", from: ScenarioLimits.sides + [ScenarioLimits.bothSides], default: MusclePlan.usualSide)
    let points = entry.whole("points", in: ScenarioLimits.points, default: MusclePlan.usualPoints)
    let fascicles = entry.whole("fascicles", in: ScenarioLimits.fascicles, default: MusclePlan.usualFascicles)
    let fibres = entry.whole(
      "fibresPerFascicle", in: ScenarioLimits.fibresPerFascicle, default: MusclePlan.usualFibres)
    let planted = entry.value("planted")?.quantity(
      as: Percent.unit, in: ScenarioLimits.planted, example: 30)
    guard let anatomy = name.flatMap(MuscleCatalogue.named) else { return [] }
    let sides = side == ScenarioLimits.bothSides ? ScenarioLimits.sides.reversed() : [side]
    return sides.map { side in
      MusclePlan(
        anatomy: anatomy, side: side, points: points, fasciclesPerPoint: fascicles, fibresPerFascicle: fibres,
        planted: planted.map { $0 / 100 })
    }
  }
}

/// What a scenario takes where it does not say.
extension MusclePlan {
  /// Most people work and are treated on their right.
  static let usualSide = "right"
  static let usualPoints = 1
  static let usualFascicles = 4
  static let usualFibres = 64
}
