// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Synchronization

/// Files and folders as POSIX has them: a path means what it says, `~` included.
package enum FileSystem {
  /// Names in a folder, sorted. Throws `missing` and `readFailed`.
  package static func names(in folder: String) throws(ResultError) -> [String] {
    guard let stream = opendir(folder) else { throw unreadable(folder, errno) }
    defer { closedir(stream) }
    var names: [String] = []
    errno = 0
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    guard errno == 0 else { throw unreadable(folder, errno) }
    return names.sorted()
  }

  /// Whether there is anything of that name, a link that leads nowhere included.
  package static func exists(_ path: String) -> Bool {
    var facts = stat()
    return lstat(path, &facts) == 0
  }

  package static func isFolder(_ path: String) -> Bool {
    var facts = stat()
    return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
  }

  /// Bytes of a file; nil where there is none.
  static func size(of path: String) -> Int? {
    var facts = stat()
    return lstat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG ? Int(facts.st_size) : nil
  }

  /// The path that stands for standard input; a file of that name is `./-`.
  package static let standardInput = "-"

  /// A path as messages call it.
  package static func shown(_ path: String) -> String { path == standardInput ? "stdin" : path }

  /// Whether a path leads to what comes once and has no name of its own: standard input, or a pipe.
  package static func isStream(_ path: String) -> Bool {
    if path == standardInput { return true }
    var facts = stat()
    return stat(path, &facts) == 0 && ![S_IFREG, S_IFDIR].contains(facts.st_mode & S_IFMT)
  }

  /// What a relative path that stands in the file begins from, with a slash at its end: the file's folder, and the
  /// present one, which is empty, for a pipe.
  package static func base(of path: String) -> String {
    guard !isStream(path), let slash = path.lastIndex(of: "/") else { return "" }
    return String(path[...slash])
  }

  /// Folder and name of a file.
  package static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    return (
      slash == path.startIndex ? "/" : String(path[..<slash]), String(path[path.index(after: slash)...])
    )
  }

  /// The path from the root, without `.` and `..`; links are not followed.
  package static func absolute(_ path: String) -> String {
    var whole = path
    if !path.hasPrefix("/"), let present = getcwd(nil, 0) {
      whole = "\(String(cString: present))/\(path)"
      free(present)
    }
    var parts: [Substring] = []
    for part in whole.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// The bytes of a file, at most `limit`. Throws `missing` and `readFailed`.
  package static func contents(of path: String, limit: Int = .max) throws(ResultError) -> [UInt8] {
    var bytes: [UInt8] = []
    try readBlocks(of: path) { block in
      bytes.append(contentsOf: block.prefix(limit - bytes.count))
      return bytes.count < limit
    }
    return bytes
  }

  /// What came from pipes, by their paths: a pipe can be read once, and a study may ask for it again.
  private static let pipes = Mutex<[String: [UInt8]]>([:])
  private static let longestPipe = 1 << 28

  /// Hands a file to `body` block by block until it returns false. Throws `missing` and `readFailed`.
  static func readBlocks(
    of path: String, _ body: (UnsafeRawBufferPointer) -> Bool
  ) throws(ResultError) {
    if let known = pipes.withLock({ $0[path] }) {
      _ = known.withUnsafeBytes(body)
      return
    }
    let isInput = path == standardInput
    let descriptor = isInput ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(shown(path), errno) }
    defer { close(descriptor) }
    var facts = stat()
    let isPipe =
      fstat(descriptor, &facts) == 0
      && (isInput || [S_IFIFO, S_IFCHR, S_IFSOCK].contains(facts.st_mode & S_IFMT))
    var all: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 18)
    var goesOn = true
    while goesOn {
      let count = block.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw unreadable(shown(path), errno)
      }
      if isPipe { all.append(contentsOf: block[..<count]) }
      goesOn = block.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
      if all.count > longestPipe {
        throw .readFailed(path: path, reason: "more than \(longestPipe) bytes come from it")
      }
    }
    if isPipe { pipes.withLock { $0[path] = all } }
  }

  private static func unreadable(_ path: String, _ code: Int32) -> ResultError {
    code == ENOENT || code == ENOTDIR
      ? .missing(path: path) : .readFailed(path: path, reason: systemReason(code))
  }
}

/// Hands a file to `body` block by block. Throws `missing` and `readFailed`.
func readBlocks(of path: String, _ body: (UnsafeRawBufferPointer) -> Void) throws(ResultError) {
  try FileSystem.readBlocks(of: path) { block in
    body(block)
    return true
  }
}
