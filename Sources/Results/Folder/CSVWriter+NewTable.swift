// SPDX-License-Identifier: GPL-3.0-or-later

extension CSVWriter {
  /// As `init(_:in:)`, in a folder that is made where it is missing; a file of that name is replaced with `force` only.
  ///
  /// Throws `cannotCreateFolder`, `fileExists` and `cannotCreateFile`.
  package convenience init(
    newTable schema: TableSchema, in folder: String, force: Bool
  ) throws(ResultError) {
    let handle = try FolderHandle(at: folder)
    if !force, try handle.names().contains(schema.fileName) {
      throw .fileExists(path: "\(folder)/\(schema.fileName)")
    }
    try self.init(schema, in: folder)
  }
}
