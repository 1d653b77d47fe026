// SPDX-License-Identifier: GPL-3.0-or-later

/// A folder of tables that is complete or not there.
///
/// Rows stream into hidden files; `finish` brings all of them to the disk and makes them appear in one step, see
/// `Publication`. Until then the names show nothing new, and results that `force` replaces stay as they are. A folder
/// that is let go without `finish` removes its hidden files.
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
  /// A folder with files is refused, unless `force` is given and a manifest says that they are earlier results, or
  /// they are unfinished work: then these are replaced at `finish`, and all others stay.
  ///
  /// Throws `cannotCreateFolder`, `folderInUse`, `folderNotEmpty`, `unfinishedWork`, `notAResultFolder`, `foreignFile`,
  /// `badManifest`, `readFailed`, `cannotCreateFile`.
  package init(at path: String, tables: [TableSchema], force: Bool = false) throws(ResultError) {
    let handle = try FolderHandle(at: path)
    if !force, try handle.names().contains(ProgressSeal.fileName) { throw .unfinishedWork(path: path) }
    try self.init(in: handle, tables: tables, force: force)
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

  /// Throws `cannotCreateFolder`, `folderInUse` and `cannotCreateFile` where no table could be written.
  package static func requireWritable(_ path: String) throws(ResultError) {
    let handle = try FolderHandle(at: path)
    defer { handle.removeIfUnused() }
    try handle.requireWritable()
  }

  /// Makes the folder where there is none. Throws `cannotCreateFolder`.
  package static func make(_ path: String) throws(ResultError) { _ = try FolderHandle(at: path) }

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

  /// Makes the results appear, with `manifest` completed by the files and their row counts, and removes the progress of
  /// the work that they end.
  ///
  /// Throws `writeFailed` and `cannotCreateFile`; the results are abandoned then, unless they are about to appear.
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

  /// First everything that can run out of space, then the rest in one step.
  private func commit(_ manifest: Manifest) throws(ResultError) -> Manifest {
    let tables = try writers.map { (writer) throws(ResultError) in try writer.close() }
    let description = try AtomicFile.closed(
      DataPackage.fileName, in: path, holding: DataPackage(tables: writers.map(\.schema), files: tables).json)
    let attached = try attachments.map { (attachment) throws(ResultError) in
      try AtomicFile.closed(attachment.name, in: path, holding: { attachment.bytes })
    }
    let files = tables + [description.record] + attached.map(\.record)
    var manifest = manifest
    manifest.files = files.sorted { $0.path < $1.path }
    manifest.rowCounts = Dictionary(
      uniqueKeysWithValues: writers.map { ($0.schema.fileName, $0.rowCount) })
    let seal = try AtomicFile.closed(Manifest.fileName, in: path, holding: manifest.json)

    let kept = Set(files.map(\.path))
    let publication = Publication(
      files: files + [seal.record], replaced: replaced.filter { !kept.contains($0) },
      progress: try handle.names().filter { ProgressFolder.isProgress($0) && !replaced.contains($0) })
    try publication.begin(in: handle)
    for writer in writers { writer.handOver() }
    for file in [description.file] + attached.map(\.file) + [seal.file] { file.handOver() }
    try publication.perform(in: handle)
    return manifest
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
    let own = tables.map(\.fileName) + [DataPackage.fileName]
    guard present.contains(Manifest.fileName) else {
      // Beside unfinished work, tables without a manifest can only be what it has begun to write.
      guard names.contains(ProgressSeal.fileName) else { throw .notAResultFolder(path: folder.path) }
      return own.filter { present.contains($0) }
    }
    let listed = try Manifest(inFolder: folder.path).files.map(\.path)
    let ours = Set(listed + [Manifest.fileName])
    for name in own where present.contains(name) && !ours.contains(name) {
      throw .foreignFile(path: "\(folder.path)/\(name)")
    }
    return listed
  }
}
