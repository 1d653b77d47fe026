// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Reads the bytes of tasks back from their chunk files, in any order.
package final class ChunkReader {
  private let index: TaskIndex
  /// Open files, the one used last at the end: a process may hold few files open.
  private var opened: [(chunk: Int32, descriptor: Int32)] = []
  private static let limit = 64

  package init(_ index: TaskIndex) { self.index = index }

  deinit { for file in opened { close(file.descriptor) } }

  /// What `FinishedTask` says of `rows` and `samples`. Throws `missing` and `readFailed`.
  package func read(_ entry: TaskIndex.Entry) throws(ResultError) -> (rows: [[UInt8]], samples: [UInt8]) {
    let path = index.chunks[Int(entry.chunk)]
    let lengths = index.lengths(of: entry)
    let count = lengths.reduce(0) { $0 + Int($1) }
    let descriptor = try descriptor(of: entry.chunk)
    var code: Int32 = 0
    let data = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let rest = UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(buffer)[filled..<count])
        let got = pread(descriptor, rest.baseAddress, rest.count, off_t(entry.offset + filled))
        if got < 0, errno == EINTR { continue }
        if got < 0 { code = errno }
        if got <= 0 { break }
        filled += got
      }
    }
    if code != 0 { throw .readFailed(path: path, reason: systemReason(code)) }
    guard data.count == count else { throw .readFailed(path: path, reason: "it ends early") }
    var start = 0
    let sections = lengths.map { length in
      defer { start += Int(length) }
      return Array(data[start..<(start + Int(length))])
    }
    return (Array(sections.dropLast()), sections[TaskIndex.rowSections])
  }

  private func descriptor(of chunk: Int32) throws(ResultError) -> Int32 {
    if let place = opened.lastIndex(where: { $0.chunk == chunk }) {
      let found = opened.remove(at: place)
      opened.append(found)
      return found.descriptor
    }
    if opened.count == Self.limit { close(opened.removeFirst().descriptor) }
    let path = index.chunks[Int(chunk)]
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .readFailed(path: path, reason: systemReason(errno)) }
    opened.append((chunk, descriptor))
    return descriptor
  }
}
