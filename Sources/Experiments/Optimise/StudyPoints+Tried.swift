// SPDX-License-Identifier: GPL-3.0-or-later
import Results
import Scenarios

extension StudyPoints {
  /// The points that an optimisation has tried, as the `evaluations.csv` of its folder has them.
  ///
  /// Throws what reading the table throws, and `badTable` for a row that is out of order or holds no value.
  init(tried study: Study, in folder: String) throws(ResultError) {
    let columns = study.factorColumns
    let reader = try CSVReader("\(folder)/\(ResultTables.evaluations(factors: columns).fileName)")
    let number = try reader.column("design_id")
    let places = try columns.map { (column) throws(ResultError) in try reader.column(column.name) }
    var values: [FactorValue] = []
    var point = 0
    try reader.forEach { (record) throws(ResultError) in
      point += 1
      guard Int(record[number]) == point else {
        throw .badTable(path: reader.path, line: record.line, reason: "design_id is not \(point)")
      }
      for (column, place) in zip(columns, places) {
        let text = record[place]
        if column.kind == .boolean {
          values.append(.truth(text == "TRUE"))
        } else {
          values.append(Double(text).map(FactorValue.number) ?? .text(text))
        }
      }
      return true
    }
    self.init(study, values: values)
  }
}
