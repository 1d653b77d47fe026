// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// The formats for reference managers tell the same works.
@Suite("cite --format")
struct CiteTests {
  private static func printed(_ format: String) async throws -> String {
    let folder = try folderWithScenario()
    let outcome = try await Program.run("cite", "scenario.json", "--format", format, in: folder)
    #expect(outcome.code == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    return outcome.output
  }

  private static func items() async throws -> [[String: Any]] {
    let data = Data(try await printed("csl").utf8)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
  }

  @Test("csl is JSON of the program, its library and every reference that the text lists")
  func csl() async throws {
    let items = try await Self.items()
    let keys = items.compactMap { $0["id"] as? String }
    #expect(
      keys.count == items.count && Set(keys).count == keys.count && Array(keys.prefix(2)) == ["tpsim", "gsl"])
    let text = try await Self.printed("text")
    for key in keys.dropFirst(2) { #expect(text.contains("\n\(key)\n"), "\(key)") }
    let hou = try #require(items.first { $0["id"] as? String == "hou2002" })
    #expect(
      hou["type"] as? String == "article-journal"
        && hou["container-title"] as? String == "Arch Phys Med Rehabil")
    #expect(hou["volume"] as? String == "83" && hou["page"] as? String == "1406-1414")
    #expect(hou["DOI"] as? String == "10.1053/apmr.2002.34834")
    #expect((hou["issued"] as? [String: [[Int]]])?["date-parts"] == [[2002]])
    let authors = try #require(hou["author"] as? [[String: String]])
    #expect(authors == [["family": "Hou", "given": "C. R."], ["literal": "others"]])
  }

  @Test("bibtex has an entry for each, with balanced braces and nothing that TeX would obey")
  func bibtex() async throws {
    let text = try await Self.printed("bibtex")
    let entries = text.components(separatedBy: "\n\n")
    let keys = entries.compactMap {
      $0.firstMatch(of: #/^@(article|book|misc)\{([A-Za-z0-9_-]+),\n/#).map { String($0.2) }
    }
    #expect(keys == (try await Self.items()).compactMap { $0["id"] as? String })
    for entry in entries {
      var depth = 0
      for character in entry {
        if character == "{" { depth += 1 }
        if character == "}" { depth -= 1 }
        #expect(depth >= 0)
      }
      #expect(depth == 0, "\(entry)")
      for line in entry.split(separator: "\n") where !line.hasPrefix("  doi") {
        #expect(line.firstMatch(of: #/(^|[^\\])[%&#$]/#) == nil, "\(line)")
      }
    }
    #expect(text.contains("  author = {Hou, C. R. and others}") && text.contains("  pages = {1406--1414}"))
    #expect(text.contains("  author = {{The tpsim developers}}"))
  }

  @Test("ris has a record for each, a tag before every value")
  func ris() async throws {
    let text = try await Self.printed("ris")
    let records = text.components(separatedBy: "\n\n")
    #expect(records.count == (try await Self.items()).count)
    for record in records {
      let lines = record.split(separator: "\n")
      #expect(
        lines.first?.hasPrefix("TY  - ") == true && lines.last?.hasPrefix("ER  - ") == true, "\(record)")
      #expect(lines.allSatisfy { $0.firstMatch(of: #/^[A-Z][A-Z0-9]  - /#) != nil }, "\(record)")
    }
    #expect(text.contains("AU  - Hou, C. R.\n") && text.contains("SP  - 1406\nEP  - 1414\n"))
  }

  @Test("an unknown format, or two at once, is wrong usage")
  func refused() async throws {
    let folder = try folderWithScenario()
    let unknown = try await Program.run("cite", "scenario.json", "--format", "bibtext", in: folder)
    #expect(unknown.code == 64 && unknown.errors.contains("bibtex"), "\(unknown.errors)")
    let both = try await Program.run("cite", "scenario.json", "--format", "ris", "--json", in: folder)
    #expect(both.code == 64, "\(both.errors)")
  }
}
