// SPDX-License-Identifier: GPL-3.0-or-later

/// A publication, as far as it is known.
package struct Reference: Sendable, Hashable {
  /// The short name by which sources cite it, such as `hou2002`.
  package let key: String
  /// Family name and initials, such as `Hou CR`; an organisation stands alone.
  package let authors: [String]
  /// Whether there are more authors than those that are named.
  package let hasMoreAuthors: Bool
  package let year: Int?
  package let journal: Journal?
  /// What it is about, in our words and not by its title; may be empty.
  package let about: String
  /// A DOI (`doi:…`), PubMed (`PMID …`) or PubMed Central (`PMC…`) identifier; empty where none is known.
  package let identifier: String

  /// Where in a journal.
  package struct Journal: Sendable, Hashable {
    package let name: String
    package let volume: String?
    package let issue: String?
    /// The first and the last page, or the number of the article.
    package let pages: String?

    package init(_ name: String, volume: String? = nil, issue: String? = nil, pages: String? = nil) {
      self.name = name
      self.volume = volume
      self.issue = issue
      self.pages = pages
    }

    /// Such as `Arch Phys Med Rehabil 83:1406-1414`.
    fileprivate var text: String {
      var text = name
      if let volume { text += " \(volume)" }
      if let issue { text += "(\(issue))" }
      if let pages { text += ":\(pages)" }
      return text
    }
  }

  package init(
    _ key: String, by authors: [String] = [], andOthers hasMoreAuthors: Bool = false, year: Int? = nil,
    in journal: Journal? = nil, about: String = "", identifier: String = ""
  ) {
    self.key = key
    self.authors = authors
    self.hasMoreAuthors = hasMoreAuthors
    self.year = year
    self.journal = journal
    self.about = about
    self.identifier = identifier
  }

  /// The publication in a line, such as `Hou CR et al. 2002, Arch Phys Med Rehabil 83:1406-1414`.
  package var citation: String {
    let names = authors.joined(separator: ", ") + (hasMoreAuthors ? " et al." : "")
    var parts = [names, journal?.text ?? ""].filter { !$0.isEmpty }
    if let year {
      if parts.isEmpty { parts = ["\(year)"] } else { parts[0] += " \(year)" }
    }
    return (parts + [about]).filter { !$0.isEmpty }.joined(separator: ", ")
  }

  package var doi: String? { identifier.hasPrefix("doi:") ? String(identifier.dropFirst(4)) : nil }
  /// The number in PubMed.
  package var pubMed: String? { identifier.hasPrefix("PMID ") ? String(identifier.dropFirst(5)) : nil }
  /// The name in PubMed Central, such as `PMC2774893`.
  package var pubMedCentral: String? { identifier.hasPrefix("PMC") ? identifier : nil }
}
