// SPDX-License-Identifier: GPL-3.0-or-later

/// One replicate of a design point in all arms: what is simulated, written and resumed as a whole.
package struct FinishedTask: Sendable {
  package let point: Int
  /// From 1.
  package let replicate: Int
  package let patient: Int
  /// Runs that failed.
  package let failed: Int
  /// What the study asks about: response by response a value for each arm, then for the arm that is subtracted; nil where
  /// the run failed or measured nothing.
  package let responses: [Double?]
  /// Rows of `runs.csv`, `series.csv`, `events.csv`, `patients.csv`, and of `failures.csv` without their last column.
  package let rows: [[UInt8]]
  /// The samples as numbers, for the statistics that are made at the end.
  package let samples: [UInt8]

  /// `rows`: one batch for each of `rowTables`.
  package init(
    point: Int, replicate: Int, patient: Int, failed: Int, responses: [Double?], rows: [EncodedRows],
    samples: [UInt8]
  ) {
    precondition(rows.count == TaskIndex.rowSections, "rows of \(TaskIndex.rowSections) tables")
    self.point = point
    self.replicate = replicate
    self.patient = patient
    self.failed = failed
    self.responses = responses
    self.rows = rows.map(\.bytes)
    self.samples = samples
  }

  var sections: [[UInt8]] { rows + [samples] }
}
