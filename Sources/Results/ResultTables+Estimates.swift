// SPDX-License-Identifier: GPL-3.0-or-later

/// The tables of what was estimated over patients, and of what was varied.
extension ResultTables {
  package static let summary = TableSchema(
    "summary.csv", "One row for each arm, outcome and time point: the mean over the patients.",
    columns: [
      designID, arm, outcome, unit, time,
      Column("n", .integer, "Patients that the estimate rests on"),
      Column("n_failed", .integer, "Patients whose run failed"),
      Column("mean", .number, "Mean over the patients, in the unit of the row"),
      Column("sd", .number, "Standard deviation between patients"),
      Column("ci_low", .number, "Lower end of the confidence interval of the mean"),
      Column("ci_high", .number, "Upper end of the confidence interval of the mean"),
      Column("mcse", .number, "Monte Carlo standard error of the mean"),
      muscle,
    ],
    primaryKey: ["design_id", "arm", "outcome", "time_d", "muscle"], foreignKeys: [toDesign])

  package static let contrasts = TableSchema(
    "contrasts.csv", "One row for each arm against the reference arm, paired by patient.",
    columns: [
      designID, arm,
      Column("reference", .string, "The arm that is subtracted"),
      outcome, unit, time,
      Column("n_pairs", .integer, "Patients with a value in both arms"),
      Column("mean_difference", .number, "Mean of arm minus reference, in the unit of the row"),
      Column("ci_low", .number, "Lower end of the confidence interval of the difference"),
      Column("ci_high", .number, "Upper end of the confidence interval of the difference"),
      Column("mcse", .number, "Monte Carlo standard error of the difference"),
      Column("correlation", .number, ucum: "1", "Correlation of the arms over the patients"),
      Column(
        "variance_ratio", .number, ucum: "1",
        "How many times more an unpaired difference would vary than the paired one"),
      muscle,
    ],
    primaryKey: ["design_id", "arm", "reference", "outcome", "time_d", "muscle"],
    foreignKeys: [toDesign])

  /// `factors`: one column a factor of the sweep, each with its unit.
  package static func design(factors: [Column]) -> TableSchema {
    TableSchema(
      "design.csv", "One row for each design point of a sweep.",
      columns: [designID] + factors, primaryKey: ["design_id"])
  }

  private static let outcome = Column("outcome", .string, "The column of series.csv")
  private static let unit = Column(
    "unit", .string, "Symbol of the unit of the estimate; 1 for counts and ratios")
}
