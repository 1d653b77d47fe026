// SPDX-License-Identifier: GPL-3.0-or-later
import Outcomes
import Quantities
package import Results
import Scenarios
import Simulation
import Statistics

/// `evidence.csv`, `scoreboard.csv` and `cohorts.csv`.
package enum EvidenceTables {
  /// Rows of the three tables, in their order.
  package static func rows(_ results: [EvidenceResult], hypotheses: [String]) -> [EncodedRows] {
    var evidence = EncodedRows(ResultTables.evidence)
    var cohorts = EncodedRows(ResultTables.cohorts)
    let bench = EvidenceBench(results, hypotheses: hypotheses)
    for judged in bench.rows { evidence.append(row(judged)) }
    for result in results {
      for (cohort, enrolled) in zip(result.study.cohorts, result.enrolled) {
        cohorts.append([
          .string(result.hypothesis), .string(result.study.key), .string(cohort.name),
          .integer(cohort.plan.patients), .integer(enrolled.patients), .integer(enrolled.candidates),
          .integer(enrolled.failed), .integer(enrolled.stayedAway),
        ])
      }
    }
    var scoreboard = EncodedRows(ResultTables.scoreboard)
    for line in Scoreboard(bench).lines {
      let score = line.score
      var cells: [Cell] = [
        .string(line.hypothesis), .string(line.use), .string(line.group), .integer(score.measurements),
        .integer(score.quantities), .integer(score.inside), .number(score.coverage),
        .integer(score.orders), .integer(score.right), .number(score.ordersRight),
        .integer(score.nulls), .integer(score.kept), .number(score.nullsKept),
        .integer(score.unpredicted), .number(score.logScore), .number(score.sharpness),
        .integer(line.wide.inside),
        .number(line.wide.coverage), .number(line.wide.logScore), .number(line.wide.sharpness),
      ]
      for peer in EvidencePeer.allCases {
        let contest = line.contests.first { $0.peer == peer }
        cells.append(.integer(contest?.plain?.count))
        for mean in [contest?.plain, contest?.wide] {
          let interval = mean?.interval
          cells += [.number(mean?.mean), .number(interval?.lowerBound), .number(interval?.upperBound)]
        }
      }
      cells += [.integer(score.undecided), .number(score.agreement)]
      scoreboard.append(cells)
    }
    return [evidence, scoreboard, cohorts]
  }

  private static func row(_ judged: JudgedMeasurement) -> [Cell] {
    let (study, measurement) = (judged.study, judged.measurement)
    let (prediction, judgement, wide) = (judged.prediction, judged.judgement, judged.wide)
    let patients = prediction.flatMap { $0.patients > 0 ? $0.patients : nil }
    return [
      .string(judged.predictor), .string(study.key), .string(measurement.name),
      .string(measurement.group.rawValue), .string(study.use.rawValue),
      .string(measurement.kind.rawValue), .string(measurement.outcome.column),
      .string(measurement.unit.inTables), .string(measurement.subject.text),
      .string(measurement.against?.text), .string(measurement.atText), .string(measurement.fromText),
      .number(measurement.observation?.value), .number(judgement.observed?.lowerBound),
      .number(judgement.observed?.upperBound), .number(prediction?.value),
      .number(judgement.predicted?.lowerBound), .number(judgement.predicted?.upperBound),
      .number(prediction?.monteCarloError), .number(judgement.z), .string(judgement.verdict.rawValue),
      .number(judgement.logScore), .string(measurement.expected?.rawValue), .integer(patients),
      .integer(measurement.patients?.subject), .string(study.citation), .number(judged.spread?.deviation),
      .string(judged.spread?.cell?.rawValue), .integer(judged.spread?.studies),
      .number(wide.predicted?.lowerBound), .number(wide.predicted?.upperBound),
      .string(wide.verdict.rawValue),
      .number(wide.logScore),
    ]
  }
}
