// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities
import Results

extension Inventory {
  /// Rows of `parameters.csv`.
  var rows: EncodedRows {
    var rows = EncodedRows(ResultTables.parameters)
    for entry in entries {
      rows.append([
        .string(entry.name), .number(entry.value), .string(entry.unit.inTables),
        .number(entry.range.lowerBound), .number(entry.range.upperBound), .string(entry.source.kind),
        .string(entry.source.text),
      ])
    }
    return rows
  }
}
