// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// The schema of every table of a folder as a Frictionless Data Package 2.0: `datapackage.json`.
///
/// A field's unit is its UCUM code under the custom property `unit`. See <https://datapackage.org/standard/>.
package struct DataPackage: Sendable {
  package static let fileName = "datapackage.json"
  private static let profiles = "https://datapackage.org/profiles/2.0"

  private let tables: [(schema: TableSchema, file: FileRecord)]

  /// `files` are the written files of `tables`, in the same order.
  package init(tables: [TableSchema], files: [FileRecord]) {
    precondition(tables.map(\.fileName) == files.map(\.path), "tables and files differ")
    self.tables = zip(tables, files).map { ($0, $1) }
  }

  /// The bytes of `datapackage.json`, with sorted keys.
  package func json() throws -> [UInt8] {
    let names = Set(tables.map(\.schema.name))
    let document = Document(
      schema: "\(Self.profiles)/datapackage.json", name: "tpsim-results",
      title: "Results of tpsim, a simulator of myofascial trigger points",
      resources: tables.map { Resource($0.schema, $0.file, besides: names) })
    return Array(try JSONEncoder.ofResults.encode(document)) + [UInt8(ascii: "\n")]
  }

  private struct Document: Encodable {
    let schema: String
    let name: String
    let title: String
    let resources: [Resource]

    enum CodingKeys: String, CodingKey {
      case schema = "$schema"
      case name, title, resources
    }
  }

  private struct Resource: Encodable {
    let name: String
    let path: String
    let description: String
    let type = "table"
    let format = "csv"
    let mediatype = "text/csv"
    let encoding = "utf-8"
    let bytes: Int
    let hash: String
    let dialect = Dialect()
    let schema: Schema

    init(_ table: TableSchema, _ file: FileRecord, besides names: Set<String>) {
      name = table.name
      path = table.fileName
      description = table.summary
      bytes = file.bytes
      hash = "sha256:\(file.sha256)"
      schema = Schema(table, besides: names)
    }
  }

  private struct Dialect: Encodable {
    let header = true
    let delimiter = ","
    let lineTerminator = "\n"
    let quoteChar = "\""
    let doubleQuote = true
  }

  private struct Schema: Encodable {
    let fields: [Field]
    let missingValues = [""]
    let primaryKey: [String]?
    let foreignKeys: [ForeignKey]?

    init(_ table: TableSchema, besides names: Set<String>) {
      fields = table.columns.map(Field.init)
      primaryKey = table.primaryKey.isEmpty ? nil : table.primaryKey
      // A plain run has no design.csv to refer to.
      let keys = table.foreignKeys.filter { names.contains($0.table) }
      foreignKeys = keys.isEmpty ? nil : keys.map(ForeignKey.init)
    }
  }

  private struct Field: Encodable {
    let name: String
    let title: String?
    let type: String
    let description: String
    let unit: String?
    let trueValues: [String]?
    let falseValues: [String]?

    init(_ column: Column) {
      name = column.name
      title = column.title
      type = column.kind.rawValue
      description = column.summary
      unit = column.ucum
      trueValues = column.kind == .boolean ? ["TRUE"] : nil
      falseValues = column.kind == .boolean ? ["FALSE"] : nil
    }
  }

  private struct ForeignKey: Encodable {
    struct Reference: Encodable {
      let resource: String
      let fields: [String]
    }

    let fields: [String]
    let reference: Reference

    init(_ key: TableSchema.ForeignKey) {
      fields = key.columns
      reference = Reference(resource: key.table, fields: key.referenced)
    }
  }
}
