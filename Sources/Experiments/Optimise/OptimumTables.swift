// SPDX-License-Identifier: GPL-3.0-or-later
import Outcomes
import Quantities
import Results
import Scenarios

/// The tables of an optimisation's result folder.
struct OptimumTables {
  private let study: Study
  private let rule: Optimisation
  private let factors: [Column]

  init(_ study: Study, _ rule: Optimisation) {
    self.study = study
    self.rule = rule
    factors = study.factorColumns
  }

  var schemas: [TableSchema] {
    [
      ResultTables.evaluations(factors: factors), ResultTables.optimum(factors: factors),
      ResultTables.pareto(factors: factors), ResultTables.runs, ResultTables.failures,
      ResultTables.parameters,
    ]
  }

  func evaluations(_ optimum: Optimum) -> EncodedRows {
    var rows = EncodedRows(ResultTables.evaluations(factors: factors))
    for (place, candidate) in optimum.candidates.enumerated() {
      rows.append(
        [.integer(place + 1)] + cells(candidate) + [
          .string(candidate.stage.rawValue), .integer(candidate.response?.count ?? 0),
          .integer(candidate.failures), .number(candidate.response?.value),
          .number(candidate.response?.error),
        ] + burdens(candidate) + [
          .boolean(candidate.keeps(rule.limits)), .integer(candidate.eliminatedAt),
        ])
    }
    return rows
  }

  func optimum(_ optimum: Optimum) throws -> EncodedRows {
    var rows = EncodedRows(ResultTables.optimum(factors: factors))
    let response = study.response
    for (rank, place) in ([optimum.best] + optimum.runnersUp).enumerated() {
      let candidate = optimum.candidates[place]
      let interval = try optimum.interval(of: place)
      rows.append(
        [.integer(rank + 1), .integer(place + 1)] + cells(candidate) + [
          .string(response.arms.first), .string(response.against), .string(response.outcome.column),
          .string(response.outcome.unit.inTables), .number(response.at), .string(response.tableMuscle),
          .integer(interval?.mean.count ?? 0), .number(interval?.mean.value), .number(interval?.low),
          .number(interval?.high), .number(interval?.mean.error),
        ] + burdens(candidate) + [
          .boolean(candidate.keeps(rule.limits)), .number(rule.confidence), .number(rule.indifference),
          .string(optimum.ending.rawValue),
        ])
    }
    return rows
  }

  /// Relief against soreness, then against cost.
  func pareto(_ optimum: Optimum) -> EncodedRows {
    var rows = EncodedRows(ResultTables.pareto(factors: factors))
    let sign = rule.goal == .minimise ? -1.0 : 1
    for burden in [Optimisation.Burden.soreness, .cost] {
      for place in optimum.front(against: burden) {
        let candidate = optimum.candidates[place]
        let (relief, mean) = (candidate.commonResponse, candidate.commonBurden(burden))
        rows.append(
          [.string(burden.rawValue), .integer(place + 1)] + cells(candidate) + [
            .integer(relief?.count ?? 0), .number(relief.map { sign * $0.value }), .number(relief?.error),
            .number(mean?.value), .number(mean?.error), .boolean(candidate.keeps(rule.limits)),
          ])
      }
    }
    return rows
  }

  private func cells(_ candidate: Candidate) -> [Cell] { Study.cells(of: candidate.values, factors) }

  private func burdens(_ candidate: Candidate) -> [Cell] {
    Optimisation.Burden.allCases.flatMap { burden -> [Cell] in
      let mean = candidate.burden(burden)
      return burden == .soreness ? [.number(mean?.value), .number(mean?.error)] : [.number(mean?.value)]
    }
  }
}
