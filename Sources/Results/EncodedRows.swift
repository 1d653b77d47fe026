// SPDX-License-Identifier: GPL-3.0-or-later

/// Rows of one table as the bytes of its CSV file, without the header.
///
/// Fields follow RFC 4180 except that records end in a bare LF, which pandas, polars, DuckDB and R all read and
/// `diff` and `grep` prefer. Numbers are the shortest decimals that read back the same, always with a point
/// or an exponent (`5.0`), so that readers infer a floating-point column; whole numbers have neither.
///
/// Rows may be encoded where they arise and handed to the folder later: the bytes depend on nothing else.
package struct EncodedRows: Sendable {
  package let schema: TableSchema
  package private(set) var count = 0
  package private(set) var bytes: [UInt8] = []

  package init(_ schema: TableSchema) { self.schema = schema }

  /// Rows that were encoded before, as `bytes` of a batch of the same table.
  package init(_ schema: TableSchema, encoded bytes: [UInt8]) {
    self.schema = schema
    self.bytes = bytes
    var isQuoted = false
    for byte in bytes {
      if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if byte == UInt8(ascii: "\n"), !isQuoted {
        count += 1
      }
    }
  }

  /// Adds a row. Its cells must match the schema's columns in number, order and kind.
  package mutating func append(_ cells: [Cell]) {
    precondition(
      cells.count == schema.columns.count,
      "\(schema.fileName): a row has \(cells.count) cells, the table \(schema.columns.count) columns")
    for index in cells.indices {
      precondition(
        cells[index].kind == schema.columns[index].kind,
        "\(schema.fileName): \(cells[index]) is no cell of \(schema.columns[index].name)")
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(cells[index])
    }
    // A blank line would be skipped by readers.
    if cells.count == 1, bytes.isEmpty || bytes.last == UInt8(ascii: "\n") { append(raw: "\"\"") }
    bytes.append(UInt8(ascii: "\n"))
    count += 1
  }

  /// Adds the rows of another batch of the same table.
  package mutating func append(_ rows: EncodedRows) {
    precondition(rows.schema == schema, "\(rows.schema.fileName) is not \(schema.fileName)")
    bytes.append(contentsOf: rows.bytes)
    count += rows.count
  }

  mutating func appendHeader() {
    for (index, column) in schema.columns.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(text: column.name)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Forgets the rows and keeps the memory.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    count = 0
  }

  private mutating func append(_ cell: Cell) {
    switch cell {
    case .string(let text?): append(text: text)
    case .integer(let value?): append(raw: value.description)
    case .number(let value?) where value.isFinite: append(raw: value.description)
    case .boolean(let value?): append(raw: value ? "TRUE" : "FALSE")
    default: break
    }
  }

  private mutating func append(raw text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func append(text: String) {
    guard text.utf8.contains(where: Self.needsQuotes) else { return append(raw: text) }
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
    default: false
    }
  }
}
