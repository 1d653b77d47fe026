// SPDX-License-Identifier: GPL-3.0-or-later
import Results

/// Writes the one table of an analysis into a folder, which is made where it is missing; a file of that name that is
/// there already is not replaced.
///
/// - Throws: `ResultError`.
func writeTable(_ rows: EncodedRows, to folder: String) throws(ResultError) {
  let writer = try CSVWriter(newTable: rows.schema, in: folder)
  try writer.append(rows)
  try writer.finish()
}
