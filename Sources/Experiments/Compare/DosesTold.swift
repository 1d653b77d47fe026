// SPDX-License-Identifier: GPL-3.0-or-later
package import Results

/// The doses of a sweep's design points in words, such as `passes 6, hold_s 90`.
package struct DosesTold {
  private let words: [Int: String]

  /// Reads `design.csv` of a result folder; a plain run has none.
  package init(inFolder folder: String) throws(ResultError) {
    let path = "\(folder)/\(ResultTables.design(factors: []).fileName)"
    guard FileSystem.exists(path) else {
      words = [:]
      return
    }
    let reader = try CSVReader(path)
    let names = Self.short(Array(reader.header.dropFirst()))
    var words: [Int: String] = [:]
    try reader.forEach { (record) throws(ResultError) in
      guard let point = Int(record[0]) else { return true }
      words[point] = names.indices.map { index in
        let value = record[index + 1]
        return "\(names[index]) \(value.hasSuffix(".0") ? String(value.dropLast(2)) : value)"
      }.joined(separator: ", ")
      return true
    }
    self.words = words
  }

  /// Nil for a point that the folder does not have.
  package subscript(point: Int) -> String? { words[point] }

  /// The last word of each path, or the whole path where two share it.
  private static func short(_ columns: [String]) -> [String] {
    let last = columns.map { $0.split(separator: ".").last.map(String.init) ?? $0 }
    let counts = Dictionary(last.map { ($0, 1) }, uniquingKeysWith: +)
    return zip(columns, last).map { counts[$1] == 1 ? $1 : $0 }
  }
}
