// SPDX-License-Identifier: GPL-3.0-or-later

/// Rows of cells as aligned text. The last column takes the rest of the page and is wrapped.
struct TextTable {
  /// Characters on a line.
  static let pageWidth = 96
  private static let gap = 2
  /// A cell wider than this stands on a line of its own, so that one long name does not squeeze all rows.
  private static let widest = 28

  private let header: [String]
  private var rows: [[String]] = []

  /// A table with column titles; without any when `header` is empty.
  init(_ header: [String] = []) { self.header = header }

  /// Adds a row. A line end in the last cell is kept.
  mutating func add(_ cells: String...) { add(cells) }

  mutating func add(_ cells: [String]) { rows.append(cells) }

  /// The lines, each indented by `indent` blanks and without blanks at its end.
  func lines(indent: Int = 2) -> [String] {
    let all = (header.isEmpty ? [] : [header]) + rows
    guard let columns = all.map(\.count).max(), columns > 0 else { return [] }
    let widths = (0..<(columns - 1)).map { column in
      all.compactMap { $0.indices.contains(column) ? $0[column].count : nil }
        .filter { $0 <= Self.widest }.max() ?? 0
    }
    let textStart = indent + widths.reduce(0) { $0 + $1 + Self.gap }
    // A few words are not torn apart, however wide the columns before them are.
    let short = all.compactMap { $0.count == columns ? $0.last?.count : nil }.filter { $0 <= Self.widest }
      .max()
    let room = max(Self.pageWidth - textStart, short ?? 0)
    return all.flatMap { row in
      lines(of: row, widths: widths, indent: indent, textStart: textStart, room: room)
    }
  }

  private func lines(
    of row: [String], widths: [Int], indent: Int, textStart: Int, room: Int
  ) -> [String] {
    var done: [String] = []
    var line = blanks(indent)
    for (cell, width) in zip(row.dropLast(), widths) {
      line += cell
      let end = line.count + width - cell.count + Self.gap
      if cell.count > width {
        done.append(line)
        line = blanks(end)
      } else {
        line += blanks(end - line.count)
      }
    }
    for part in wrapped(row.last ?? "", width: room) {
      done.append(trimmed(line + part))
      line = blanks(textStart)
    }
    return done
  }
}

/// `text` in lines of at most `width` characters; a longer word stands alone. Line ends are kept.
func wrapped(_ text: String, width: Int) -> [String] {
  text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph in
    var lines: [String] = []
    var line = ""
    for word in paragraph.split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " \(word)"
    }
    return lines + [line]
  }
}

/// `text` wrapped to the page with every line indented.
func paragraph(_ text: String, indent: Int) -> [String] {
  wrapped(text, width: TextTable.pageWidth - indent).map { trimmed(blanks(indent) + $0) }
}

private func blanks(_ count: Int) -> String { String(repeating: " ", count: max(count, 0)) }

private func trimmed(_ line: String) -> String {
  var line = line[...]
  while line.last == " " { line.removeLast() }
  return String(line)
}
