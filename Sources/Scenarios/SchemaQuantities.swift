// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

/// What JSON Schema can say about quantities: their spelling. Ranges of texts are told in words.
enum SchemaQuantities {
  /// One definition a dimension, such as `time`.
  static var definitions: [(String, JSONValue)] {
    Dimension.allCases.filter { !$0.isBare && !UnitRegistry.symbols(for: $0).isEmpty }.map { dimension in
      let symbols = UnitRegistry.symbols(for: dimension).joined(separator: ", ")
      return (
        dimension.rawValue,
        .object([
          "type": .text("string"), "pattern": .text(pattern(dimension)),
          "description": .text("\(dimension.phrase) with its unit: \(symbols)"),
        ])
      )
    }
  }

  /// A number of `unit` within `range`.
  static func number(
    _ unit: MeasurementUnit, _ range: ClosedRange<Double>, isWhole: Bool, _ summary: String, usual: JSONValue?
  ) -> JSONValue {
    var members: [(String, JSONValue)]
    if unit.dimension.isBare {
      members = [("type", .text(isWhole ? "integer" : "number"))]
      members += [("minimum", .number(range.lowerBound)), ("maximum", .number(range.upperBound))]
      members.append(("description", .text(summary)))
    } else {
      members = [("$ref", .text("#/$defs/\(unit.dimension.rawValue)"))]
      members.append(("description", .text("\(summary) (\(QuantityText.readable(range, unit)))")))
    }
    if let usual { members.append(("default", usual)) }
    return .object(members)
  }

  static func number(_ number: ScenarioNumber) -> JSONValue {
    self.number(
      number.unit, number.range, isWhole: number.isWhole, number.summary,
      usual: .quantity(number.value, number.unit))
  }

  private static let blank = "[ \\t\\u00A0\\u2009\\u202F]"

  /// Every spelling that `QuantityText.parse` takes for the dimension.
  private static func pattern(_ dimension: Dimension) -> String {
    var spellings: [String] = []
    for entry in UnitRegistry.entries where entry.unit.dimension == dimension {
      for spelling in entry.spellings + [entry.unit.ucum] where !spellings.contains(spelling) {
        spellings.append(spelling)
      }
    }
    let number = "-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?"
    let units = spellings.map(escaped).joined(separator: "|")
    return "^\(blank)*\(number)\(blank)*(\(units))\(blank)*$"
  }

  /// `spelling` with the typographic variants that the registry folds.
  private static func escaped(_ spelling: String) -> String {
    spelling.reduce(into: "") { text, character in
      switch character {
      case "u": text += "[u\\u00B5\\u03BC]"
      case "2": text += "\\^?[2\\u00B2]"
      case "3": text += "\\^?3"
      case ".": text += "\(blank)?[.*\\u00B7\\u22C5 ]\(blank)?"
      case "/": text += "\(blank)*(/|\\u2215|\\u2044|per )\(blank)*"
      case "%": text += "%\(blank)?"
      case "[", "]", "{", "}", "(", ")", "+", "?", "^", "$", "|", "\\": text += "\\\(character)"
      default: text.append(character)
      }
    }
  }
}
