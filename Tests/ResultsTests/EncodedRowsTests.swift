// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Results
import Testing

/// One row of a table of `cells`, as text.
private func line(_ cells: [Cell]) throws -> String {
  let columns = cells.enumerated().map { Column("c\($0)", $1.kind, "A column") }
  let folder = try TemporaryFolder()
  let writer = try CSVWriter(TableSchema("t.csv", "A table", columns: columns), in: folder.path)
  try writer.append(cells)
  try writer.finish()
  let text = try folder.text("t.csv")
  return String(text.dropFirst(columns.map(\.name).joined(separator: ",").count + 1))
}

@Suite struct EncodedRowsTests {
  @Test(
    "quotes exactly the fields that need it",
    arguments: [
      ("plain words", "plain words"), ("a,b", "\"a,b\""), ("say \"ah\"", "\"say \"\"ah\"\"\""),
      ("two\nlines", "\"two\nlines\""), ("return\r", "\"return\r\""), ("µmol/L – ü", "µmol/L – ü"), ("", ""),
    ])
  func quoting(text: String, field: String) throws {
    #expect(try line([.string(text), .integer(1)]) == "\(field),1\n")
  }

  @Test("writes what is not available as an empty field")
  func missing() throws {
    let row: [Cell] = [
      .string(nil), .integer(nil), .number(nil), .boolean(nil), .number(.nan), .number(.infinity),
      .number(-.infinity), .integer(0),
    ]
    #expect(try line(row) == ",,,,,,,0\n")
  }

  @Test("writes no blank line for a lone missing field")
  func loneMissing() throws {
    #expect(try line([.string(nil)]) == "\"\"\n")
    #expect(try line([.number(.nan)]) == "\"\"\n")
  }

  @Test("writes TRUE and FALSE, whole numbers without and numbers with a fraction")
  func kinds() throws {
    let row: [Cell] = [
      .boolean(true), .boolean(false), .integer(5), .integer(.min), .number(5), .number(-0.1), .number(1e-7),
      .number(1e23),
    ]
    #expect(try line(row) == "TRUE,FALSE,5,-9223372036854775808,5.0,-0.1,1e-07,1e+23\n")
  }

  @Test("writes numbers that read back as the same bits")
  func roundTrip() throws {
    var generator = SystemRandomNumberGenerator()
    var values = (0..<20_000).map { _ in Double(bitPattern: generator.next()) }.filter(\.isFinite)
    values += (0..<20_000).map { _ in Double.random(in: -1_000...1_000, using: &generator) }
    values += [0, -0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude, .ulpOfOne, 0x1p53, 0x1p54]
    let folder = try TemporaryFolder()
    let schema = TableSchema("t.csv", "A table", columns: [Column("x", .number, "A number")])
    let writer = try CSVWriter(schema, in: folder.path)
    for value in values { try writer.append([.number(value)]) }
    try writer.finish()
    let lines = try folder.text("t.csv").split(separator: "\n").dropFirst()
    #expect(lines.map { Double($0)?.bitPattern } == values.map(\.bitPattern))
    #expect(lines.allSatisfy { $0.contains(".") || $0.contains("e") })
  }
}
