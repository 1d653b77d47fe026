// SPDX-License-Identifier: GPL-3.0-or-later

extension ResultTables {
  /// How patients went through the arms.
  package static let flow = TableSchema(
    "flow.csv", "One row for each arm of a design point: how its patients went through it.",
    columns: [
      designID, arm,
      Column("n_assigned", .integer, "Patients"),
      Column("n_treated", .integer, "Patients with at least one session, dose or change of work"),
      Column("n_refused", .integer, "Patients to whom screening refused a therapy"),
      Column("n_deferred", .integer, "Patients for whom screening put a therapy off"),
      Column("n_failed", .integer, "Patients whose run failed"),
      Column("n_with_adverse_event", .integer, "Patients with at least one adverse event"),
      Column("n_responders_end", .integer, "Patients who were responders at the last examination"),
      Column("sessions_planned", .integer, "Sessions planned, doses included"),
      Column("sessions_held", .integer, "Sessions that took place"),
      Column("sessions_refused", .integer, "Sessions that screening refused"),
      Column("sessions_deferred", .integer, "Sessions that screening put off"),
      Column("sessions_missed", .integer, "Home sessions and doses that patients left out"),
      Column("n_candidates", .integer, "People who were looked at"),
      Column("n_not_included", .integer, "Of them, those who did not meet the criteria of inclusion"),
      Column("n_excluded", .integer, "Of them, those who met a criterion of exclusion"),
      Column("n_stayed_away", .integer, "Of them, those who never came for care"),
    ],
    primaryKey: ["design_id", "arm"], foreignKeys: [toDesign])

  /// Who was looked at. `traits` and `baseline`: a column a trait and an outcome.
  package static func patients(traits: [Column], baseline: [Column]) -> TableSchema {
    TableSchema(
      "patients.csv",
      "One row for each candidate: whether they take part or why not, who they are, and what the first examination found.",
      columns: [
        designID, patientID,
        Column("included", .boolean, "Whether the candidate takes part"),
        Column("reason", .string, "Why not; empty for those who take part"),
        Column("sex", .string, "female or male"),
        Column("conditions", .string, "Conditions that bear on treatment, by name"),
      ] + traits + baseline,
      primaryKey: ["design_id", "patient_id"], foreignKeys: [toDesign])
  }
}
