// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// A file of finished tasks: `runs-000001.chunk`.
///
/// A first line with the seal of the work and the number of tasks, a line of whole numbers and responses for each, the bytes of all tasks one
/// after the other, and a last line with the SHA-256 of everything before it. Responses are written as the bits of
/// their numbers.
enum ChunkFile {
  struct Task {
    let point: Int
    let replicate: Int
    let patient: Int
    let failed: Int
    let responses: [Double?]
    let lengths: [Int32]
    /// Where the bytes of the task begin in the file.
    var offset: Int
  }

  private static let magic = "tpsim-chunk"
  private static let format = "3"
  private static let hashLength = 64
  /// No work leaves a chunk of a longer number, and after it there is always another one.
  private static let longestNumber = 15

  static func name(_ number: Int) -> String {
    let digits = String(number)
    return "runs-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits + ".chunk"
  }

  /// The number in the name of a chunk file; nil for any other name.
  static func number(of name: String) -> Int? {
    guard name.hasPrefix("runs-"), name.hasSuffix(".chunk") else { return nil }
    let digits = name.dropFirst(5).dropLast(6)
    return (6...longestNumber).contains(digits.count) ? Int(digits) : nil
  }

  /// The bytes of a chunk of tasks, and where each begins. `seal`: the identity of the work.
  static func encode(_ tasks: [FinishedTask], seal: String) -> (bytes: [UInt8], index: [Task]) {
    var head = "\(magic) \(format) \(seal) \(tasks.count)\n"
    var index: [Task] = []
    for task in tasks {
      let lengths = task.sections.map { Int32($0.count) }
      index.append(
        Task(
          point: task.point, replicate: task.replicate, patient: task.patient, failed: task.failed,
          responses: task.responses, lengths: lengths, offset: 0))
      let numbers = [task.point, task.replicate, task.patient, task.failed] + lengths.map(Int.init)
      let responses = task.responses.map { $0.map { String($0.bitPattern, radix: 16) } ?? "-" }
      head += (numbers.map(String.init) + responses).joined(separator: " ") + "\n"
    }
    var bytes = Array(head.utf8)
    for (place, task) in tasks.enumerated() {
      index[place].offset = bytes.count
      for section in task.sections { bytes += section }
    }
    var fingerprint = Fingerprint()
    bytes.withUnsafeBytes { fingerprint.add($0) }
    bytes += Array("\(fingerprint.sha256)\n".utf8)
    return (bytes, index)
  }

  /// The tasks of the chunk at `path`; nil where its bytes are not those that were written.
  ///
  /// Throws `foreignChunk` where they were written for other work than that of the `seal`, `missing` and `readFailed`.
  static func read(_ path: String, seal: String) throws(ResultError) -> [Task]? {
    let bytes = try FileSystem.contents(of: path)
    let payload = bytes.count - hashLength - 1
    guard payload > 0, bytes.last == newline else { return nil }
    var fingerprint = Fingerprint()
    bytes.withUnsafeBytes { fingerprint.add(UnsafeRawBufferPointer(rebasing: $0[..<payload])) }
    guard bytes[payload..<(bytes.count - 1)].elementsEqual(fingerprint.sha256.utf8) else { return nil }
    let head = bytes.prefix { $0 != newline }
    guard head.starts(with: "\(magic) ".utf8) else { return nil }
    guard head.starts(with: "\(magic) \(format) \(seal) ".utf8) else { throw .foreignChunk(path: path) }
    return index(of: bytes[..<payload])
  }

  private static func index(of bytes: ArraySlice<UInt8>) -> [Task]? {
    var rest = bytes
    func line() -> String? {
      guard let end = rest.firstIndex(of: newline) else { return nil }
      defer { rest = rest[(end + 1)...] }
      return String(decoding: rest[..<end], as: UTF8.self)
    }
    guard let count = line()?.split(separator: " ").last.flatMap({ Int($0) }), count >= 0 else { return nil }
    var tasks: [Task] = []
    for _ in 0..<count {
      guard let task = line().flatMap(Self.task) else { return nil }
      tasks.append(task)
    }
    var offset = rest.startIndex
    for place in tasks.indices {
      tasks[place].offset = offset
      offset += tasks[place].lengths.reduce(0) { $0 + Int($1) }
    }
    return offset == bytes.endIndex ? tasks : nil
  }

  private static func task(_ line: String) -> Task? {
    let fields = line.split(separator: " ")
    let whole = 4 + TaskIndex.sections
    guard fields.count >= whole else { return nil }
    let numbers = fields[..<whole].compactMap { Int($0) }
    guard numbers.count == whole, numbers.allSatisfy({ (0...Int(Int32.max)).contains($0) }) else {
      return nil
    }
    var responses: [Double?] = []
    for field in fields[whole...] {
      if field == "-" {
        responses.append(nil)
      } else if let bits = UInt64(field, radix: 16) {
        responses.append(Double(bitPattern: bits))
      } else {
        return nil
      }
    }
    return Task(
      point: numbers[0], replicate: numbers[1], patient: numbers[2], failed: numbers[3],
      responses: responses, lengths: numbers[4...].map { Int32($0) }, offset: 0)
  }
}

private let newline = UInt8(ascii: "\n")
