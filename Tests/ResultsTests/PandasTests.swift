// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Results
import Testing

/// What python3 prints for a program; nil where there is no python3 or the program fails.
private func python(_ program: String, _ arguments: String...) -> String? {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = ["python3", "-c", program] + arguments
  let output = Pipe()
  process.standardOutput = output
  process.standardError = FileHandle.nullDevice
  do { try process.run() } catch { return nil }
  let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  return process.terminationStatus == 0 ? text : nil
}

private let hasPandas = python("import pandas") != nil

@Suite(.enabled(if: hasPandas, "python3 has no pandas"))
struct PandasTests {
  @Test("reads every column as what it is, with no options")
  func types() throws {
    let place = try TemporaryFolder()
    let table = TableSchema(
      "t.csv", "A table",
      columns: [
        Column("text", .string, "Text"), Column("whole", .integer, "Whole numbers"),
        Column("number", .number, "Numbers that happen to be whole"), Column("flag", .boolean, "Flags"),
        Column("gaps", .number, "Numbers with gaps"),
        Column("small", .number, "Very small and large numbers"),
      ])
    let writer = try CSVWriter(table, in: place.path)
    for row in 0..<3 {
      try writer.append([
        .string(["a, \"b\"", "two\nlines", "µ"][row]), .integer(row), .number(Double(row)),
        .boolean(row == 1),
        .number(row == 1 ? nil : 5), .number([1e-300, 1e300, -0.1][row]),
      ])
    }
    try writer.finish()
    let program = """
      import pandas, sys
      t = pandas.read_csv(sys.argv[1])
      kinds = {'i': 'integer', 'f': 'number', 'b': 'boolean', 'O': 'string'}
      print(len(t), [kinds[d.kind] for d in t.dtypes], ascii(list(t['text'])), t['gaps'].isna().sum(), list(t['small']))
      """
    #expect(
      python(program, "\(place.path)/t.csv") == """
        3 ['string', 'integer', 'number', 'boolean', 'number', 'number'] \
        ['a, "b"', 'two\\nlines', '\\xb5'] 1 [1e-300, 1e+300, -0.1]

        """)
  }
}
