// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
import Outcomes
import Quantities
import Statistics

/// A study written back with its scenario inside and every default filled in; reading it gives the same study.
enum StudyText {
  static func json(
    name: String, question: String?, document: JSONDocument, design: Design, factors: [Factor],
    responses: [Response],
    stop: StoppingRule?
  ) -> JSONValue {
    var members = heading(name, question)
    members += [("scenario", document.root), ("design", json(design, factors))]
    if design.kind != .list {
      members.append(("factors", .object(factors.map { ($0.path.description, json($0)) })))
    } else if factors.contains(where: \.isNamed) {
      members.append(
        (
          "factors",
          .object(
            factors.filter(\.isNamed).map { ($0.path.description, .object([("paths", paths(of: $0))])) })
        ))
    }
    if responses.count == 1 {
      members.append(("response", json(responses[0])))
    } else {
      members.append(
        (
          "responses",
          .array(responses.enumerated().map { json($1, error: stop?.limits[$0]) })
        ))
    }
    if let stop {
      let error = responses.count == 1 ? [("mcse", JSONValue.number(stop.limits[0]))] : []
      members.append(("stop", .object(error + [("maxReplicates", .whole(stop.maxReplicates))])))
    }
    return .object(members)
  }

  static func json(
    name: String, question: String?, document: JSONDocument, optimise: Optimisation, factors: [Factor],
    response: Response
  ) -> JSONValue {
    .object(
      heading(name, question) + [
        ("scenario", document.root),
        ("optimise", optimise.json(isSearched: factors.contains { $0.levelCount == 0 })),
        ("factors", .object(factors.map { ($0.path.description, json($0)) })), ("response", json(response)),
      ])
  }

  private static func heading(_ name: String, _ question: String?) -> [(String, JSONValue)] {
    [("name", .text(name))] + (question.map { [("question", .text($0))] } ?? [])
  }

  private static func json(_ design: Design, _ factors: [Factor]) -> JSONValue {
    var members: [(String, JSONValue)] = [("kind", .text(design.kind.rawValue))]
    if let samples = design.samples { members.append(("samples", .whole(samples))) }
    if let levels = design.gridLevels { members.append(("gridLevels", .whole(levels))) }
    if design.kind == .saltelli { members.append(("secondOrder", .truth(design.secondOrder))) }
    if [.sobol, .halton, .saltelli].contains(design.kind) {
      members.append(("shifted", .truth(design.shifted)))
    }
    members.append(("replicates", .whole(design.replicates)))
    members.append(("patients", .text(design.patients.rawValue)))
    if design.kind == .list {
      members.append(("columns", .array(factors.map { .text($0.path.description) })))
      members.append(
        (
          "rows",
          .array(design.rows.map { row in .array(zip(factors, row).map { $0.json($1) }) })
        ))
    }
    return .object(members)
  }

  private static func paths(of factor: Factor) -> JSONValue {
    .array(factor.places.map { .text($0.path.description) })
  }

  private static func json(_ factor: Factor) -> JSONValue {
    guard factor.isNamed, case .object(let members) = domain(of: factor).kind else {
      return domain(of: factor)
    }
    return JSONValue(.object([JSONMember("paths", paths(of: factor))] + members))
  }

  private static func domain(of factor: Factor) -> JSONValue {
    func quantity(_ value: Double) -> JSONValue { factor.json(.number(value)) }
    switch factor.domain {
    case .values(let values): return .object(["values": .array(values.map { factor.json($0) })])
    case .range(let range, let levels, let isLogarithmic):
      var members = [("from", quantity(range.lowerBound)), ("to", quantity(range.upperBound))]
      if let levels { members.append(("levels", .whole(levels))) }
      if isLogarithmic { members.append(("spacing", .text("log"))) }
      return .object(members)
    case .distribution(let distribution):
      var members: [(String, JSONValue)]
      switch distribution.distribution {
      case .uniform(let lower, let upper):
        members = [("distribution", .text("uniform")), ("from", quantity(lower)), ("to", quantity(upper))]
      case .loguniform(let lower, let upper):
        members = [("distribution", .text("loguniform")), ("from", quantity(lower)), ("to", quantity(upper))]
      case .normal(let mean, let deviation):
        members = [("distribution", .text("normal")), ("mean", quantity(mean)), ("sd", quantity(deviation))]
      case .lognormal(_, let deviation):
        members = [
          ("distribution", .text("lognormal")), ("median", quantity(distribution.width)),
          ("sigma", .number(deviation)),
        ]
      case .triangular(let lower, let mode, let upper):
        members = [
          ("distribution", .text("triangular")), ("from", quantity(lower)), ("mode", quantity(mode)),
          ("to", quantity(upper)),
        ]
      case .beta(let alpha, let beta):
        members = [
          ("distribution", .text("beta")), ("from", quantity(distribution.offset)),
          ("to", quantity(distribution.offset + distribution.width)), ("alpha", .number(alpha)),
          ("beta", .number(beta)),
        ]
      }
      if let within = distribution.within {
        members.append(("within", .array([quantity(within.lowerBound), quantity(within.upperBound)])))
      }
      return .object(members)
    }
  }

  private static func json(_ response: Response, error: Double? = nil) -> JSONValue {
    .object(
      [
        ("outcome", .text(response.outcome.column)), ("at", .quantity(response.at, Day.unit)),
        ("against", response.against.map { .text($0) } ?? JSONValue(.null)),
        ("arms", .array(response.arms.map { .text($0) })), ("muscle", .text(response.muscle)),
      ] + (error.map { [("mcse", .number($0))] } ?? []))
  }
}
