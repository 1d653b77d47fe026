// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads a CSV file record by record; memory does not grow with the file.
///
/// It takes RFC 4180 with either line end, quoted fields with line ends, and a byte order mark. Blank lines are
/// skipped.
package struct CSVReader {
  /// One record. Fields are read on demand: most readers want few of many columns.
  package struct Record {
    /// Counted from 1, where the record begins.
    package let line: Int
    fileprivate let bytes: ArraySlice<UInt8>
    fileprivate let ends: [Int]

    /// Number of fields.
    package var count: Int { ends.count }

    /// The record as written, without its line end.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The field as a text, without its quotes.
    package subscript(index: Int) -> String {
      let field = raw(index)
      guard field.first == quote, field.count >= 2 else { return String(decoding: field, as: UTF8.self) }
      var text: [UInt8] = []
      var isSecond = false
      for byte in field.dropFirst().dropLast() {
        if byte == quote, !isSecond {
          isSecond = true
        } else {
          isSecond = false
        }
        if byte != quote || !isSecond { text.append(byte) }
      }
      return String(decoding: text, as: UTF8.self)
    }

    /// Whether the field spells exactly `text`; quoted fields are unquoted first.
    package func holds(_ text: [UInt8], at index: Int) -> Bool {
      let field = raw(index)
      return field.first == quote ? Array(self[index].utf8) == text : field.elementsEqual(text)
    }

    /// The field as a number; nil where it is empty or none.
    package func number(_ index: Int) -> Double? { Double(self[index]) }

    /// The bytes of the field as written.
    package func raw(_ index: Int) -> ArraySlice<UInt8> {
      bytes[(index == 0 ? bytes.startIndex : ends[index - 1] + 1)..<ends[index]]
    }
  }

  package let path: String
  package let header: [String]

  /// Opens the file and reads its header. Throws `missing`, `readFailed`, and `badTable` where there is none.
  package init(_ path: String) throws(ResultError) {
    self.path = path
    var header: [String]?
    try Self.read(path) { (record) throws(ResultError) in
      header = (0..<record.count).map { record[$0] }
      return false
    }
    guard let header else { throw .badTable(path: path, line: 1, reason: "has no header") }
    self.header = header
  }

  /// The place of a column. Throws `badTable` where there is none of that name.
  package func column(_ name: String) throws(ResultError) -> Int {
    guard let index = header.firstIndex(of: name) else {
      throw .badTable(path: path, line: 1, reason: "has no column \(name)")
    }
    return index
  }

  /// Hands every record after the header to `body`, until it returns false.
  ///
  /// Throws `readFailed`, `badTable` where a record has not as many fields as the header, and what `body` throws.
  package func forEach(_ body: (Record) throws(ResultError) -> Bool) throws(ResultError) {
    var isHeader = true
    try Self.read(path) { (record) throws(ResultError) in
      if isHeader {
        isHeader = false
        return true
      }
      guard record.count == header.count else {
        throw .badTable(
          path: path, line: record.line, reason: "has \(record.count) fields, the header \(header.count)")
      }
      return try body(record)
    }
  }

  /// Hands every record of whole `bytes` without a header to `body`.
  package static func forEachRecord(of bytes: [UInt8], _ body: (Record) -> Void) {
    var splitter = RecordSplitter()
    bytes.withUnsafeBytes { splitter.add($0) }
    while let record = splitter.next(atEnd: true) { body(record) }
  }

  private static func read(
    _ path: String, _ body: (Record) throws(ResultError) -> Bool
  ) throws(ResultError) {
    var splitter = RecordSplitter()
    var failure: ResultError?
    var goesOn = true
    try readBlocks(of: path) { block in
      guard goesOn, failure == nil else { return }
      splitter.add(block)
      do throws(ResultError) {
        while goesOn, let record = splitter.next() { goesOn = try body(record) }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    while goesOn, let record = splitter.next(atEnd: true) { goesOn = try body(record) }
    if goesOn, splitter.isWithinQuotes {
      throw .badTable(path: path, line: splitter.line, reason: "ends within quotes")
    }
  }
}

/// Cuts bytes that come in blocks into records.
private struct RecordSplitter {
  private var bytes: [UInt8] = []
  private var start = 0
  private var scanned = 0
  private var ends: [Int] = []
  private(set) var isWithinQuotes = false
  private var lineOfScan = 1
  /// The line where the present record begins.
  private(set) var line = 1
  private var isFirst = true

  mutating func add(_ block: UnsafeRawBufferPointer) {
    // What is used up goes, so that a file of any size passes through.
    if start > 0 {
      bytes.removeFirst(start)
      ends = ends.map { $0 - start }
      scanned -= start
      start = 0
    }
    bytes.append(contentsOf: block)
    guard isFirst, bytes.count >= 3 else { return }
    isFirst = false
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { (start, scanned) = (3, 3) }
  }

  mutating func next(atEnd: Bool = false) -> CSVReader.Record? {
    while scanned < bytes.count {
      let byte = bytes[scanned]
      if byte == quote { isWithinQuotes.toggle() }
      if byte == newline { lineOfScan += 1 }
      if !isWithinQuotes {
        if byte == comma { ends.append(scanned) }
        if byte == newline, let record = finish(at: scanned) { return record }
      }
      scanned += 1
    }
    guard atEnd, start < bytes.count, !isWithinQuotes else { return nil }
    return finish(at: bytes.count)
  }

  /// Ends the record before the line end at `end`; nil for a blank line.
  private mutating func finish(at end: Int) -> CSVReader.Record? {
    let last = end > start && bytes[end - 1] == carriageReturn ? end - 1 : end
    defer {
      start = min(end + 1, bytes.count)
      line = lineOfScan
      ends.removeAll(keepingCapacity: true)
    }
    if last == start { return nil }
    scanned = end + 1
    return CSVReader.Record(line: line, bytes: bytes[start..<last], ends: ends + [last])
  }
}

private let quote = UInt8(ascii: "\"")
private let comma = UInt8(ascii: ",")
private let newline = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
