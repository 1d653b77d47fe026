// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Reads the bytes of tasks back from their chunk files, in any order.
package final class ChunkReader {
  private let index: TaskIndex
  /// Open files, the one used last at the end: a process may hold few files open.
  private var open: [(chunk: Int32, handle: FileHandle)] = []
  private static let limit = 64

  package init(_ index: TaskIndex) { self.index = index }

  /// What `FinishedTask` says of `rows` and `samples`. Throws `missing` and `readFailed`.
  package func read(_ entry: TaskIndex.Entry) throws(ResultError) -> (rows: [[UInt8]], samples: [UInt8]) {
    let path = index.chunks[Int(entry.chunk)]
    let lengths = index.lengths(of: entry)
    let count = lengths.reduce(0) { $0 + Int($1) }
    let data: [UInt8]
    do {
      let handle = try handle(of: entry.chunk)
      try handle.seek(toOffset: UInt64(entry.offset))
      data = Array(try handle.read(upToCount: count) ?? Data())
    } catch {
      throw .readFailed(path: path, reason: "\(error.localizedDescription)")
    }
    guard data.count == count else { throw .readFailed(path: path, reason: "it ends early") }
    var start = 0
    let sections = lengths.map { length in
      defer { start += Int(length) }
      return Array(data[start..<(start + Int(length))])
    }
    return (Array(sections.dropLast()), sections[TaskIndex.rowSections])
  }

  private func handle(of chunk: Int32) throws -> FileHandle {
    if let place = open.lastIndex(where: { $0.chunk == chunk }) {
      let found = open.remove(at: place)
      open.append(found)
      return found.handle
    }
    if open.count == Self.limit { try open.removeFirst().handle.close() }
    let handle = try FileHandle(forReadingFrom: URL(filePath: index.chunks[Int(chunk)]))
    open.append((chunk, handle))
    return handle
  }
}
