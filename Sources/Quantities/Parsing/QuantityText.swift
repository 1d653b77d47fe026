// SPDX-License-Identifier: GPL-3.0-or-later

/// Quantities as people write and read them: `"2.5 kg/cm2"`, `"5 s to 10 min"`.
package enum QuantityText {
  /// `text` as a number of `unit`, converted from whatever unit of the same dimension it is written in.
  ///
  /// The number follows the JSON grammar (`-2.5e3`; no `+`, no `.5`, no `1,5`, no `inf`) and must be finite.
  /// Numbers and counts have no unit; everything else must name one. Blanks around the text and between
  /// number and unit do not matter.
  package static func parse(
    _ text: String, as unit: MeasurementUnit
  ) throws(QuantityTextError) -> Double {
    let trimmed = trim(text[...])
    let digits = trimmed.utf8.prefix(numberLength(in: Array(trimmed.utf8)[...]))
    let rest = trimmed[digits.endIndex...]
    // A number that goes on with one of these is misspelt ("00", "1,5", "1.2.3"), not followed by a unit.
    let isCut = rest.first.map { "0123456789.,_".contains($0) } ?? false
    guard !isCut, let number = Double(Substring(digits)) else { throw .notANumber(text) }
    let found = try writtenUnit(String(trim(rest)), after: number, as: unit)
    let value = found.convert(number, to: unit)
    guard value.isFinite else { throw .notFinite(text) }
    return value
  }

  /// The unit that `spelling` names, which must measure what `unit` measures.
  private static func writtenUnit(
    _ spelling: String, after number: Double, as unit: MeasurementUnit
  ) throws(QuantityTextError) -> MeasurementUnit {
    guard !unit.dimension.isBare else {
      if spelling.isEmpty { return unit }
      throw .unexpectedUnit(spelling)
    }
    let symbols = UnitRegistry.symbols(for: unit.dimension)
    let allowed = symbols.contains(unit.symbol) ? symbols : [unit.symbol] + symbols
    guard !spelling.isEmpty else {
      throw .missingUnit(allowed: allowed, nearest: plainText(number, unit))
    }
    guard let found = UnitRegistry.unit(spelled: spelling, expected: unit) else {
      throw .unknownUnit(
        spelling, allowed: allowed, nearest: UnitRegistry.nearest(to: spelling, for: unit.dimension))
    }
    guard found.dimension == unit.dimension else {
      let nearest = UnitRegistry.nearest(to: spelling, for: unit.dimension)
      throw .wrongDimension(spelling, measures: found.dimension, allowed: allowed, nearest: nearest)
    }
    return found
  }

  private static func trim(_ text: Substring) -> Substring {
    let blanks: Set<Character> = [" ", "\t", "\u{A0}", "\u{2009}", "\u{202F}"]
    var rest = text
    while let first = rest.first, blanks.contains(first) { rest.removeFirst() }
    while let last = rest.last, blanks.contains(last) { rest.removeLast() }
    return rest
  }
}
