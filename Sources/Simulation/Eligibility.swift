// SPDX-License-Identifier: GPL-3.0-or-later
package import Outcomes
import Quantities

/// A bound on an outcome of the first muscle at the first examination.
package struct EligibilityCriterion: Sendable {
  package let outcome: Outcome
  /// In the unit of the outcome; NaN and missing values lie in none.
  package let range: ClosedRange<Double>

  package init(outcome: Outcome, range: ClosedRange<Double>) {
    self.outcome = outcome
    self.range = range
  }

  /// The value among those of all outcomes.
  private func value(in baseline: [Double?]) -> Double? {
    OutcomeCatalogue.all.firstIndex { $0.column == outcome.column }.flatMap { baseline[$0] }
  }

  /// `baseline`: a value an outcome of the catalogue.
  package func isMet(by baseline: [Double?]) -> Bool {
    value(in: baseline).map(range.contains) ?? false
  }

  /// Three decimals, or all where those would tell another story.
  private func text(_ value: Double) -> String {
    let short = (value * 1_000).rounded() / 1_000
    return plain(range.contains(short) == range.contains(value) ? short : value)
  }

  /// Such as `pain_nrs is 1.2, not at least 3`.
  func statement(_ baseline: [Double?], _ relation: String) -> String {
    let found = value(in: baseline).map(text) ?? "not known"
    return "\(outcome.column) is \(found), \(relation)\(limits)"
  }

  private var limits: String {
    let bounds = [
      range.lowerBound.isFinite ? "at least \(plain(range.lowerBound))" : nil,
      range.upperBound.isFinite ? "at most \(plain(range.upperBound))" : nil,
    ]
    return bounds.compactMap(\.self).joined(separator: " and ")
  }

  /// Such as `pain_nrs at least 3`.
  package var bounds: String { "\(outcome.column) \(limits)" }
}

/// Who takes part: everybody where there are no criteria.
package struct Eligibility: Sendable {
  /// All must be met.
  package var include: [EligibilityCriterion]
  /// None may be met.
  package var exclude: [EligibilityCriterion]

  package init(include: [EligibilityCriterion] = [], exclude: [EligibilityCriterion] = []) {
    self.include = include
    self.exclude = exclude
  }

  package var isEverybody: Bool { include.isEmpty && exclude.isEmpty }

  /// What keeps a candidate with this baseline from taking part.
  package enum Refusal: Sendable, Equatable {
    /// A criterion of inclusion is not met.
    case notIncluded(String)
    /// A criterion of exclusion is met.
    case excluded(String)
    /// Never came to be looked at.
    case stayedAway(String)

    package var reason: String {
      switch self {
      case .notIncluded(let reason), .excluded(let reason), .stayedAway(let reason): reason
      }
    }
  }

  /// Nil for who takes part.
  package func refusal(of baseline: [Double?]) -> Refusal? {
    if let criterion = include.first(where: { !$0.isMet(by: baseline) }) {
      return .notIncluded(criterion.statement(baseline, "not "))
    }
    return exclude.first { $0.isMet(by: baseline) }.map { .excluded($0.statement(baseline, "")) }
  }
}
