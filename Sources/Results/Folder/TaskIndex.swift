// SPDX-License-Identifier: GPL-3.0-or-later

/// Which tasks are finished and where their bytes lie in chunk files. Memory: about 100 bytes a task.
package struct TaskIndex: Sendable {
  /// Tables whose rows a task has: runs, series, events, failures.
  package static let rowSections = 5
  static let sections = rowSections + 1

  package struct Entry: Sendable {
    fileprivate let numbers: SIMD4<Int32>
    /// Index of the file in `chunks`.
    fileprivate(set) var chunk: Int32
    package let responseCount: Int32
    let offset: Int
    /// Where its lengths and responses begin.
    fileprivate var lengths: Int
    fileprivate var responses: Int

    package var point: Int { Int(numbers[0]) }
    package var replicate: Int { Int(numbers[1]) }
    package var patient: Int { Int(numbers[2]) }
    package var failed: Int { Int(numbers[3]) }
  }

  /// Paths of chunk files.
  package private(set) var chunks: [String] = []
  package private(set) var entries: [Entry] = []
  /// Lengths of the sections of all tasks.
  private var lengths: [Int32] = []
  private var responses: [Double] = []

  package init() {}

  /// Nil stands for no value.
  package func responses(of entry: Entry) -> [Double?] {
    responses[entry.responses..<(entry.responses + Int(entry.responseCount))].map { $0.isNaN ? nil : $0 }
  }

  /// The chunk file that the task lies in.
  package func path(of entry: Entry) -> String { chunks[Int(entry.chunk)] }

  func lengths(of entry: Entry) -> ArraySlice<Int32> {
    lengths[entry.lengths..<(entry.lengths + Self.sections)]
  }

  mutating func add(chunk path: String, _ tasks: [ChunkFile.Task]) {
    let chunk = Int32(chunks.count)
    chunks.append(path)
    for task in tasks {
      entries.append(
        Entry(
          numbers: SIMD4(
            Int32(task.point), Int32(task.replicate), Int32(task.patient), Int32(task.failed)),
          chunk: chunk, responseCount: Int32(task.responses.count), offset: task.offset,
          lengths: lengths.count, responses: responses.count))
      lengths += task.lengths
      responses += task.responses.map { $0 ?? .nan }
    }
  }

  /// Adds the tasks of another folder.
  package mutating func add(_ other: TaskIndex) {
    for var entry in other.entries {
      entry.chunk += Int32(chunks.count)
      entry.lengths += lengths.count
      entry.responses += responses.count
      entries.append(entry)
    }
    chunks += other.chunks
    lengths += other.lengths
    responses += other.responses
  }

  /// Sorts by design point and replicate; of tasks that are there twice one is kept, which has the same bytes.
  package mutating func sort() {
    entries.sort { ($0.point, $0.replicate, $0.chunk) < ($1.point, $1.replicate, $1.chunk) }
    var last: (Int, Int)?
    entries.removeAll { entry in
      defer { last = (entry.point, entry.replicate) }
      return last.map { $0 == (entry.point, entry.replicate) } ?? false
    }
  }
}
