// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

/// The tables of a result folder.
///
/// Users' notebooks read these names: columns keep their order, new ones go to the end. Rows are written in
/// the order given, so a caller appends them sorted by their keys.
package enum ResultTables {
  package static let runs = TableSchema(
    "runs.csv", "One row for each patient in each arm.",
    columns: [
      runID, designID, arm, patientID,
      Column("replicate", .integer, "Number of the repetition of the design point"),
      Column("seed", .integer, "Seed of the study that the random streams are keyed by"),
      Column("status", .string, "How the run ended"),
      Column("message", .string, "Why, where it did not end well"),
    ],
    primaryKey: ["run_id"], foreignKeys: [toDesign])

  /// `outcomes`: one column an outcome, in the order of the catalogue.
  package static func series(outcomes: [Column]) -> TableSchema {
    TableSchema(
      "series.csv",
      "One row for each sample of a muscle, and one with an empty muscle for what is the whole patient's.",
      columns: [runID, arm, patientID, muscle, time] + outcomes,
      primaryKey: ["run_id", "time_d", "muscle"], foreignKeys: [toRuns])
  }

  package static let events = TableSchema(
    "events.csv", "One row for each thing that happened.",
    columns: [
      runID, arm, patientID, time,
      Column("event", .string, "What happened, such as a formation, a session, a twitch or a refusal"),
      muscle,
      Column("point_id", .string, "The trigger point that it happened to"),
      Column("value", .number, "Its size, in the unit of the row"),
      Column("unit", .string, "Symbol of the unit of the value; 1 for counts and ratios"),
      Column("detail", .string, "What else is to be said"),
    ],
    foreignKeys: [toRuns])

  package static let failures = TableSchema(
    "failures.csv", "One row for each run that failed.",
    columns: [
      runID,
      Column("stage", .string, "What was being done"),
      Column("reason", .string, "What went wrong"),
      Column("replay_command", .string, "The command that runs it again alone"),
    ],
    primaryKey: ["run_id"], foreignKeys: [toRuns])

  package static let parameters = TableSchema(
    "parameters.csv", "One row for each number that was used.",
    columns: [
      Column("name", .string, "Path of the parameter"),
      Column("value", .number, "Value used, in the unit of the row"),
      Column("unit", .string, "Symbol of the unit of the value; 1 for counts and ratios"),
      Column("low", .number, "Lowest value allowed"),
      Column("high", .number, "Highest value allowed"),
      Column("source_kind", .string, "measured, fitted or assumed"),
      Column("source", .string, "Where the value comes from"),
    ],
    primaryKey: ["name"])

  static let runID = Column("run_id", .string, "The run: one patient in one arm")
  static let designID = Column("design_id", .integer, "The design point")
  static let arm = Column("arm", .string, "The arm of the study")
  static let patientID = Column("patient_id", .integer, "The patient, the same in every arm")
  static let muscle = Column(
    "muscle", .string, "The muscle with its side; empty for what is the whole patient's")
  static let time = Column(
    "time_d", .number, unit: Day.unit, "Time since the first day of treatment")

  static let toRuns = TableSchema.ForeignKey(["run_id"], in: "runs", ["run_id"])
  static let toDesign = TableSchema.ForeignKey(["design_id"], in: "design", ["design_id"])
}
