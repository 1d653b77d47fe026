// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Results

/// Where the one table of an analysis goes.
struct TableOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Write the table into this folder, as a CSV file.", valueName: "dir"),
    completion: .directory)
  var out: String?

  @Flag(help: "Replace an earlier table there.")
  var force = false

  func validate() throws {
    if out == "" { throw ValidationError("--out is empty; expected a folder") }
    if force, out == nil { throw ValidationError("--force needs --out, which names the folder of the table") }
  }

  /// Refuses a folder in which the table `name` cannot be written, before anything is computed. Throws `ResultError`.
  func refuseUnwritable(_ name: String) throws(ResultError) {
    guard let out else { return }
    if !force, FileSystem.exists("\(out)/\(name)") { throw .fileExists(path: "\(out)/\(name)") }
    try ResultFolder.requireWritable(out)
  }

  /// Writes the table, and a data package that tells its columns, where one is asked for. Throws `ResultError`.
  func write(_ rows: EncodedRows) throws(ResultError) {
    guard let out else { return }
    let writer = try CSVWriter(newTable: rows.schema, in: out, force: force)
    try writer.append(rows)
    let record = try writer.close()
    let package = DataPackage(tables: [rows.schema], files: [record])
    // Of one table only: the folder may hold others, and what tells their columns.
    let description = try AtomicFile.closed(
      "\(rows.schema.name).\(DataPackage.fileName)", in: out, holding: package.json)
    try writer.publish()
    try description.file.publish()
  }
}
