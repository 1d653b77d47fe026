// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// A file that appears under its name only when it is complete and on the disk.
///
/// Bytes go to a hidden neighbour (`.runs.csv.tpsim-partial`). `close` brings them to the disk, `publish` renames.
/// A file that is never published is removed when the last reference goes.
package final class AtomicFile {
  /// The final name of the file in its folder.
  package let name: String
  private let folder: String
  private var descriptor: Int32
  private var fingerprint = Fingerprint()
  private var failure: ResultError?
  private var exists = true

  /// Throws `cannotCreateFile`.
  package convenience init(_ name: String, in folder: String) throws(ResultError) {
    let temporary = "\(folder)/\(Self.temporaryName(of: name))"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else {
      throw .cannotCreateFile(path: "\(folder)/\(name)", reason: systemReason(errno))
    }
    self.init(name, in: folder, writingTo: descriptor)
  }

  /// Takes over an open `descriptor` as the one of the temporary file.
  package init(_ name: String, in folder: String, writingTo descriptor: Int32) {
    self.name = name
    self.folder = folder
    self.descriptor = descriptor
  }

  deinit { abandon() }

  /// Throws `cannotCreateFile` where no file of the name can be made: only trying tells.
  package static func requirePossible(_ name: String, in folder: String) throws(ResultError) {
    try AtomicFile(name, in: folder).abandon()
  }

  static func temporaryName(of name: String) -> String { ".\(name)\(partialSuffix)" }

  /// Whether a file of this name is what an interrupted run left behind.
  static func isTemporary(_ name: String) -> Bool {
    name.hasPrefix(".") && name.hasSuffix(partialSuffix)
  }

  private static let partialSuffix = ".tpsim-partial"

  private var path: String { "\(folder)/\(name)" }
  private var temporaryPath: String { "\(folder)/\(Self.temporaryName(of: name))" }

  /// Throws `writeFailed`, and again at every later call, so that a file with a gap is never published.
  package func write(_ bytes: [UInt8]) throws(ResultError) {
    if let failure { throw failure }
    precondition(descriptor >= 0, "\(name) is closed")
    let code = bytes.withUnsafeBytes { block in
      fingerprint.add(block)
      return writeAll(block, to: descriptor)
    }
    if code != 0 { throw fail(code) }
  }

  /// Brings the file to the disk. Throws `writeFailed`.
  package func close() throws(ResultError) -> FileRecord {
    if let failure { throw failure }
    precondition(descriptor >= 0, "\(name) is closed")
    // A descriptor that cannot be synchronised, as on some network disks, is as safe as it gets.
    if fsync(descriptor) != 0, errno != EINVAL, errno != ENOTSUP { throw fail(errno) }
    let closing = descriptor
    descriptor = -1
    if Foundation.close(closing) != 0 { throw fail(errno) }
    return FileRecord(path: name, bytes: fingerprint.bytes, sha256: fingerprint.sha256)
  }

  /// Gives the closed file its name, in the place of any that has it. Throws `writeFailed`.
  package func publish() throws(ResultError) {
    if let failure { throw failure }
    precondition(descriptor < 0, "\(name) is still open")
    if rename(temporaryPath, path) != 0 { throw fail(errno) }
    exists = false
  }

  /// Gives the closed file its name if no other has it. Throws `fileExists` and `writeFailed`.
  package func publishAsNew() throws(ResultError) {
    if let failure { throw failure }
    // Unlike a rename, a link never replaces; not every disk has links.
    if link(temporaryPath, path) == 0 {
      unlink(temporaryPath)
      exists = false
      return
    }
    if errno == EEXIST || FileSystem.exists(path) { throw .fileExists(path: path) }
    try publish()
  }

  /// A closed file of `bytes`, and what a manifest says of it. Throws `cannotCreateFile` and `writeFailed`.
  package static func closed(
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

  /// Leaves the closed file under its hidden name: a `Publication` gives it its own.
  func handOver() {
    precondition(descriptor < 0, "\(name) is still open")
    exists = false
  }

  /// Removes what was written, unless it has been published or handed over.
  package func abandon() {
    if descriptor >= 0 { _ = Foundation.close(descriptor) }
    descriptor = -1
    if exists { unlink(temporaryPath) }
    exists = false
  }

  private func fail(_ code: Int32) -> ResultError {
    let error = ResultError.writeFailed(path: path, reason: systemReason(code))
    failure = error
    return error
  }
}

/// Writes the whole block; returns 0 or the system's error number.
func writeAll(_ block: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
  var rest = block[...]
  while !rest.isEmpty {
    let written = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
    if written < 0 {
      let code = errno
      if code == EINTR { continue }
      guard code == EAGAIN else { return code }
      // A pipe that does not wait for its reader, as another process may have left it.
      var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      poll(&waiting, 1, -1)
      continue
    }
    rest = rest.dropFirst(written)
  }
  return 0
}

/// What an error number of the system means, in words.
func systemReason(_ code: Int32) -> String { String(cString: strerror(code)) }
