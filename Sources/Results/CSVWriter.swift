// SPDX-License-Identifier: GPL-3.0-or-later

/// Streams a table into a CSV file; memory does not grow with the rows.
///
/// The file gets its name only at `finish`; see `EncodedRows` for the format.
package final class CSVWriter {
  package let schema: TableSchema
  /// Rows so far, without the header.
  package private(set) var rowCount = 0
  private let file: AtomicFile
  private var pending: EncodedRows

  /// Bytes that may wait in memory before they are written.
  package static let bufferLimit = 1 << 16

  /// Opens the table in `folder` and writes its header. Throws `cannotCreateFile`.
  package init(_ schema: TableSchema, in folder: String) throws(ResultError) {
    self.schema = schema
    self.file = try AtomicFile(schema.fileName, in: folder)
    self.pending = EncodedRows(schema)
    self.pending.appendHeader()
  }

  /// Bytes that wait in memory.
  package var bufferedBytes: Int { pending.bytes.count }

  /// Adds a row whose cells match the schema. Throws `writeFailed`.
  package func append(_ cells: [Cell]) throws(ResultError) {
    pending.append(cells)
    rowCount += 1
    if bufferedBytes >= Self.bufferLimit { try flush() }
  }

  /// Adds rows of the same schema, in their order. Throws `writeFailed`.
  package func append(_ rows: EncodedRows) throws(ResultError) {
    pending.append(rows)
    rowCount += rows.count
    if bufferedBytes >= Self.bufferLimit { try flush() }
  }

  /// Brings all rows to the disk, still under the temporary name. Throws `writeFailed`.
  package func close() throws(ResultError) -> FileRecord {
    try flush()
    return try file.close()
  }

  /// Gives the closed table its name. Throws `writeFailed`.
  package func publish() throws(ResultError) { try file.publish() }

  /// `close`, then `publish`.
  @discardableResult
  package func finish() throws(ResultError) -> FileRecord {
    let record = try close()
    try publish()
    return record
  }

  /// Leaves the closed table under its hidden name: a `Publication` gives it its own.
  func handOver() { file.handOver() }

  /// Removes what was written, unless it has been published or handed over.
  package func abandon() { file.abandon() }

  private func flush() throws(ResultError) {
    if pending.bytes.isEmpty { return }
    try file.write(pending.bytes)
    pending.removeAll()
  }
}
