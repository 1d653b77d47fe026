// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

/// An item of CSL-JSON, which citation processors read.
struct CSLItem: Encodable {
  let work: CitedWork

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: NameKey.self)
    func put(_ name: String, _ value: String?) throws {
      try container.encodeIfPresent(value, forKey: NameKey(name))
    }
    let type =
      switch work.kind {
      case .article: "article-journal"
      case .book: "book"
      case .software: "software"
      case .other: "document"
      }
    try put("id", work.key)
    try put("type", type)
    var names = work.authors.map { author in
      author.given.map { ["family": author.family, "given": $0] } ?? ["literal": author.family]
    }
    if work.hasMoreAuthors { names.append(["literal": "others"]) }
    if !names.isEmpty { try container.encode(names, forKey: NameKey("author")) }
    if let year = work.year { try container.encode(["date-parts": [[year]]], forKey: NameKey("issued")) }
    try put("title", work.title)
    try put("container-title", work.journal?.name)
    try put("volume", work.journal?.volume)
    try put("issue", work.journal?.issue)
    try put("page", work.journal?.pages)
    try put("publisher", work.publisher)
    try put("edition", work.edition)
    try put("version", work.version)
    try put("ISBN", work.isbn)
    try put("DOI", work.doi)
    try put("PMID", work.pubMed)
    try put("PMCID", work.pubMedCentral)
    try put("URL", work.address)
    try put("note", work.note)
  }
}
