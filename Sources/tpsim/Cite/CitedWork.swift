// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
import Quantities

/// Something to be cited, in the terms that the formats of bibliographies share.
struct CitedWork {
  enum Kind { case article, book, software, other }

  let key: String
  let kind: Kind
  /// Family name and initials; an organisation has no initials.
  let authors: [(family: String, given: String?)]
  var hasMoreAuthors = false
  var year: Int?
  /// Titles of publications are not known to the program, which says in its own words what they are about.
  var title: String?
  var journal: Reference.Journal?
  var publisher: String?
  var edition: String?
  var isbn: String?
  var version: String?
  var doi: String?
  var pubMed: String?
  var pubMedCentral: String?
  var note: String?

  static let program = CitedWork(
    key: "tpsim", kind: .software, authors: [("The tpsim developers", nil)],
    title: "tpsim: a simulator of myofascial trigger points", version: Release.version,
    note: "GPL-3.0-or-later" + (Release.commit.map { "; commit \($0)" } ?? ""))

  static let library = CitedWork(
    key: "gsl", kind: .book, authors: [("Galassi", "M")], hasMoreAuthors: true, year: 2009,
    title: "GNU Scientific Library Reference Manual", publisher: "Network Theory Ltd", edition: "3",
    isbn: "0954612078", note: "linked: GSL \(gslVersion)")
}

extension CitedWork {
  init(_ reference: Reference) {
    let isArticle = reference.journal != nil
    self.init(
      key: reference.key, kind: isArticle ? .article : .other,
      authors: reference.authors.map(Self.author), hasMoreAuthors: reference.hasMoreAuthors,
      year: reference.year, journal: reference.journal, doi: reference.doi, pubMed: reference.pubMed,
      pubMedCentral: reference.pubMedCentral, note: reference.about.isEmpty ? nil : reference.about)
  }

  /// `Hou CR` is the family Hou with the initials C. R.; `ISMRM` is an organisation.
  private static func author(_ text: String) -> (family: String, given: String?) {
    guard let cut = text.lastIndex(of: " ") else { return (text, nil) }
    let initials = text[text.index(after: cut)...].map { "\($0)." }.joined(separator: " ")
    return (String(text[..<cut]), initials)
  }

  /// Where it can be read.
  var address: String? {
    if let doi { return "https://doi.org/\(doi)" }
    if let pubMed { return "https://pubmed.ncbi.nlm.nih.gov/\(pubMed)/" }
    return pubMedCentral.map { "https://pmc.ncbi.nlm.nih.gov/articles/\($0)/" }
  }
}
