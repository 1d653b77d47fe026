// SPDX-License-Identifier: GPL-3.0-or-later
import Outcomes
import Quantities
import Simulation

/// What a study asks, and when it has asked enough.
extension StudyFile {
  /// With more, the tables of a sweep say the same numbers over and over.
  static let mostResponses = 32

  /// A response, and the error that it asks for itself.
  typealias ReadResponse = (response: Response, error: ValueReader?)

  /// What is under `responses`, or else under `response`; none where one is not what it should be.
  func readResponses(_ scenario: Scenario, _ factors: [Factor]) -> [ReadResponse] {
    guard let list = root.value("responses") else {
      let reader = root.objectIfPresent("response") ?? ObjectReader.standIn(at: JSONPath())
      return readResponse(reader, scenario, factors).map { [$0] } ?? []
    }
    if root.value("response") != nil { list.report(#"stands beside "response"; one of them says it all"#) }
    guard let elements = list.array() else { return [] }
    if elements.isEmpty { list.report("asks nothing; expected at least one response, as under \"response\"") }
    if elements.count > Self.mostResponses {
      list.report("has \(elements.count) responses; expected at most \(Self.mostResponses)")
    }
    var found: [ReadResponse?] = []
    for element in elements.prefix(Self.mostResponses) {
      let read = element.object().flatMap { readResponse($0, scenario, factors) }
      if let read,
        let earlier = found.firstIndex(where: { $0?.response.asksTheSame(as: read.response) ?? false })
      {
        element.report("asks the same as responses[\(earlier)]")
      }
      found.append(read)
    }
    let complete = found.compactMap(\.self)
    return complete.count == found.count ? complete : []
  }

  private func readResponse(
    _ reader: ObjectReader, _ scenario: Scenario, _ factors: [Factor]
  ) -> ReadResponse? {
    let plan = scenario.plan
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
    let error = reader.value("mcse")
    if !root.hasMember("stop") { error?.report(#"has no place without "stop", which asks for precision"#) }
    guard let outcome else { return nil }
    return (Response(outcome: outcome, at: at, arms: arms, against: against, muscle: muscle), error)
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

  func readStop(_ responses: [ReadResponse], _ design: Design) -> StoppingRule? {
    guard let reader = root.objectIfPresent("stop"), !responses.isEmpty else { return nil }
    let common = reader.value("mcse")
    if common == nil, responses.contains(where: { $0.error == nil }) {
      reader.reportMissing("mcse", expected: "the Monte-Carlo error to reach, such as 0.1")
    }
    var limits: [Double] = []
    var isCommonRead = true
    for (response, own) in responses {
      if let own {
        limits.append(Self.limit(own, response) ?? 0)
      } else if let common, isCommonRead {
        // What does not suit one response is told once.
        let limit = Self.limit(common, response)
        isCommonRead = limit != nil
        limits.append(limit ?? 0)
      } else {
        limits.append(0)
      }
    }
    let most = reader.whole(
      "maxReplicates", in: Self.replicates, default: Self.defaultBudget * design.replicates)
    if most < design.replicates {
      reader.report(
        "allows at most \(most) replicates, fewer than the \(design.replicates) that a point begins with")
    }
    return StoppingRule(limits: limits, maxReplicates: most)
  }

  /// A bare number is in the unit of the outcome, whose name says it.
  private static func limit(_ written: ValueReader, _ response: Response) -> Double? {
    if case .number(let number) = written.value.kind, number.value > 0 { return number.value }
    let least = Double.leastNormalMagnitude...Double.greatestFiniteMagnitude
    return written.quantity(as: response.outcome.unit, in: least)
  }
}
