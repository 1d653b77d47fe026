// SPDX-License-Identifier: GPL-3.0-or-later
import Scenarios
import Statistics

/// All candidates of an optimisation in the order in which they were first asked for.
struct Ledger {
  private(set) var candidates: [Candidate] = []
  private var places: [[FactorValue]: Int] = [:]
  private let rule: Optimisation
  /// By which a response is multiplied so that less is better.
  private let sign: Double

  /// Values of candidates that a search compares: infeasible ones come after all feasible ones, those about whom
  /// nothing is known last. No response comes near.
  private static let infeasible = 1e200
  private static let unknown = 1e300

  init(_ rule: Optimisation) {
    self.rule = rule
    sign = rule.goal == .minimise ? 1 : -1
  }

  func place(of candidate: [FactorValue]) -> Int? { places[candidate] }
  subscript(_ candidate: [FactorValue]) -> Candidate? { places[candidate].map { candidates[$0] } }

  /// Tries new candidates on the first patients; those that are known are left alone.
  mutating func ask(_ wanted: [[FactorValue]], _ evaluator: some Evaluator) async throws {
    var new: [Int] = []
    for values in wanted where places[values] == nil {
      places[values] = candidates.count
      new.append(candidates.count)
      candidates.append(Candidate(values))
    }
    try await add(1...rule.replicates, to: new, evaluator)
    for place in new { candidates[place].common = candidates[place].evaluations }
  }

  /// Tries candidates on more patients.
  mutating func add(
    _ replicates: ClosedRange<Int>, to places: [Int], _ evaluator: some Evaluator
  ) async throws {
    guard !places.isEmpty else { return }
    let answers = try await evaluator.evaluate(places.map { candidates[$0].values }, replicates: replicates)
    for (place, answer) in zip(places, answers) { candidates[place].evaluations += answer }
  }

  /// Makes a candidate a finalist, who is judged by other patients.
  mutating func begin(_ place: Int) {
    candidates[place].stage = .selection
    candidates[place].evaluations = []
    candidates[place].eliminatedAt = nil
  }

  // MARK: What a search compares

  /// Less is better. Nil for a candidate that was never asked for.
  func score(_ candidate: [FactorValue]) -> Double? { places[candidate].map(score) }

  func score(_ place: Int) -> Double {
    guard let response = candidates[place].response else { return Self.unknown }
    let violation = candidates[place].violation(of: rule.limits)
    return violation > 0 ? Self.infeasible * (1 + violation) : sign * response.value
  }

  // MARK: What a selection compares

  /// Responses of candidates, less being better, to patients from the `start`-th of theirs on; patients in whom one of
  /// the runs failed are left out. Nil with fewer than two patients in the beginning, or with none later.
  func table(_ places: [Int], from start: Int) -> [[Double]]? {
    let count = places.map { candidates[$0].evaluations.count }.min() ?? 0
    let complete = (start..<max(start, count)).filter { patient in
      places.allSatisfy { candidates[$0].evaluations[patient] != nil }
    }
    guard !places.isEmpty, complete.count >= (start == 0 ? 2 : 1) else { return nil }
    return places.map { place in
      complete.compactMap { candidates[place].evaluations[$0].map { sign * $0.response } }
    }
  }

  func feasibilities(of places: [Int]) throws -> [Feasibility] {
    try places.map {
      try Feasibility(of: candidates[$0], limits: rule.limits, confidence: rule.confidence)
    }
  }

  /// Places, among those asked about, of candidates that are not known to keep the limits.
  func silent(_ feasibilities: [Feasibility]) -> Set<Int> {
    Set(feasibilities.indices.filter { feasibilities[$0] != .feasible })
  }

  /// Writes down who has been excluded, by the patients that it has had.
  mutating func note(_ selection: KimNelson, of places: [Int]) {
    for (system, place) in places.enumerated()
    where selection.eliminatedAt[system] != nil && candidates[place].eliminatedAt == nil {
      candidates[place].eliminatedAt = candidates[place].evaluations.count
    }
  }
}
