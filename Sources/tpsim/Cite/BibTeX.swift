// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension CitedWork {
  /// An entry for BibTeX and BibLaTeX.
  var bibTeX: String {
    let type =
      switch kind {
      case .article: "article"
      case .book: "book"
      case .software, .other: "misc"
      }
    var names = authors.map { author in
      author.given.map { "\(Self.escaped(author.family)), \($0)" } ?? "{\(Self.escaped(author.family))}"
    }
    if hasMoreAuthors { names.append("others") }
    let fields: [(String, String?)] = [
      ("author", names.isEmpty ? nil : names.joined(separator: " and ")),
      ("title", title.map { "{\(Self.escaped($0))}" }),
      ("journal", journal.map { Self.escaped($0.name) }),
      ("year", year.map { "\($0)" }),
      ("volume", journal?.volume),
      ("number", journal?.issue),
      ("pages", journal?.pages?.replacing("-", with: "--")),
      ("publisher", publisher.map(Self.escaped)),
      ("edition", edition),
      ("isbn", isbn),
      ("version", version.map(Self.escaped)),
      // Names of documents are no text: packages for links read them as they are.
      ("doi", doi), ("pmid", pubMed), ("pmcid", pubMedCentral),
      ("note", note.map(Self.escaped)),
    ]
    let lines = fields.compactMap { name, value in value.map { "  \(name) = {\($0)}" } }
    return "@\(type){\(key),\n\(lines.joined(separator: ",\n"))\n}"
  }

  /// What TeX would take for a command stands for itself.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "\\": escaped += #"\textbackslash{}"#
      case "~": escaped += #"\textasciitilde{}"#
      case "^": escaped += #"\textasciicircum{}"#
      case "&", "%", "$", "#", "_", "{", "}": escaped += "\\\(character)"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
