// SPDX-License-Identifier: GPL-3.0-or-later
import Results

/// An element of HTML or SVG, in the form that XML has too. `content` is markup; values of attributes are texts.
func element(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ content: String = "")
  -> String
{
  let written = attributes.map { " \($0.key)=\"\($0.value.escaped)\"" }.joined()
  return content.isEmpty && !["td", "th", "dd", "script", "title"].contains(name)
    ? "<\(name)\(written)/>" : "<\(name)\(written)>\(content)</\(name)>"
}

extension String {
  /// As markup shows it: what a browser would obey, or what changes the direction of writing, stands there as text.
  package var escaped: String {
    var text = ""
    for scalar in visibleLine.unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "'": text += "&#39;"
      // No XML has these.
      case "\u{FFFE}", "\u{FFFF}": text += "\u{FFFD}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// At most `length` characters of it: a figure has no room for more.
  func shortened(to length: Int) -> String { count > length ? prefix(length - 1) + "…" : self }
}

/// A table with names of columns and, in the first cell of each row, what the row is about. Cells are markup.
func table(_ caption: String, _ columns: [String], _ rows: [[String]], isText: Bool = false) -> String {
  let head = columns.map { element("th", ["scope": "col"], $0.escaped) }.joined()
  let body = rows.map { row in
    element(
      "tr", [:],
      row.enumerated().map { place, cell in
        place == 0 ? element("th", ["scope": "row"], cell) : element("td", [:], cell)
      }.joined())
  }.joined(separator: "\n")
  let inner =
    element("caption", [:], caption.escaped) + element("thead", [:], element("tr", [:], head))
    + (body.isEmpty ? "" : element("tbody", [:], body))
  return element(
    "div", ["class": "wide", "tabindex": "0", "role": "region", "aria-label": caption],
    element("table", isText ? ["class": "text"] : [:], inner))
}
