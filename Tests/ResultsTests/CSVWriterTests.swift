// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Results
import Testing

@Suite struct CSVWriterTests {
  @Test("shows the file only when it is finished")
  func atomic() throws {
    let folder = try TemporaryFolder()
    let writer = try CSVWriter(ResultTables.runs, in: folder.path)
    try writer.append(run(1))
    #expect(try folder.names == [".runs.csv.tpsim-partial"])
    let record = try writer.close()
    #expect(try folder.names == [".runs.csv.tpsim-partial"])
    try writer.publish()
    #expect(try folder.names == ["runs.csv"])
    #expect(record.bytes == (try folder.bytes("runs.csv").count))
  }

  @Test("leaves nothing when it is abandoned or let go")
  func abandoned() throws {
    let folder = try TemporaryFolder()
    let writer = try CSVWriter(ResultTables.runs, in: folder.path)
    try writer.append(run(1))
    writer.abandon()
    #expect(try folder.names == [])
    do {
      let forgotten = try CSVWriter(ResultTables.runs, in: folder.path)
      try forgotten.append(run(1))
    }
    #expect(try folder.names == [])
  }

  @Test("streams a hundred thousand rows through a buffer that does not grow")
  func flatMemory() throws {
    let folder = try TemporaryFolder()
    let writer = try CSVWriter(series, in: folder.path)
    var longest = 0
    for number in 0..<100_000 {
      try writer.append(sample(number, day: Double(number) / 7))
      longest = max(longest, writer.bufferedBytes)
    }
    let record = try writer.finish()
    #expect(longest < CSVWriter.bufferLimit)
    #expect(longest > CSVWriter.bufferLimit / 2)
    #expect(record.bytes > 50 * CSVWriter.bufferLimit)
    #expect(writer.rowCount == 100_000)
    #expect(try folder.bytes("series.csv").count(where: { $0 == UInt8(ascii: "\n") }) == 100_001)
  }

  @Test("writes the same bytes row by row and in batches encoded elsewhere")
  func batches() async throws {
    let (single, batched) = (try TemporaryFolder(), try TemporaryFolder())
    let writer = try CSVWriter(series, in: single.path)
    for number in 0..<5_000 { try writer.append(sample(number, day: 0.1)) }
    try writer.finish()
    let other = try CSVWriter(series, in: batched.path)
    for start in stride(from: 0, to: 5_000, by: 1_250) {
      let rows = await Task.detached {
        var rows = EncodedRows(series)
        for number in start..<start + 1_250 { rows.append(sample(number, day: 0.1)) }
        return rows
      }.value
      try other.append(rows)
    }
    try other.finish()
    #expect(other.rowCount == 5_000)
    #expect(try single.bytes("series.csv") == batched.bytes("series.csv"))
  }

  @Test("stops at a row that does not fit the table")
  func misfits() async {
    await #expect(processExitsWith: .failure) {
      var rows = EncodedRows(ResultTables.failures)
      rows.append([.string("run-1")])
    }
    await #expect(processExitsWith: .failure) {
      var rows = EncodedRows(ResultTables.failures)
      rows.append([.string("run-1"), .string("history"), .integer(3), .string("tpsim")])
    }
    await #expect(processExitsWith: .success) {
      var rows = EncodedRows(ResultTables.failures)
      rows.append([.string("run-1"), .string("history"), .string("NaN"), .string("tpsim")])
    }
  }

  @Test("reports a full disk, and again whenever the file is touched", .enabled(if: hasFullDevice))
  func fullDisk() throws {
    let folder = try TemporaryFolder()
    let file = AtomicFile("runs.csv", in: folder.path, writingTo: open("/dev/full", O_WRONLY))
    let expected = ResultError.writeFailed(
      path: "\(folder.path)/runs.csv", reason: String(cString: strerror(ENOSPC)))
    #expect(throws: expected) { try file.write([1, 2, 3]) }
    #expect(throws: expected) { try file.write([4]) }
    #expect(throws: expected) { try file.close() }
    #expect(throws: expected) { try file.publish() }
    #expect(expected.exitCode == 74)
    #expect(try folder.names == [])
  }
}

private let hasFullDevice = FileManager.default.fileExists(atPath: "/dev/full")
