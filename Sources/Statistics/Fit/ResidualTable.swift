// SPDX-License-Identifier: GPL-3.0-or-later

/// What a fit has learnt of a model: an answer for each point that it has asked about.
struct ResidualTable {
  enum Answer {
    case residuals([Double])
    case failed
  }

  private var answers: [[Double]: Answer] = [:]
  /// Answers that nobody has asked for yet.
  private var known: [[Double]: [Double]?]
  private var rows: Int?
  private(set) var failures = 0

  /// A residual beyond this counts as a failure: the solver must be able to tell any other from a failure.
  private static let largest = 1e50

  init(known: [[Double]: [Double]?]) { self.known = known }

  /// Points that were asked about.
  var count: Int { answers.count }

  subscript(_ point: [Double]) -> Answer? { answers[point] }

  /// Learns the answers to `points`, none of which was asked about, from what is known or else from the evaluator.
  mutating func ask(_ points: [[Double]], _ evaluator: some ResidualEvaluator) async throws {
    precondition(points.allSatisfy { answers[$0] == nil }, "no question is asked twice")
    let unknown = points.filter { known[$0] == nil }
    if !unknown.isEmpty {
      let found = try await evaluator.residuals(at: unknown)
      precondition(found.count == unknown.count, "\(found.count) answers to \(unknown.count) questions")
      for (point, residuals) in zip(unknown, found) { known[point] = .some(residuals) }
    }
    for point in points { add(point, known.removeValue(forKey: point) ?? nil) }
  }

  private mutating func add(_ point: [Double], _ residuals: [Double]?) {
    guard let residuals, residuals.allSatisfy({ $0.magnitude <= Self.largest }) else {
      failures += 1
      answers[point] = .failed
      return
    }
    precondition(!residuals.isEmpty && rows ?? residuals.count == residuals.count, "residuals come and go")
    rows = residuals.count
    answers[point] = .residuals(residuals)
  }
}
