// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities
package import Results
package import Scenarios

extension Study {
  /// One column a factor, with its short name as title.
  package var factorColumns: [Column] {
    zip(factors, shortNames).map { factor, name in
      let kind: Column.Kind =
        factor.hasText
        ? .string : factor.base.isTruth ? .boolean : factor.isWhole ? .integer : .number
      let summary = "Value of \(factor.path)"
      return factor.unit.map { Column(factor.column, kind, unit: $0, summary, title: name) }
        ?? Column(factor.column, kind, summary, title: name)
    }
  }

  /// One value a factor as cells of their columns.
  package static func cells(of values: [FactorValue], _ columns: [Column]) -> [Cell] {
    zip(columns, values).map { column, value in
      switch (column.kind, value) {
      case (.number, .number(let number)): .number(number)
      case (.integer, .number(let number)): .integer(Int(exactly: number))
      case (.boolean, .truth(let isTrue)): .boolean(isTrue)
      case (_, .number(let number)): .string(plain(number))
      case (_, .text(let text)): .string(text)
      case (_, .truth(let isTrue)): .string(isTrue ? "TRUE" : "FALSE")
      }
    }
  }
}

extension Factor {
  fileprivate var hasText: Bool {
    guard case .values(let values) = domain else { return false }
    return values.contains { if case .text = $0 { true } else { false } }
  }
}

extension FactorValue? {
  fileprivate var isTruth: Bool { if case .truth? = self { true } else { false } }
}
