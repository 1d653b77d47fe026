// SPDX-License-Identifier: GPL-3.0-or-later
import Outcomes
import Quantities
import Simulation

/// What a study asks, and when it has asked enough.
extension StudyFile {
  func readResponse(_ scenario: Scenario, _ factors: [Factor]) -> Response? {
    let plan = scenario.plan
    let reader = root.objectIfPresent("response") ?? ObjectReader.standIn(at: JSONPath())
    let columns = OutcomeCatalogue.all.map(\.column)
    let outcome = OutcomeCatalogue.named(reader.choice("outcome", from: columns, default: "pain_nrs"))
    let last = plan.sampleTimes.last ?? 0
    var at = last
    if let written = reader.value("at"),
      let seconds = written.quantity(as: Second.unit, in: 0...ScenarioLimits.course.upperBound)
    {
      let day = seconds / Day.unit.scale
      if let time = plan.sampleTimes.first(where: { abs($0 - day) < 1e-6 }) {
        at = time
      } else {
        let nearest = plan.sampleTimes.min { abs($0 - day) < abs($1 - day) } ?? last
        written.reject(
          expected: "a time at which the scenario samples: every "
            + QuantityText.readable(plan.sampleEvery.value, Second.unit) + " until day \(plain(last))",
          suggestion: JSONValue.quoted("\(plain(nearest)) d"))
      }
    }
    let names = plan.arms.map(\.name).sorted()
    var against: String? = names.count > 1 ? plan.referenceArm : nil
    if let written = reader.value("against") {
      if case .null = written.value.kind {
        against = nil
      } else {
        against = written.choice(from: names) ?? against
      }
    }
    let arms = responseArms(reader, names.filter { $0 != against }, factors)
    if arms.isEmpty { reader.report("asks about no arm: the only one is subtracted from itself") }
    let muscles = plan.listedMuscles
    let muscle = reader.choice("muscle", from: muscles, default: muscles.first ?? "")
    guard let outcome else { return nil }
    return Response(outcome: outcome, at: at, arms: arms, against: against, muscle: muscle)
  }

  func responseArms(_ reader: ObjectReader, _ names: [String], _ factors: [Factor]) -> [String] {
    if let written = reader.value("arm") {
      return written.choice(from: names).map { [$0] } ?? names
    }
    if let written = reader.arrayIfPresent("arms") {
      let chosen = written.compactMap { $0.choice(from: names) }
      return chosen.isEmpty ? names : Array(Set(chosen)).sorted()
    }
    let varied = names.filter { name in factors.contains { $0.arms.contains(name) } }
    return varied.isEmpty ? names : varied
  }

  func readStop(_ response: Response?, _ design: Design) -> StoppingRule? {
    guard let reader = root.objectIfPresent("stop"), let response else { return nil }
    let unit = response.outcome.unit
    let least = Double.leastNormalMagnitude...Double.greatestFiniteMagnitude
    var mcse = 0.0
    if let written = reader.value("mcse") {
      // A bare number is in the unit of the outcome, whose name says it.
      if case .number(let number) = written.value.kind, number.value > 0 {
        mcse = number.value
      } else {
        mcse = written.quantity(as: unit, in: least) ?? 0
      }
    } else {
      reader.reportMissing("mcse", expected: "the Monte-Carlo error to reach, such as 0.1")
    }
    let most = reader.whole(
      "maxReplicates", in: Self.replicates, default: Self.defaultBudget * design.replicates)
    if most < design.replicates {
      reader.report(
        "allows at most \(most) replicates, fewer than the \(design.replicates) that a point begins with")
    }
    return StoppingRule(mcse: mcse, maxReplicates: most)
  }
}
