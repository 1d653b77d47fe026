// SPDX-License-Identifier: GPL-3.0-or-later

/// The units that a user may write, each with its spellings.
///
/// Spellings are exact, because `mPa` and `MPa` differ by a factor of a billion; a spelling that is
/// merely near is offered as a suggestion. Typographic variants are folded first: `µ` and `μ` are `u`, `²`
/// and `^2` are `2`, `·`, `*` and a blank between units are `.`, `per` is `/`.
///
/// A month is left out: it has no fixed length. A year is the UCUM year of 365.25 days. Degrees Celsius
/// stand alone, because converting them needs an offset. Of money there are euros alone, because rates change.
package enum UnitRegistry {
  /// A unit and every way to write it; the first spelling is its symbol.
  package struct Entry: Sendable {
    package let unit: MeasurementUnit
    package let spellings: [String]
  }

  /// All entries, per dimension from the smallest unit to the largest.
  package static let entries: [Entry] = times + rates + pressures + lengths + shares + chemistry + others

  /// The unit written as `spelling`, preferring the symbols of `expected` itself.
  package static func unit(spelled spelling: String, expected: MeasurementUnit) -> MeasurementUnit? {
    let folded = fold(spelling)
    if !folded.isEmpty, folded == fold(expected.symbol) || folded == fold(expected.ucum) { return expected }
    let candidates = known[folded, default: []]
    return candidates.first { $0.dimension == expected.dimension } ?? candidates.first
  }

  /// The symbols that measure `dimension`, from the smallest unit to the largest.
  package static func symbols(for dimension: Dimension) -> [String] {
    entries.filter { $0.unit.dimension == dimension }.map(\.unit.symbol)
  }

  /// Every spelling that measures `dimension`.
  package static func spellings(for dimension: Dimension) -> [String] {
    entries.filter { $0.unit.dimension == dimension }.flatMap(\.spellings)
  }

  /// The spelling of `dimension` that `written` was probably meant to be.
  package static func nearest(to written: String, for dimension: Dimension) -> String? {
    let folded = fold(written)
    guard !folded.isEmpty else { return nil }
    let spellings = spellings(for: dimension)
    return nearestName(to: folded, in: spellings) ?? spellings.first { $0.hasPrefix(folded) }
  }

  private static let known: [String: [MeasurementUnit]] = entries.reduce(into: [:]) { known, entry in
    for spelling in Set((entry.spellings + [entry.unit.ucum]).map(fold)) {
      known[spelling, default: []].append(entry.unit)
    }
  }

  /// `spelling` with typographic variants replaced by the ASCII form that the table uses.
  static func fold(_ spelling: String) -> String {
    var folded = ""
    for scalar in spelling.unicodeScalars {
      switch scalar {
      case "\u{B5}", "\u{3BC}": folded += "u"
      case "\u{B2}": folded += "2"
      case "\u{B0}": folded += "deg"
      case "\u{B7}", "\u{22C5}", "*": folded += "."
      case "\u{2215}", "\u{2044}": folded += "/"
      case "\u{A0}", "\u{2009}", "\u{202F}": folded += " "
      case "^": break
      default: folded.unicodeScalars.append(scalar)
      }
    }
    let words = folded.split(separator: " ").map { $0 == "per" ? "/" : String($0) }
    return words.reduce(into: "") { text, word in
      let joins = text.isEmpty || text.hasSuffix("/") || word.hasPrefix("/") || text == "%"
      text += joins ? word : "." + word
    }
  }
}
