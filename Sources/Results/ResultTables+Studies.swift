// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

/// Tables that only studies have, beside `design.csv`.
extension ResultTables {
  package static let stopping = TableSchema(
    "stopping.csv", "One row for each arm of each response at a design point: why replicates ended.",
    columns: [
      designID, arm,
      Column("reference", .string, "The arm that is subtracted; empty for the outcome itself"),
      Column("outcome", .string, "The column of series.csv"),
      Column("unit", .string, "Symbol of the unit of the error; 1 for counts and ratios"),
      time, muscle,
      Column("n_pairs", .integer, "Patients with a response"),
      Column("n_failed", .integer, "Patients without one"),
      Column("mcse", .number, "Monte-Carlo standard error of the response"),
      Column("limit", .number, "The error asked for"),
      Column(
        "reason", .string,
        "precise: the errors of all responses are within their limits in every arm; budget: replicates are used up"
      ),
      Column(
        "variance_ratio", .number, "How many times less the paired difference varies than an unpaired one"),
      Column("n_unpaired", .integer, "Patients in each of two separate groups for the same error"),
    ],
    primaryKey: ["design_id", "arm", "reference", "outcome", "time_d", "muscle"],
    foreignKeys: [toDesign])
}
