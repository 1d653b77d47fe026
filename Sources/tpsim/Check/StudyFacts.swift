// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Outcomes
import Quantities
import Scenarios
import Simulation
import Statistics

/// The main facts of a study, as `check` tells them, beside the study with every value filled in.
struct StudyFacts: FileFacts {
  struct Factor: Encodable {
    let path: String
    let column: String
    let takes: String
    /// What the scenario says; nil where it says nothing.
    let base: String?
  }

  let file: String
  let name: String
  let question: String
  let warnings: [String]
  let design: String
  let factors: [Factor]
  let points: Int
  let replicates: Int
  /// Nil without a stopping rule.
  let maxReplicates: Int?
  let arms: Int
  /// Of the replicates that points begin with.
  let runs: Int
  /// Points share what they have in common: so many histories and courses of varied arms are lived by a replicate.
  let histories: Int
  let courses: Int
  /// The first of `responses`.
  let response: String
  let responses: [String]
  let stop: String?
  /// What is looked for, each a label and its words; empty for a design.
  let optimisation: [[String]]
  let scenario: PlanFacts
  let resolved: JSONValue

  init(_ study: Study, file: String) throws {
    let points = try StudyPoints(study)
    let reading = try study.optimise == nil ? points.check() : nil
    if study.optimise != nil { try StudyPoints.checkCorners(of: study) }
    self.file = file
    name = study.name
    question = study.question ?? study.scenario.question
    warnings = study.warnings + (reading?.warning.map { [$0] } ?? [])
    design = study.design.kind.rawValue
    factors = study.factors.map { factor in
      Factor(
        path: "\(factor.path)", column: factor.column, takes: factor.summary,
        base: factor.base.map(factor.words))
    }
    self.points = points.count
    replicates = study.design.replicates
    maxReplicates = study.stop?.maxReplicates
    arms = study.scenario.plan.arms.count
    runs = points.count * study.design.replicates * arms
    (histories, courses) = points.distinct
    responses = study.responses.map { response in
      let contrast = response.against.map { " minus \($0)" } ?? ""
      return "\(response.subject) at day \(plain(response.at)), "
        + "\(response.arms.joined(separator: ", "))\(contrast)"
    }
    response = responses[0]
    stop = study.stop.map { rule in
      let limits = zip(study.responses, rule.limits).map { QuantityText.plainText($1, $0.outcome.unit) }
      let errors =
        limits.count == 1
        ? "a Monte-Carlo error of \(limits[0])"
        : "Monte-Carlo errors of "
          + limits.joined(separator: ", ")
      return "at \(errors), or \(rule.maxReplicates) replicates"
    }
    optimisation = study.optimise.map { Self.rows($0, of: study) } ?? []
    scenario = PlanFacts(study.scenario.plan)
    resolved = study.resolved
  }

  var lines: [String] {
    var lines = ["\(file): valid"]
    if !question.isEmpty { lines += paragraph(question, indent: 2) }
    var table = TextTable()
    if optimisation.isEmpty {
      table.add("design", "\(design) in \(count(factors.count, "factor")): \(count(points, "point"))")
      table.add(
        "runs", "\(runs): \(count(replicates, "replicate")) of each point in \(count(arms, "arm"))")
      table.add(
        "distinct",
        "\(count(histories, "history", "histories")), \(count(courses, "course")) of varied arms")
    }
    for row in optimisation { table.add(row) }
    for (place, response) in responses.enumerated() { table.add(place == 0 ? "response" : "", response) }
    if let stop { table.add("stops", stop) }
    lines += [""] + table.lines() + ["", "\(count(factors.count, "factor")):"]
    var list = TextTable()
    for factor in factors {
      list.add(factor.path, factor.takes + (factor.base.map { "; the scenario has \($0)" } ?? ""))
    }
    lines += list.lines() + ["", "Scenario:"] + scenario.lines
    if !warnings.isEmpty { lines += ["", "Warnings:"] + warnings.flatMap { paragraph($0, indent: 2) } }
    return lines
  }

  private static func rows(_ rule: Optimisation, of study: Study) -> [[String]] {
    let starts = rule.starts == 1 ? "" : ", from \(rule.starts) starts"
    let limits = rule.limits.map { "\($0.burden.rawValue) at most \(plain($0.atMost))" }
    let difference = QuantityText.plainText(rule.indifference, study.response.outcome.unit)
    return [
      ["looks for", "the dose that can \(rule.goal.rawValue) the response"],
      ["tries", "at most \(rule.evaluations) doses on \(rule.replicates) patients each\(starts)"],
      [
        "chooses",
        "the best with \(plain(100 * rule.confidence)) % confidence where it leads by \(difference), "
          + "or after \(rule.maxReplicates) patients",
      ],
      ["limits", limits.isEmpty ? "none" : limits.joined(separator: ", ")],
    ]
  }

  private func count(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(number) \(number == 1 ? noun : plural ?? noun + "s")"
  }
}

extension Scenarios.Factor {
  /// More are told by their number and the first of them.
  private static let mostValues = 24
  private static let shownValues = 5

  /// What it takes, in words.
  fileprivate var summary: String {
    switch domain {
    case .values(let values):
      guard values.count > Self.mostValues else { return values.map(words).joined(separator: ", ") }
      let first = values.prefix(Self.shownValues).map(words).joined(separator: ", ")
      return "\(values.count) values: \(first), … \(values.last.map(words) ?? "")"
    case .range(let range, let levels, let isLogarithmic):
      let spacing = isLogarithmic ? " in equal ratios" : ""
      return text(of: range) + (levels.map { " in \($0) levels" } ?? "") + spacing
    case .distribution(let distribution):
      // The quartiles say more of a distribution than its parameters do.
      let quartiles = [0.25, 0.5, 0.75].compactMap { try? distribution.quantile($0) }
      let texts = quartiles.map { words(.number(rounded($0))) }
      return "a distribution with quartiles \(texts.joined(separator: ", "))"
    }
  }

  /// A value as people read it.
  fileprivate func words(_ value: FactorValue) -> String {
    if case .text(let name) = value { return name }
    let written = text(value)
    return written.hasPrefix("\"") ? String(written.dropFirst().dropLast()) : written
  }

  private func text(of range: ClosedRange<Double>) -> String {
    "\(words(.number(range.lowerBound))) to \(words(.number(range.upperBound)))"
  }

  /// `value` to four digits.
  private func rounded(_ value: Double) -> Double {
    var scale = 1.0
    while abs(value) * scale < 1_000, scale < 1e12 { scale *= 10 }
    return (value * scale).rounded() / scale
  }
}
