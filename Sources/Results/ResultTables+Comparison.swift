// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

/// Strategies beside each other.
extension ResultTables {
  package static let comparison = TableSchema(
    "comparison.csv", "One row for each strategy, the best first.",
    columns: [
      Column("strategy", .string, "The arm, with its design point and folder where there are several"),
      Column("folder", .string, "The result folder"),
      designID, arm,
      Column("reference", .string, "The strategy that is subtracted; empty for the reference itself"),
      Column("outcome", .string, "The column of series.csv"),
      Column("unit", .string, "Symbol of the unit of the outcome; 1 for counts and ratios"),
      time, muscle,
      Column("n", .integer, "Patients with a value"),
      Column("n_failed", .integer, "Patients whose run failed"),
      Column("mean", .number, "Mean over the patients, in the unit of the row"),
      Column("ci_low", .number, "Lower end of its 95 % interval"),
      Column("ci_high", .number, "Upper end of its 95 % interval"),
      Column(
        "method", .string,
        "paired: the same patients; unpaired: independent groups, by Welch's unequal variances"),
      Column("n_pairs", .integer, "Patients, or the smaller number of patients, of the difference"),
      Column("difference", .number, "Mean of strategy minus reference"),
      Column("difference_ci_low", .number, "Lower end of its 95 % interval"),
      Column("difference_ci_high", .number, "Upper end of its 95 % interval"),
      Column("mcse", .number, "Monte Carlo standard error of the difference"),
      Column("correlation", .number, ucum: "1", "Correlation over the patients"),
      Column("variance_ratio", .number, ucum: "1", "How many times more an unpaired difference would vary"),
      Column("p_value", .number, ucum: "1", "Two-sided p-value of no difference"),
      Column("p_holm", .number, ucum: "1", "The same, adjusted for all comparisons by Holm"),
      Column("margin", .number, "Difference that matters, in the unit of the row"),
      Column("verdict", .string, "superior, non-inferior, equivalent, inferior or inconclusive"),
      Column("rank", .integer, "1 for the best difference from the reference"),
      Column("rank_low", .integer, "Best rank of 95 % of the bootstrap samples"),
      Column("rank_high", .integer, "Worst rank of 95 % of the bootstrap samples"),
      Column(
        "p_best", .number, ucum: "1",
        "Share of the bootstrap samples in which it is best; empty where a single patient says nothing about others"
      ),
      Column("soreness_nrs_worst", .number, ucum: "{NRS}", "Worst soreness of a patient, mean over patients"),
      Column("sessions", .number, ucum: "{count}", "Sessions of the course, mean over patients"),
      Column("therapist_min", .number, ucum: "min", "Time of the therapist, mean over patients"),
      Column("cost_eur", .number, unit: Euro.unit, "Cost of the course in euros, mean over patients"),
      Column("visits", .number, unit: Count.unit, "Visits to a therapist, mean over patients"),
      Column(
        "n_without", .integer,
        "Patients whose run ended well without a value, such as a time to relief where there was none"),
    ],
    primaryKey: ["strategy"])
}
