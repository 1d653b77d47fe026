// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities
import Results
import Scenarios

/// The doses of a sweep's design points in words, such as `passes 6, hold_s 90`: factors by their short names.
package struct DosesTold {
  private var words: [Int: String] = [:]

  /// Reads `design.csv` of a result folder; a plain run has none. Throws `ProblemList` and `ResultError`.
  package init(inFolder folder: String) throws {
    guard let text = try Manifest(inFolder: folder).resolvedStudy?.text else { return }
    let study = try Study(resolved: JSONDocument([UInt8](text.utf8), file: "\(folder)/\(Manifest.fileName)"))
    let reader = try CSVReader("\(folder)/\(ResultTables.design(factors: []).fileName)")
    let point = try reader.column("design_id")
    let factors = try zip(study.shortNames, study.factors).map {
      (name: $0, place: try reader.column($1.column))
    }
    try reader.forEach { (record) throws(ResultError) in
      guard let number = Int(record[point]) else { return true }
      words[number] = factors.map { factor in
        "\(factor.name) \(record.number(factor.place).map(plain) ?? record[factor.place])"
      }.joined(separator: ", ")
      return true
    }
  }

  /// Nil for a point that the folder does not have.
  package subscript(point: Int) -> String? { words[point] }
}
