// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities
package import Results

/// One row of a table of results, and where it stands: each number on a page names its source.
package struct TableRow: Sendable {
  /// Such as `summary.csv`, with its folder where there are several.
  package let table: String
  /// From 1, without the header.
  package let number: Int
  package let fields: [String: String]
  /// What the row is about, where the table has only a number for it.
  package var label: String?

  package init(table: String, number: Int, fields: [String: String]) {
    self.table = table
    self.number = number
    self.fields = fields
  }

  package subscript(column: String) -> Double? { fields[column].flatMap(Double.init) }

  func text(_ column: String) -> String { fields[column] ?? "" }

  /// The name of the arm that is subtracted, where the table has it with its design point.
  package var against: String?

  var reference: String { against ?? text("reference") }

  /// The name of the strategy, arm or dose.
  var name: String { label ?? fields["strategy"] ?? text("arm") }

  /// The number to three digits, marked with where it stands; a dash where there is none.
  func told(_ column: String) -> String {
    guard let value = self[column] else { return "–" }
    return element(
      "data",
      ["value": text(column), "data-table": table, "data-row": "\(number)", "data-column": column],
      figure(value))
  }

  /// A number with its interval.
  func told(_ column: String, _ low: String, _ high: String) -> String {
    guard self[low] != nil, self[high] != nil else { return told(column) }
    return "\(told(column)) (\(told(low)) to \(told(high)))"
  }

  /// The rows of a file whose fields are among those `allowed` of their columns. Throws `ResultError`.
  static func read(
    _ path: String, as table: String, where allowed: [String: Set<String>] = [:]
  ) throws(ResultError) -> [TableRow] {
    let reader = try CSVReader(path)
    var conditions: [(place: Int, texts: Set<String>)] = []
    for (column, texts) in allowed { conditions.append((try reader.column(column), texts)) }
    var rows: [TableRow] = []
    var number = 0
    try reader.forEach { (record) throws(ResultError) in
      number += 1
      if conditions.allSatisfy({ $0.texts.contains(record[$0.place]) }) {
        rows.append(TableRow(table, number, reader.header, record))
      }
      return true
    }
    return rows
  }

  /// The rows of a table that stands on no disk.
  package static func rows(of encoded: EncodedRows) -> [TableRow] {
    var rows: [TableRow] = []
    CSVReader.forEachRecord(of: encoded.bytes) { record in
      rows.append(
        TableRow(encoded.schema.fileName, rows.count + 1, encoded.schema.columns.map(\.name), record))
    }
    return rows
  }

  private init(_ table: String, _ number: Int, _ header: [String], _ record: CSVReader.Record) {
    self.init(
      table: table, number: number,
      fields: Dictionary(
        header.enumerated().map { ($0.element, record[$0.offset]) }, uniquingKeysWith: { first, _ in first }))
  }
}
