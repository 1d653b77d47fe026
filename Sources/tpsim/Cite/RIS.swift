// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension CitedWork {
  /// A record as reference managers exchange it: two letters, two blanks, a dash and a blank before each value.
  var ris: String {
    let type =
      switch kind {
      case .article: "JOUR"
      case .book: "BOOK"
      case .software: "COMP"
      case .other: "GEN"
      }
    // The last dash parts the pages of a range; an article's number has none.
    let pages = journal?.pages?.split(separator: "-", maxSplits: 1).map(String.init) ?? []
    let fields: [(String, String?)] =
      [("TY", type), ("ID", key)]
      + authors.map { author in ("AU", author.given.map { "\(author.family), \($0)" } ?? author.family) }
      + [
        ("TI", title), ("T2", journal?.name), ("PY", year.map { "\($0)" }), ("VL", journal?.volume),
        ("IS", journal?.issue), ("SP", pages.first), ("EP", pages.count > 1 ? pages[1] : nil),
        ("PB", publisher), ("ET", edition ?? version), ("SN", isbn), ("DO", doi), ("UR", address),
        ("N1", hasMoreAuthors ? "and other authors" : nil), ("N1", note),
      ]
    let lines = fields.compactMap { tag, value in value.map { "\(tag)  - \($0)" } }
    return (lines + ["ER  - "]).joined(separator: "\n")
  }
}
