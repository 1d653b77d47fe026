// SPDX-License-Identifier: GPL-3.0-or-later

/// Names that users give and tables hold, where every reader must take them for texts.
enum TableName {
  /// What readers of CSV files take for "not available": pandas, R, polars and DuckDB by default.
  private static let missing: Set<String> = [
    "na", "n.a.", "nan", "null", "nat", "1.ind", "1.qnan",
  ]
  private static let truths: Set<String> = ["true", "false", "t", "f"]
  private static let infinities: Set<String> = ["inf", "infinity"]

  /// Why a name cannot be used, in words that continue it; nil where it can.
  static func fault(of name: String) -> String? {
    if let fault = formulaFault(of: name) { return fault }
    let plain = name.lowercased()
    // Written otherwise it is a word, and "none" a usual name of an arm.
    if missing.contains(plain) || name == "None" { return "would be a missing value to readers of tables" }
    if truths.contains(plain) { return "would be true or false to readers of tables" }
    let hasLetter = name.unicodeScalars.contains { $0.properties.isAlphabetic }
    if Double(name) != nil || infinities.contains(plain) || !hasLetter {
      return "would be a number or a date to readers of tables"
    }
    return nil
  }

  /// Why a name that stands in no column of its own cannot be used.
  static func formulaFault(of name: String) -> String? {
    guard let first = name.first else { return "is empty" }
    if "=+-@".contains(first) { return "would be a formula to spreadsheets, as it begins with \"\(first)\"" }
    let isControl = { (scalar: Unicode.Scalar) in scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value }
    return name.unicodeScalars.contains(where: isControl) ? "holds a control character" : nil
  }
}
