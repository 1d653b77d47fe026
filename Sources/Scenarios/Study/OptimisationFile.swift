// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
import Outcomes
import Quantities

/// The `optimise` of a study as written, while it is read.
struct OptimisationFile {
  private let reader: ObjectReader

  init(_ reader: ObjectReader) { self.reader = reader }

  static let replicates = 2...1_000_000
  static let evaluations = 1...100_000
  static let starts = 1...1_000
  private static let positive = Double.leastNormalMagnitude...Double.greatestFiniteMagnitude
  /// Between a coin and certainty.
  private static let confidence = 0.5...0.999_999
  private static let usualConfidence = 0.95
  private static let usualEvaluations = 200
  private static let usualStarts = 3
  /// A tenth of the difference that patients feel: choosing more finely would cost patients for nothing.
  private static let indifferenceShare = 0.1

  /// What is asked for; `patients` of the scenario are those that candidates are first compared by.
  func read(_ response: Response, _ factors: [Factor], patients: Int) -> Optimisation {
    let outcome = response.outcome
    let replicates = reader.whole(
      "replicates", in: Self.replicates, default: max(patients, Self.replicates.lowerBound))
    let most = reader.whole(
      "maxReplicates", in: Self.replicates, default: StudyFile.defaultBudget * replicates)
    let isSearched = factors.contains { $0.levelCount == 0 }
    if most < (isSearched ? 2 : 1) * replicates {
      let need =
        isSearched ? "twice the \(replicates) of a search, whose finalists meet others" : "\(replicates)"
      reader.report("allows at most \(most) replicates, fewer than \(need)")
    }
    let rule = Optimisation(
      goal: goal(outcome), replicates: replicates, maxReplicates: most,
      confidence: reader.quantity(
        "confidence", as: One.unit, in: Self.confidence, default: Self.usualConfidence),
      indifference: indifference(outcome),
      evaluations: reader.whole("evaluations", in: Self.evaluations, default: Self.usualEvaluations),
      starts: starts(isSearched), limits: limits())
    if reader.hasMember("pricePerHour") {
      reader.value("pricePerHour")?.report(
        #"is no more; set outcomes.prices.rate in the scenario's parameters, such as "60 EUR/h""#)
    }
    check(factors, rule, isSearched)
    if response.arms.count > 1 {
      reader.report(
        "asks for one best arm, but the response is of \(response.arms.joined(separator: ", ")); "
          + #"name one under "arm" of the response"#)
    }
    return rule
  }

  private func goal(_ outcome: Outcome) -> Optimisation.Goal {
    if let goal = reader.choiceIfPresent("goal", from: Optimisation.Goal.allCases.map(\.rawValue)) {
      return Optimisation.Goal(rawValue: goal) ?? .minimise
    }
    if outcome.better == .neutral {
      reader.reportMissing(
        "goal", expected: #""minimise" or "maximise": neither is better for \#(outcome.column)"#)
    }
    return outcome.better == .higher ? .maximise : .minimise
  }

  private func indifference(_ outcome: Outcome) -> Double {
    if let written = reader.value("indifference") { return number(written, outcome.unit) ?? 1 }
    if let difference = outcome.importantDifference { return Self.indifferenceShare * difference.value }
    reader.reportMissing(
      "indifference", expected: "a difference of \(outcome.column) that is not worth more patients")
    return 1
  }

  /// A bare number is in the unit of the outcome, whose name says it.
  private func number(_ written: ValueReader, _ unit: MeasurementUnit) -> Double? {
    if case .number(let number) = written.value.kind, Self.positive.contains(number.value) {
      return number.value
    }
    return written.quantity(as: unit, in: Self.positive)
  }

  private func starts(_ isSearched: Bool) -> Int {
    if isSearched { return reader.whole("starts", in: Self.starts, default: Self.usualStarts) }
    reader.value("starts")?.report("has no place where no factor is a range without levels")
    return 1
  }

  /// Limits by the names that they had while soreness was sampled and money had two currencies.
  private static let formerLimits = [
    ("soreness_nrs", Optimisation.Burden.soreness.rawValue), ("cost_usd", Optimisation.Burden.cost.rawValue),
  ]

  private func limits() -> [Optimisation.Limit] {
    guard let written = reader.objectIfPresent("limits") else { return [] }
    for (old, new) in Self.formerLimits where written.hasMember(old) {
      written.value(old)?.report("is no more; the limit is called \(new)")
    }
    return Optimisation.Burden.allCases.compactMap { burden in
      guard let limit = written.objectIfPresent(burden.rawValue) else { return nil }
      guard let value = limit.value("atMost") else {
        limit.reportMissing("atMost", expected: "the most that is allowed")
        return nil
      }
      return number(value, burden.outcome.unit).map { Optimisation.Limit(burden, atMost: $0) }
    }
  }

  private func check(_ factors: [Factor], _ rule: Optimisation, _ isSearched: Bool) {
    for factor in factors {
      if case .distribution = factor.domain {
        reader.report(
          "looks for one value of \(factor.path), which has a distribution; give a range or values")
      }
    }
    let dimensions = factors.count { $0.levelCount == 0 }
    let most = QuasiRandomSequence.Kind.sobol.maximumDimension
    if dimensions > most { reader.report("can search at most \(most) ranges; the study has \(dimensions)") }
    let combinations = factors.reduce(1) { product, factor in
      let (count, isTooMany) = product.multipliedReportingOverflow(by: max(1, factor.levelCount))
      return isTooMany ? .max / Self.starts.upperBound : min(count, .max / Self.starts.upperBound)
    }
    let first = combinations * rule.starts
    if first > rule.evaluations {
      let starts = isSearched ? " from \(rule.starts) starts each" : ""
      reader.report(
        "allows \(rule.evaluations) evaluations, fewer than the \(combinations) combinations of values\(starts)"
      )
    }
  }
}

extension Optimisation {
  /// As a study has it, with every default filled in.
  func json(isSearched: Bool) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("goal", .text(goal.rawValue)), ("replicates", .whole(replicates)),
      ("maxReplicates", .whole(maxReplicates)), ("confidence", .number(confidence)),
      ("indifference", .number(indifference)), ("evaluations", .whole(evaluations)),
    ]
    if isSearched { members.append(("starts", .whole(starts))) }
    members.append(
      ("limits", .object(limits.map { ($0.burden.rawValue, .object([("atMost", .number($0.atMost))])) })))
    return .object(members)
  }
}
