// SPDX-License-Identifier: GPL-3.0-or-later

/// What a table is: its file, its columns in order, and which of them identify a row.
package struct TableSchema: Sendable, Hashable {
  /// Columns whose values are found again in another table of the folder.
  package struct ForeignKey: Sendable, Hashable {
    package let columns: [String]
    /// The name of the table referred to, and the columns there, in the same order.
    package let table: String
    package let referenced: [String]

    package init(_ columns: [String], in table: String, _ referenced: [String]) {
      self.columns = columns
      self.table = table
      self.referenced = referenced
    }
  }

  /// The file name with its extension, such as `runs.csv`.
  package let fileName: String
  package let summary: String
  package let columns: [Column]
  /// Names of the columns that together identify a row; empty where rows may repeat.
  package let primaryKey: [String]
  package let foreignKeys: [ForeignKey]

  /// Column names must differ and keys must name columns.
  package init(
    _ fileName: String, _ summary: String, columns: [Column], primaryKey: [String] = [],
    foreignKeys: [ForeignKey] = []
  ) {
    let names = Set(columns.map(\.name))
    precondition(!columns.isEmpty, "\(fileName) has no columns")
    precondition(names.count == columns.count, "\(fileName) names a column twice")
    precondition(names.isSuperset(of: primaryKey), "\(fileName): a key names no column")
    precondition(
      names.isSuperset(of: foreignKeys.flatMap(\.columns)), "\(fileName): a foreign key names no column")
    self.fileName = fileName
    self.summary = summary
    self.columns = columns
    self.primaryKey = primaryKey
    self.foreignKeys = foreignKeys
  }

  /// The names of the columns, in order.
  package var header: [String] { columns.map(\.name) }

  /// The file name without its extension: the table's name in `datapackage.json`.
  package var name: String {
    fileName.hasSuffix(".csv") ? String(fileName.dropLast(4)) : fileName
  }
}
