// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
package import Scenarios
import Statistics

/// Looks for the candidate with the best mean response that keeps the limits.
///
/// All candidates meet the same virtual patients, so what differs between two of them is the dose.
///
/// 1. Every combination of the grid is tried on the first `n0` patients, at `starts` places of the cube.
/// 2. Where there is a cube, a simplex descends from each of them on the mean response of the same patients. A candidate
///    that breaks limits counts as worse than any that does not, and as the worse the more it breaks them. Whenever half
///    of the candidates that were left are spent, only the better half of the descents goes on. The best candidates of
///    all descents are finalists, but for those that `KimNelson` excludes at once.
/// 3. `KimNelson` chooses between the finalists, or between all combinations where there is no cube, on more and more
///    patients; after a search these are patients whom it has not seen. A candidate goes as well once it is known to
///    break a limit, and excludes no other before it is known to keep all.
///
/// What is asked of the evaluator is a pure function of its answers: a run that is taken up again asks the same.
/// The promise of `KimNelson` holds among the finalists; a search may miss the best place of a cube.
package struct Optimiser: Sendable {
  /// Size of the simplex, in edges of the cube: at the beginning, and where a descent ends.
  private static let firstStep = 0.25
  private static let lastSize = 0.02
  /// A descent is limited by the candidates that the study allows, not by this.
  private static let iterations = 1_000
  /// Patients between two looks of the selection, as a share of `n0`: looking more often saves patients and leaves
  /// cores without work.
  private static let looksPerStage = 2

  private let space: SearchSpace
  private let rule: Optimisation

  package init(_ space: SearchSpace, _ rule: Optimisation) {
    self.space = space
    self.rule = rule
  }

  /// Candidates that the first step tries.
  package var firstCandidates: Int { space.combinations.count * (space.dimensions > 0 ? rule.starts : 1) }

  /// Throws what the evaluator throws, and GSL's errors.
  package func optimum(by evaluator: some Evaluator) async throws -> Optimum {
    var ledger = Ledger(rule)
    let starts = try space.starts(rule.starts)
    let first = space.combinations.map { combination in starts.map { space.candidate(combination, at: $0) } }
    try await ledger.ask(first.flatMap(\.self), evaluator)
    guard space.dimensions > 0 else {
      return try await select(Array(ledger.candidates.indices), &ledger, after: 0, evaluator)
    }
    let finalists = try await search(from: starts, first, &ledger, evaluator)
    return try await select(finalists, &ledger, after: rule.replicates, evaluator)
  }

  // MARK: Search

  /// A descent from one place, with one combination of the grid.
  private struct Descent {
    let combination: [FactorValue]
    let start: [Double]
    var visited: [Int]
    var hasEnded = false
  }

  /// Places of the finalists in the ledger.
  private func search(
    from starts: [[Double]], _ first: [[[FactorValue]]], _ ledger: inout Ledger, _ evaluator: some Evaluator
  ) async throws -> [Int] {
    var descents = zip(space.combinations, first).flatMap { combination, candidates in
      zip(starts, candidates).map { start, candidate in
        Descent(
          combination: combination, start: start, visited: [ledger.place(of: candidate)].compactMap(\.self))
      }
    }
    var halfway = ledger.candidates.count
    while true {
      if ledger.candidates.count >= halfway {
        halfway += max(1, (rule.evaluations - ledger.candidates.count) / 2)
        if ledger.candidates.count > first.count * starts.count { halve(&descents, ledger) }
      }
      var wanted: [[FactorValue]] = []
      for place in descents.indices where !descents[place].hasEnded {
        for candidate in try advance(&descents[place], ledger)
        where !wanted.contains(candidate) && ledger.candidates.count + wanted.count < rule.evaluations {
          wanted.append(candidate)
        }
      }
      if wanted.isEmpty { break }
      try await ledger.ask(wanted, evaluator)
    }
    return screened(&ledger, descents.compactMap { best(of: $0, ledger) })
  }

  /// Ends the worse half of the descents that go on.
  private func halve(_ descents: inout [Descent], _ ledger: Ledger) {
    let order = descents.indices.filter { !descents[$0].hasEnded }
      .map { (place: $0, score: best(of: descents[$0], ledger).map(ledger.score) ?? .infinity) }
      .sorted { ($0.score, $0.place) < ($1.score, $1.place) }
    for loser in order.dropFirst((order.count + 1) / 2) { descents[loser.place].hasEnded = true }
  }

  private func best(of descent: Descent, _ ledger: Ledger) -> Int? {
    descent.visited.min { (ledger.score($0), $0) < (ledger.score($1), $1) }
  }

  /// The candidates, each once, that are not clearly worse than another.
  private func screened(_ ledger: inout Ledger, _ all: [Int]) -> [Int] {
    let places = Set(all).sorted().filter { ledger.candidates[$0].response != nil }
    guard let table = ledger.table(places, from: 0) else { return Set(all).sorted() }
    let selection = KimNelson(
      firstStage: table, indifference: rule.indifference, confidence: rule.confidence,
      silent: Set(places.indices.filter { ledger.candidates[places[$0]].violation(of: rule.limits) > 0 }))
    ledger.note(selection, of: places)
    return selection.survivors.map { places[$0] }
  }

  /// Goes on until values are missing, which are returned; none when the descent has ended.
  private func advance(_ descent: inout Descent, _ ledger: Ledger) throws -> [[FactorValue]] {
    var visited: [Int] = []
    let outcome = try SimplexMinimiser.search(
      from: descent.start, steps: descent.start.map { $0 <= 0.5 ? Self.firstStep : -Self.firstStep },
      size: Self.lastSize, iterations: Self.iterations
    ) { place in
      guard let found = ledger.place(of: space.candidate(descent.combination, at: place)) else { return nil }
      if !visited.contains(found) { visited.append(found) }
      return ledger.score(found)
    }
    descent.visited = visited
    guard case .asks(let places) = outcome else {
      descent.hasEnded = true
      return []
    }
    return places.map { space.candidate(descent.combination, at: $0) }
  }

  // MARK: Selection

  private func select(
    _ all: [Int], _ ledger: inout Ledger, after seen: Int, _ evaluator: some Evaluator
  ) async throws -> Optimum {
    if seen > 0 {
      for place in all { ledger.begin(place) }
      try await ledger.add(seen + 1...seen + rule.replicates, to: all, evaluator)
    }
    // One candidate whose runs all fail must not leave the others without patients in common.
    let finalists = all.filter { ledger.candidates[$0].response != nil }
    guard let table = ledger.table(finalists, from: 0) else {
      return Optimum(ledger.candidates, survivors: all, rule, ending: .tooManyFailures)
    }
    var feasibilities = try ledger.feasibilities(of: finalists)
    var selection = KimNelson(
      firstStage: table, indifference: rule.indifference, confidence: rule.confidence,
      silent: ledger.silent(feasibilities))
    var done = rule.replicates
    var ending = Optimum.Ending.budget
    while true {
      let left = selection.survivors.filter { feasibilities[$0] != .infeasible }
      if left.isEmpty {
        ending = .noneFeasible
        break
      }
      for place in selection.survivors where feasibilities[place] == .infeasible { selection.exclude(place) }
      ledger.note(selection, of: finalists)
      let isKnown = selection.survivors.allSatisfy { feasibilities[$0] == .feasible }
      if isKnown, selection.isDecided {
        ending = .selected
        break
      }
      let next = min(rule.maxReplicates - seen, done + max(1, rule.replicates / Self.looksPerStage))
      guard next > done else { break }
      let places = selection.survivors.map { finalists[$0] }
      try await ledger.add(seen + done + 1...seen + next, to: places, evaluator)
      feasibilities = try ledger.feasibilities(of: finalists)
      guard let table = ledger.table(places, from: done) else {
        done = next
        continue
      }
      selection.add(table, silent: ledger.silent(feasibilities))
      done = next
    }
    let survivors = selection.survivors.map { finalists[$0] }
    return Optimum(ledger.candidates, survivors: survivors, rule, ending: ending)
  }
}
