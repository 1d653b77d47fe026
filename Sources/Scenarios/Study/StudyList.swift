// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities
import Results

/// The design points of a `list`: a table in a file, or rows in the study itself.
final class StudyList {
  let columns: [String]
  /// The table as a list of rows, under the name of the file it comes from.
  let document: JSONDocument
  /// One value a factor in each row; filled in while factors are read.
  var values: [[FactorValue]] = []

  /// Throws what reading the table throws, as problems.
  ///
  /// `study`: the file of the study, beside which the table is looked for.
  init?(_ reader: ObjectReader, study: String) throws(ProblemList) {
    if let written = reader.value("file") {
      guard let path = written.string() else { return nil }
      let folder = study.lastIndex(of: "/").map { String(study[...$0]) } ?? ""
      (columns, document) = try Self.table(path.hasPrefix("/") ? path : folder + path)
    } else {
      guard let rows = reader.arrayIfPresent("rows") else {
        reader.reportMissing("file", expected: "the path of a CSV file with a column for each factor")
        return nil
      }
      let names = reader.array("columns").compactMap { $0.string() }
      columns = names
      let wrong = rows.filter { row in
        guard let values = row.array() else { return true }
        if values.count != names.count { row.report("has not one value for each of \(names.count) columns") }
        return values.count != names.count
      }
      guard wrong.isEmpty else { return nil }
      document = Self.document(rows.map(\.value), file: "\(study): design", line: 0)
    }
    guard case .array(let rows)? = document.root["rows"]?.kind, !rows.isEmpty else {
      throw ProblemList(.badInput, [Problem(file: document.file, .statement("has no rows"))])
    }
  }

  /// `line`: of the header.
  private static func document(_ rows: [JSONValue], file: String, line: Int) -> JSONDocument {
    JSONDocument(root: .object(["rows": JSONValue(.array(rows), line: line)]), file: file)
  }

  /// A cell that is a number in JSON too: other readers take `0x2`, `+1` and `.5` for different things.
  private static func number(_ text: String) -> JSONNumber? {
    let bytes = Array(text.utf8)
    return numberLength(in: bytes[...]) == bytes.count ? JSONNumber(grammatical: text) : nil
  }

  private static func table(_ path: String) throws(ProblemList) -> ([String], JSONDocument) {
    do throws(ResultError) {
      let reader = try CSVReader(path)
      let places = reader.header.indices.filter { reader.header[$0] != "design_id" }
      var rows: [JSONValue] = []
      try reader.forEach { (record) throws(ResultError) in
        let cells = places.map { place -> JSONValue in
          let text = record[place]
          let kind: JSONValue.Kind =
            switch text {
            case "TRUE": .bool(true)
            case "FALSE": .bool(false)
            default: number(text).map { .number($0) } ?? .string(text)
            }
          return JSONValue(kind, line: record.line)
        }
        rows.append(JSONValue(.array(cells), line: record.line))
        return true
      }
      return (places.map { reader.header[$0] }, document(rows, file: path, line: 1))
    } catch {
      let category: ProblemList.Category = if case .missing = error { .missingInput } else { .badInput }
      throw ProblemList(
        category, [Problem(file: path, .statement(error.description.replacing("\(path): ", with: "")))])
    }
  }
}
