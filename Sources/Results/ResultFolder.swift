// SPDX-License-Identifier: GPL-3.0-or-later

/// A folder of tables that is complete or not there.
///
/// Rows stream into hidden files; `finish` brings all of them to the disk, gives them their names and writes
/// `manifest.json` last. Until then the names show nothing new, and results that `force` replaces stay as
/// they are. A folder that is let go without `finish` removes its hidden files.
package actor ResultFolder {
  package nonisolated let path: String
  private let handle: FolderHandle
  private let writers: [CSVWriter]
  private let indices: [String: Int]
  /// Files of the earlier results that are to be replaced.
  private let replaced: [String]
  private var isOpen = true
  /// Files beside the tables.
  private var attachments: [(name: String, bytes: [UInt8])] = []

  /// Opens `tables` for writing in the folder at `path`, which is made where it is missing.
  ///
  /// A folder with files is refused, unless `force` is given and a manifest says that they are earlier results:
  /// then the files that it lists are replaced at `finish`, and all others stay.
  ///
  /// Throws `cannotCreateFolder`, `folderInUse`, `folderNotEmpty`, `notAResultFolder`, `foreignFile`,
  /// `badManifest`, `readFailed`, `cannotCreateFile`.
  package init(at path: String, tables: [TableSchema], force: Bool = false) throws(ResultError) {
    try self.init(in: FolderHandle(at: path), tables: tables, force: force)
  }

  /// As `init(at:tables:force:)`, in a folder that the caller has locked and keeps its progress in.
  init(in handle: FolderHandle, tables: [TableSchema], force: Bool) throws(ResultError) {
    let writers: [CSVWriter]
    do {
      replaced = try Self.earlierResults(in: handle, tables: tables, force: force)
      writers = try tables.map { (table) throws(ResultError) in try CSVWriter(table, in: handle.path) }
    } catch {
      handle.removeIfUnused()
      throw error
    }
    path = handle.path
    self.handle = handle
    self.writers = writers
    indices = Dictionary(
      uniqueKeysWithValues: tables.enumerated().map { ($0.element.fileName, $0.offset) })
  }

  /// Makes the folder where it is missing. Throws `cannotCreateFolder`, `folderInUse` and `cannotCreateFile`.
  package static func requireWritable(_ path: String) throws(ResultError) {
    try FolderHandle(at: path).requireWritable()
  }

  /// Adds a row to a table. Throws `writeFailed`.
  package func append(_ cells: [Cell], to table: TableSchema) throws(ResultError) {
    try writer(of: table).append(cells)
  }

  /// Adds rows that were encoded elsewhere to their table. Throws `writeFailed`.
  package func append(_ rows: EncodedRows) throws(ResultError) {
    try writer(of: rows.schema).append(rows)
  }

  /// Adds a file that is no table; it appears with the others and stands in the manifest.
  package func attach(_ name: String, _ bytes: [UInt8]) {
    precondition(isOpen, "\(path) is finished or abandoned")
    attachments.append((name, bytes))
  }

  /// Makes the results appear, with `manifest` completed by the files and their row counts.
  ///
  /// Throws `writeFailed` and `cannotCreateFile`; the results are abandoned then.
  @discardableResult
  package func finish(manifest: Manifest) throws(ResultError) -> Manifest {
    precondition(isOpen, "\(path) is finished or abandoned")
    isOpen = false
    do {
      return try commit(manifest)
    } catch {
      discard()
      throw error
    }
  }

  /// Removes all that was written. Without effect after `finish`.
  package func abandon() {
    if isOpen { discard() }
    isOpen = false
  }

  private func writer(of table: TableSchema) -> CSVWriter {
    precondition(isOpen, "\(path) is finished or abandoned")
    guard let index = indices[table.fileName] else {
      preconditionFailure("\(table.fileName) is no table of \(path)")
    }
    return writers[index]
  }

  private func discard() {
    for writer in writers { writer.abandon() }
    handle.removeIfUnused()
  }

  /// First everything that can run out of space, then only renames.
  private func commit(_ manifest: Manifest) throws(ResultError) -> Manifest {
    let tables = try writers.map { (writer) throws(ResultError) in try writer.close() }
    let description = try Self.closed(
      DataPackage.fileName, in: path, holding: DataPackage(tables: writers.map(\.schema), files: tables).json)
    let attached = try attachments.map { (attachment) throws(ResultError) in
      try Self.closed(attachment.name, in: path, holding: { attachment.bytes })
    }
    var manifest = manifest
    manifest.files = (tables + [description.record] + attached.map(\.record)).sorted { $0.path < $1.path }
    manifest.rowCounts = Dictionary(
      uniqueKeysWithValues: writers.map { ($0.schema.fileName, $0.rowCount) })
    let seal = try Self.closed(Manifest.fileName, in: path, holding: manifest.json)

    // Without its manifest a mixture of old and new tables cannot pass for a result.
    if !replaced.isEmpty { try handle.remove(Manifest.fileName) }
    let kept = Set(manifest.files.map(\.path))
    for name in replaced where !kept.contains(name) { try handle.remove(name) }
    var published: [String] = []
    do {
      for writer in writers {
        try writer.publish()
        published.append(writer.schema.fileName)
      }
      try description.file.publish()
      published.append(DataPackage.fileName)
      for (attachment, file) in zip(attachments, attached) {
        try file.file.publish()
        published.append(attachment.name)
      }
      handle.synchronise()
      try seal.file.publish()
    } catch {
      for name in published { try? handle.remove(name) }
      throw error
    }
    handle.synchronise()
    return manifest
  }

  private static func closed(
    _ name: String, in folder: String, holding bytes: () throws -> [UInt8]
  ) throws(ResultError) -> (file: AtomicFile, record: FileRecord) {
    let file = try AtomicFile(name, in: folder)
    do {
      try file.write(bytes())
      return (file, try file.close())
    } catch let error as ResultError {
      throw error
    } catch {
      throw .writeFailed(path: "\(folder)/\(name)", reason: "\(error)")
    }
  }

  /// The files that `force` may replace; empty for an empty folder.
  static func earlierResults(
    in folder: FolderHandle, tables: [TableSchema], force: Bool
  ) throws(ResultError) -> [String] {
    let names = try folder.names()
    let present = names.filter { !AtomicFile.isTemporary($0) && !ProgressFolder.isProgress($0) }
    if !present.isEmpty, !force { throw .folderNotEmpty(path: folder.path) }
    // The lock is ours, so whoever wrote these is gone.
    for name in names where AtomicFile.isTemporary(name) { try folder.remove(name) }
    if present.isEmpty { return [] }
    guard present.contains(Manifest.fileName) else { throw .notAResultFolder(path: folder.path) }
    let listed = try Manifest(inFolder: folder.path).files.map(\.path)
    let ours = Set(listed + [Manifest.fileName])
    for name in tables.map(\.fileName) + [DataPackage.fileName]
    where present.contains(name) && !ours.contains(name) {
      throw .foreignFile(path: "\(folder.path)/\(name)")
    }
    return listed
  }
}
