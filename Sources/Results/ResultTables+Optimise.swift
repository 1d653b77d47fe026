// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

/// Tables of an optimisation. `factors`: one column a factor of the study, each with its unit.
extension ResultTables {
  package static func evaluations(factors: [Column]) -> TableSchema {
    TableSchema(
      "evaluations.csv", "One row for each candidate that was tried, in the order in which it was asked for.",
      columns: [designID] + factors
        + [
          Column(
            "stage", .string,
            "search: compared on the first patients; selection: a finalist, on patients that no search has seen"
          ),
          Column("n", .integer, "Patients that the estimates rest on"),
          Column("n_failed", .integer, "Patients whose run failed"),
          Column("mean", .number, "Mean of the response, in the unit of the outcome"),
          Column("mcse", .number, "Monte-Carlo standard error of the mean"),
        ] + burdens
        + [
          Column("feasible", .boolean, "Whether the means keep every limit"),
          Column("eliminated_at", .integer, "Patients after which it was excluded; empty where it was not"),
        ],
      primaryKey: ["design_id"])
  }

  package static func optimum(factors: [Column]) -> TableSchema {
    TableSchema(
      "optimum.csv", "One row for the best candidate and for each that could not be excluded.",
      columns: [Column("rank", .integer, "1 for the best"), designID] + factors
        + [
          arm,
          Column("reference", .string, "The arm that is subtracted; empty for the outcome itself"),
          Column("outcome", .string, "The column of series.csv"),
          Column("unit", .string, "Symbol of the unit of the response; 1 for counts and ratios"),
          time, muscle,
          Column("n", .integer, "Patients that the estimates rest on"),
          Column("mean", .number, "Mean of the response, in the unit of the row"),
          Column("ci_low", .number, "Lower end of the confidence interval of the mean"),
          Column("ci_high", .number, "Upper end of the confidence interval of the mean"),
          Column("mcse", .number, "Monte-Carlo standard error of the mean"),
        ] + burdens
        + [
          Column("feasible", .boolean, "Whether the means keep every limit"),
          Column("confidence", .number, "Confidence of the interval and of the choice"),
          Column("indifference", .number, "Difference of the response that was not worth more patients"),
          Column(
            "ending", .string,
            "selected: chosen with that confidence; budget: patients ran out before; noneFeasible: every finalist "
              + "breaks a limit; tooManyFailures: too few patients without a failed run"),
        ],
      primaryKey: ["rank"], foreignKeys: [toEvaluations])
  }

  package static func pareto(factors: [Column]) -> TableSchema {
    TableSchema(
      "pareto.csv", "One row for each candidate whose relief cannot be bettered without more of a burden.",
      columns: [
        Column("against", .string, "The burden: a column of evaluations.csv"), designID,
      ] + factors
        + [
          Column("n", .integer, "Patients that the estimates rest on, the same for all rows"),
          Column("relief", .number, "Mean of the response, positive where it is better than nothing"),
          Column("relief_mcse", .number, "Monte-Carlo standard error of the relief"),
          Column("burden", .number, "Mean of the burden, in the unit of its column"),
          Column("burden_mcse", .number, "Monte-Carlo standard error of the burden"),
          Column("feasible", .boolean, "Whether the means keep every limit"),
        ],
      primaryKey: ["against", "design_id"], foreignKeys: [toEvaluations])
  }

  private static let burdens = [
    Column(
      "soreness_nrs_worst", .number, unit: RatingPoint.unit, "Mean of the highest soreness of a patient"),
    Column("soreness_mcse", .number, unit: RatingPoint.unit, "Monte-Carlo standard error of the soreness"),
    Column("therapist_min", .number, unit: Minute.unit, "Mean hands-on time in the whole course"),
    Column("sessions", .number, unit: Count.unit, "Mean number of sessions"),
    Column("cost_eur", .number, unit: Euro.unit, "Mean cost of the course in euros"),
    Column("visits", .number, unit: Count.unit, "Mean number of visits to a therapist"),
  ]

  private static let toEvaluations = TableSchema.ForeignKey(
    ["design_id"], in: "evaluations", ["design_id"])
}
