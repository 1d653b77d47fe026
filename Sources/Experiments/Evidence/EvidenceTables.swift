// SPDX-License-Identifier: GPL-3.0-or-later
import Outcomes
import Quantities
package import Results
import Scenarios
import Simulation

/// `evidence.csv`, `scoreboard.csv` and `cohorts.csv`.
package enum EvidenceTables {
  /// Rows of the three tables, in their order.
  package static func rows(_ results: [EvidenceResult], hypotheses: [String]) -> [EncodedRows] {
    var evidence = EncodedRows(ResultTables.evidence)
    var cohorts = EncodedRows(ResultTables.cohorts)
    for result in results {
      for (index, judgement) in result.judgements.enumerated() {
        evidence.append(row(result, result.study.measurements[index], result.predictions[index], judgement))
      }
      for (cohort, enrolled) in zip(result.study.cohorts, result.enrolled) {
        cohorts.append([
          .string(result.hypothesis), .string(result.study.key), .string(cohort.name),
          .integer(cohort.plan.patients), .integer(enrolled.patients), .integer(enrolled.candidates),
          .integer(enrolled.failed),
        ])
      }
    }
    var scoreboard = EncodedRows(ResultTables.scoreboard)
    for line in Scoreboard(results, hypotheses: hypotheses).lines {
      let score = line.score
      scoreboard.append([
        .string(line.hypothesis), .string(line.use), .string(line.group), .integer(score.measurements),
        .integer(score.inside + score.outside), .integer(score.inside), .number(score.coverage),
        .integer(score.right + score.wrong), .integer(score.right), .number(score.ordersRight),
        .integer(score.kept + score.broken), .integer(score.kept), .number(score.nullsKept),
        .integer(score.unpredicted), .number(score.logScore),
      ])
    }
    return [evidence, scoreboard, cohorts]
  }

  private static func row(
    _ result: EvidenceResult, _ measurement: EvidenceMeasurement, _ prediction: MeasurementPrediction?,
    _ judgement: Judgement
  ) -> [Cell] {
    [
      .string(result.hypothesis), .string(result.study.key), .string(measurement.name),
      .string(measurement.group.rawValue), .string(result.study.use.rawValue),
      .string(measurement.kind.rawValue), .string(measurement.outcome.column),
      .string(measurement.unit.inTables), .string(measurement.subject.text),
      .string(measurement.against?.text), .string(measurement.atText), .string(measurement.fromText),
      .number(measurement.observation?.value), .number(judgement.observed?.lowerBound),
      .number(judgement.observed?.upperBound), .number(prediction?.value),
      .number(judgement.predicted?.lowerBound), .number(judgement.predicted?.upperBound),
      .number(prediction?.monteCarloError), .number(judgement.z), .string(judgement.verdict.rawValue),
      .number(judgement.logScore), .string(measurement.expected?.rawValue), .integer(prediction?.patients),
      .integer(measurement.patients?.subject), .string(result.study.citation),
    ]
  }
}
