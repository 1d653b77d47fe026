// SPDX-License-Identifier: GPL-3.0-or-later

/// Tables of a calibration, beside those of the studies before and after it.
extension ResultTables {
  package static let calibration = TableSchema(
    "calibration.csv", "One row for each number that was fitted.",
    columns: [
      parameter, Column("unit", .string, "Symbol of the unit of the row; 1 for counts and ratios"),
      Column("source_kind", .string, "What the number was before: fitted or assumed"),
      Column("prior_median", .number, "Median before the evidence"),
      Column("prior_low", .number, "Lower end of the 95 % interval before the evidence"),
      Column("prior_high", .number, "Upper end of that interval"),
      Column("value", .number, "The fitted value, as in parameters.json"),
      Column("ci_low", .number, "Lower end of its 95 % interval, by the slopes at the optimum"),
      Column("ci_high", .number, "Upper end of that interval"),
      Column("u", .number, "Where it moved to, in standard deviations of the prior"),
      Column("sd_ratio", .number, "Standard deviation after over before the evidence"),
      Column(
        "verdict", .string,
        "identified (the evidence says at least as much as the prior), weakly identified, not identified, no effect "
          + "or unknown"),
    ],
    primaryKey: ["parameter"])

  package static let correlations = TableSchema(
    "correlations.csv", "One row for each pair of fitted numbers.",
    columns: [
      parameter, Column("other", .string, "The other number"),
      Column("correlation", .number, "Of both after the evidence, on the scales of their priors"),
    ],
    primaryKey: ["parameter", "other"])

  package static let directions = TableSchema(
    "directions.csv", "One row for each direction of the fitted numbers and number, the best known first.",
    columns: [
      Column("direction", .integer, "Number of the direction"),
      Column(
        "singular_value", .number,
        "How far the residuals move with one standard deviation of the prior; below 0.3 the evidence says nothing"
      ),
      parameter, Column("weight", .number, "Share of the number in the direction"),
    ],
    primaryKey: ["direction", "parameter"])

  package static let slopes = TableSchema(
    "slopes.csv", "One row for each measurement of the fit and fitted number: what informs what.",
    columns: [
      study, measurement, Column("residual", .number, "At the optimum, in standard errors"), parameter,
      Column("slope", .number, "Change of the residual with one standard deviation of the prior"),
    ],
    primaryKey: ["study", "measurement", "parameter"])

  package static let descents = TableSchema(
    "descents.csv", "One row for each start of the search and number.",
    columns: [
      Column("start", .integer, "Number of the start; the first is at the medians"),
      Column("cost", .number, "Half the sum of squared residuals of evidence and priors where it ended"),
      Column("iterations", .integer, "Steps that were taken"), Column("ending", .string, "Why it ended"),
      Column("is_best", .boolean, "Whether it ended lowest"), parameter,
      Column("begins", .number, "Value at the start"), Column("ends", .number, "Value at the end"),
    ],
    primaryKey: ["start", "parameter"])

  package static let leftOut = TableSchema(
    "left-out.csv", "One row for each study of the fit: how well all others foretell it, to first order.",
    columns: [
      study, Column("n", .integer, "Measurements"),
      Column("rms_fitted", .number, "Root mean square of its residuals in the fit to all studies"),
      Column("rms_left_out", .number, "The same in the fit to all others"),
      Column("parameter", .string, "The number that the study pulls most"),
      Column(
        "shift", .number, "How far it goes without the study, in standard deviations after the evidence"),
    ],
    primaryKey: ["study"])

  private static let parameter = Column("parameter", .string, "The number, as scenarios set it")
  private static let study = Column("study", .string, "The short name of the study")
  private static let measurement = Column(
    "measurement", .string, "The measurement, by its name in the study")
}
