// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

/// What moves the response of a sweep.
extension ResultTables {
  package static let sensitivity = TableSchema(
    "sensitivity.csv", "One row for each index of a factor, or of a pair of factors.",
    columns: [
      Column("method", .string, "sobol, morris or rank"),
      arm,
      Column("reference", .string, "The arm that is subtracted; empty for the outcome itself"),
      Column("outcome", .string, "The column of series.csv"),
      Column(
        "unit", .string, "Symbol of the unit of mu, mu_star and sigma; empty for shares and correlations"),
      time, muscle,
      Column("factor", .string, "Path of the factor"),
      Column("factor2", .string, "The other one of a pair"),
      Column("index", .string, "S1, ST, S2, mu, mu_star, sigma, spearman or prcc"),
      Column("value", .number, "The index, in the unit of the row"),
      Column("ci_low", .number, "Lower end of its 95 % interval"),
      Column("ci_high", .number, "Upper end of its 95 % interval"),
      Column(
        "bound_low", .number,
        "Lowest value found that the runs that failed could give it; empty where none failed"),
      Column("bound_high", .number, "Highest value found that the runs that failed could give it"),
      Column("n", .integer, "Points, base rows or trajectories that the index rests on"),
      Column("n_failed", .integer, "Those left out because a run failed"),
      Column(
        "noise_share", .number, ucum: "1",
        "Share of the variance between the points that is Monte-Carlo noise of having few patients"),
      Column("status", .string, "ok, or why there is no index"),
      Column("factor_name", .string, "Short name of the factor, the title of its column of design.csv"),
      Column("factor2_name", .string, "Short name of the other one of a pair"),
    ],
    primaryKey: [
      "method", "arm", "reference", "outcome", "time_d", "muscle", "factor", "factor2", "index",
    ])
}
