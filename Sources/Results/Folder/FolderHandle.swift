// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// An open folder that no other run writes into while the handle lives.
///
/// The lock is the system's advisory one on the folder itself: it needs no file and ends with the process.
final class FolderHandle: Sendable {
  let path: String
  /// Whether the folder was made by this handle.
  let isNew: Bool
  private let descriptor: Int32

  /// Makes the folder and those above it where they are missing; does the rest of a publication that was begun there.
  ///
  /// Throws `cannotCreateFolder`, `folderInUse`, and `badProgress`, `readFailed` and `writeFailed` for a publication
  /// that cannot be ended.
  init(at path: String) throws(ResultError) {
    let (isNew, code) = makeFolder(path)
    guard code == 0 else { throw .cannotCreateFolder(path: path, reason: systemReason(code)) }
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .cannotCreateFolder(path: path, reason: systemReason(errno))
    }
    // A disk without locks reports another error; it then has none to respect.
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      close(descriptor)
      throw .folderInUse(path: path)
    }
    self.path = path
    self.isNew = isNew
    self.descriptor = descriptor
    try Publication.finish(in: self)
  }

  deinit { close(descriptor) }

  /// Names in the folder, sorted. Throws `readFailed`.
  func names() throws(ResultError) -> [String] { try FileSystem.names(in: path) }

  /// Throws `cannotCreateFile` where no file can be made in the folder.
  func requireWritable() throws(ResultError) {
    try AtomicFile.requirePossible(Manifest.fileName, in: path)
  }

  /// Removes a file; one that is missing already is no error. Throws `writeFailed`.
  func remove(_ name: String) throws(ResultError) {
    if unlink("\(path)/\(name)") != 0, errno != ENOENT {
      throw .writeFailed(path: "\(path)/\(name)", reason: systemReason(errno))
    }
  }

  /// Brings the names of the folder to the disk, as far as the disk can.
  func synchronise() { fsync(descriptor) }

  /// Removes the folder if this handle made it and nothing is in it.
  func removeIfUnused() {
    if isNew { rmdir(path) }
  }
}

/// Returns whether the last folder of `path` was made, and 0 or the system's error number.
private func makeFolder(_ path: String) -> (isNew: Bool, code: Int32) {
  if mkdir(path, 0o777) == 0 { return (true, 0) }
  let code = errno
  // What is there and no folder is found out when it is opened.
  if code == EEXIST { return (false, 0) }
  let trimmed = path.hasSuffix("/") ? String(path.dropLast()) : path
  let parent = FileSystem.split(trimmed).folder
  guard code == ENOENT, !trimmed.isEmpty, parent != "." else { return (false, code) }
  let above = makeFolder(parent)
  guard above.code == 0 else { return (false, above.code) }
  return mkdir(path, 0o777) == 0 ? (true, 0) : (false, errno)
}
