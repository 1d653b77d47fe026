// SPDX-License-Identifier: GPL-3.0-or-later

/// Tables of published studies set beside their simulation.
extension ResultTables {
  package static let evidence = TableSchema(
    "evidence.csv", "One row for each measurement of a published study under each hypothesis.",
    columns: [
      hypothesis, study, Column("measurement", .string, "The measurement, by its name in the study"), group,
      Column("use", .string, "fit: a calibration may see the study; test: it is kept out of every fit"),
      Column(
        "kind", .string,
        "mean, change, difference, ratio, spread, correlation, responders, time-share, time-constant, order or null"
      ),
      Column("outcome", .string, "The column of series.csv"),
      Column("unit", .string, "Symbol of the unit of the row; 1 for counts and ratios"), arm,
      Column("against", .string, "The arm that it is compared with"),
      Column("at", .string, "When it is measured"),
      Column("from", .string, "The earlier time that a change or ratio begins at"),
      Column("observed", .number, "The published value, in the unit of the row"),
      Column("observed_low", .number, "Lower end of its 95 % interval"),
      Column("observed_high", .number, "Upper end of its 95 % interval"),
      Column(
        "predicted", .number,
        "The simulated value, in the unit of the row; of orders and nulls the simulated difference"),
      Column(
        "predicted_low", .number,
        "Lower end of the interval where the published value lies in 95 of 100 such studies if the model is right"
      ),
      Column("predicted_high", .number, "Upper end of that interval"),
      Column("mcse", .number, "Monte-Carlo standard error of the prediction"),
      Column(
        "z", .number,
        "Observed less predicted over the error of both; of orders and nulls the difference over the error of a trial"
      ),
      Column(
        "verdict", .string,
        "inside, outside, right order, wrong order, undecided, null kept, null broken or no prediction"),
      Column("log_score", .number, "Logarithm of how likely the publication is under the model"),
      Column("expected", .string, "The published direction of an order: higher or lower"),
      Column("n_virtual", .integer, "Virtual patients in the smaller arm"),
      Column("n_published", .integer, "Patients of the study in the arm"),
      Column("citation", .string, "The publication"),
      Column(
        "discrepancy", .number,
        "Scale of the spread between studies, beyond all errors, as other studies of the fit show it"),
      Column(
        "cell", .string,
        "Whence it is known: outcome in group, outcome, family or unit; empty for all quantities, in units of their errors"
      ),
      Column("cell_studies", .integer, "Other studies there"),
      Column("wide_low", .number, "Lower end of the predicted interval with the discrepancy"),
      Column("wide_high", .number, "Upper end of that interval"),
      Column("wide_verdict", .string, "The verdict with the discrepancy"),
      Column("wide_log_score", .number, "The log score with the discrepancy"),
    ],
    primaryKey: ["hypothesis", "study", "measurement"])

  package static let scoreboard = TableSchema(
    "scoreboard.csv", "One row for each hypothesis, use of studies and group of measurements.",
    columns: [
      hypothesis,
      Column("use", .string, "all, fit or test"), Column("group", .string, "A subject, or all"),
      Column("n", .integer, "Measurements"),
      Column("n_quantitative", .integer, "Those with a value and an interval"),
      Column("n_inside", .integer, "Those inside"),
      Column("coverage", .number, "Share of the quantitative ones inside their 95 % intervals"),
      Column("n_order", .integer, "Orders"), Column("n_right", .integer, "Orders that are right"),
      Column("orders_right", .number, "Share of orders that are right"),
      Column("n_null", .integer, "Nulls"), Column("n_kept", .integer, "Nulls that are kept"),
      Column("nulls_kept", .number, "Share of nulls that are kept"),
      Column("n_unpredicted", .integer, "Measurements that the simulation has no value for"),
      Column("log_score", .number, "Mean logarithm of how likely the publications are; higher is better"),
      Column("sharpness", .number, "Mean width of the predicted intervals of quantities over the published"),
      Column("wide_n_inside", .integer, "Quantities inside with the discrepancy"),
      Column("wide_coverage", .number, "Share of them"),
      Column("wide_log_score", .number, "Mean log score with the discrepancy"),
      Column("wide_sharpness", .number, "Sharpness with the discrepancy"),
    ] + contest("meta_analysis", "meta-analysis") + contest("nothing_happens", "nothing-happens") + [
      Column("n_undecided", .integer, "Orders that a trial of that size might as well show reversed"),
      Column(
        "agreement", .number,
        "Share of all measurements that are inside, right or kept; those without a prediction are none of these"
      ),
    ],
    primaryKey: ["hypothesis", "use", "group"])

  package static let cohorts = TableSchema(
    "cohorts.csv",
    "One row for each simulated group of people: how many were wanted, looked at and included.",
    columns: [
      hypothesis, study, Column("cohort", .string, "The cohort; empty where the study has one"),
      Column("n_wanted", .integer, "Virtual patients asked for"),
      Column("n_included", .integer, "Virtual patients who met the criteria"),
      Column("n_candidates", .integer, "Virtual patients who were looked at"),
      Column("n_failed", .integer, "Virtual patients with a failed run"),
      Column("n_stayed_away", .integer, "Virtual patients who never came for care"),
    ],
    primaryKey: ["hypothesis", "study", "cohort"])

  /// Log scores of quantities against those of a peer.
  private static func contest(_ name: String, _ peer: String) -> [Column] {
    [
      Column("n_beside_\(name)", .integer, "Quantities that \(peer) predicts too"),
      Column(
        "less_\(name)", .number, "Their mean log score less that of \(peer); above 0 the hypothesis leads"),
      Column("less_\(name)_ci_low", .number, "Lower end of its 95 % interval, by jackknife over studies"),
      Column("less_\(name)_ci_high", .number, "Upper end of that interval"),
      Column("wide_less_\(name)", .number, "The same with the discrepancy"),
      Column("wide_less_\(name)_ci_low", .number, "Lower end of its 95 % interval"),
      Column("wide_less_\(name)_ci_high", .number, "Upper end of that interval"),
    ]
  }

  private static let hypothesis = Column("hypothesis", .string, "The view of the model, or a peer")
  private static let study = Column("study", .string, "The short name of the study")
  private static let group = Column("group", .string, "The subject of the measurement")
}
