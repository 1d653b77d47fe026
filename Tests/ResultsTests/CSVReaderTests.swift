// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Results
import Testing

@Suite struct CSVReaderTests {
  private func records(of text: String) throws -> (header: [String], rows: [[String]], lines: [Int]) {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/table.csv"
    try Data(text.utf8).write(to: URL(filePath: path))
    let reader = try CSVReader(path)
    var rows: [[String]] = []
    var lines: [Int] = []
    try reader.forEach { record in
      rows.append((0..<record.count).map { record[$0] })
      lines.append(record.line)
      return true
    }
    return withExtendedLifetime(folder) { (reader.header, rows, lines) }
  }

  @Test("reads quotes, line ends within them, either line end, and no last line end")
  func dialects() throws {
    let read = try records(of: "\u{FEFF}a,b\r\n1,\"x, \"\"y\"\"\"\r\n\n\"two\nlines\",\n,\"\"")
    #expect(read.header == ["a", "b"])
    #expect(read.rows == [["1", "x, \"y\""], ["two\nlines", ""], ["", ""]])
    #expect(read.lines == [2, 4, 6])
  }

  @Test("reads back what the writer writes, over many blocks")
  func roundTrip() throws {
    let folder = try TemporaryFolder()
    let schema = TableSchema(
      "t.csv", "", columns: [Column("i", .integer, ""), Column("t", .string, ""), Column("x", .number, "")])
    let writer = try CSVWriter(schema, in: folder.path)
    for i in 0..<30_000 {
      try writer.append([.integer(i), .string("a\"\(i),\n"), .number(i % 7 == 0 ? nil : 0.1 * Double(i))])
    }
    try writer.finish()
    let reader = try CSVReader("\(folder.path)/t.csv")
    var count = 0
    try reader.forEach { record in
      #expect(record[0] == "\(count)" && record[1] == "a\"\(count),\n")
      #expect(record.number(2) == (count % 7 == 0 ? nil : 0.1 * Double(count)))
      count += 1
      return true
    }
    #expect(count == 30_000)
    withExtendedLifetime(folder) {}
  }

  @Test("refuses a file without header, ragged rows and open quotes, naming the line")
  func refusals() throws {
    #expect(throws: ResultError.self) { try records(of: "") }
    for (text, line) in [("a,b\n1,2\n3\n", 3), ("a,b\n1,\"2\n", 2)] {
      do {
        _ = try records(of: text)
        Issue.record("read \(text)")
      } catch let error as ResultError {
        guard case .badTable(_, let found, _) = error else {
          Issue.record("\(error)")
          continue
        }
        #expect(found == line)
      }
    }
  }

  @Test("finds columns by name")
  func columns() throws {
    let folder = try TemporaryFolder()
    try Data("a,b\n".utf8).write(to: URL(filePath: "\(folder.path)/t.csv"))
    let reader = try CSVReader("\(folder.path)/t.csv")
    #expect(try reader.column("b") == 1)
    #expect(throws: ResultError.self) { try reader.column("c") }
    withExtendedLifetime(folder) {}
  }
}
