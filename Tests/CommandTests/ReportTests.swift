// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("report")
struct ReportTests {
  /// A number of a page and the place in a table that it names.
  private struct Told {
    let table: String
    let row: Int
    let column: String
    let value: String
    let text: String
  }

  private static func told(_ page: String) throws -> [Told] {
    let element =
      /<data value="([^"]*)" data-table="([^"]*)" data-row="(\d+)" data-column="([^"]*)">([^<]*)<\/data>/
    return try page.matches(of: element).map {
      Told(
        table: String($0.2), row: try #require(Int($0.3)), column: String($0.4), value: String($0.1),
        text: String($0.5))
    }
  }

  /// Every number stands in the table, row and column that it names, and nowhere is one that names none.
  private static func expectFound(
    _ name: String, _ tables: [String: [[String: String]]], of folder: TemporaryFolder
  ) throws {
    let page = try folder.text(name)
    let numbers = try told(page)
    #expect(numbers.count == page.components(separatedBy: "<data ").count - 1 && numbers.count > 10)
    for number in numbers {
      let table = try #require(tables[number.table], "\(number.table)")
      #expect(table[number.row - 1][number.column] == number.value, "\(number)")
      let (exact, shown) = (Double(number.value), Double(number.text.replacing("\u{2212}", with: "-")))
      let (a, b) = (try #require(exact), try #require(shown))
      #expect(abs(a - b) <= 0.005 * abs(a) + 1e-12, "\(number)")
    }
    // What is told in words has its numbers from there too: a cell has a marked number, a name, a word or a dash.
    for cell in page.matches(of: /<td>([^<]*)<\/td>/) {
      #expect(Double(cell.1.replacing("\u{2212}", with: "-")) == nil, "\(cell.0)")
    }
    #expect(!page.contains("http") || !page.contains("src=") && !page.contains("@import"))
  }

  private static func tables(_ name: String, in folder: TemporaryFolder) throws -> [String: [[String:
    String]]]
  {
    let names = ["summary", "contrasts", "flow", "curves", "design", "comparison"]
    return try names.reduce(into: [:]) { tables, table in
      guard FileManager.default.fileExists(atPath: "\(folder.path)/\(name)/\(table).csv") else { return }
      tables["\(table).csv"] = try folder.rows("\(name)/\(table).csv")
    }
  }

  @Test("of a run has the answer, and every number from the run's tables or compare's")
  func run() async throws {
    let folder = try folderWithScenario(replacing: #""count": 1"#, by: #""count": 4"#)
    #expect(try await Program.run("run", "scenario.json", "--out", "out", in: folder).code == 0)
    let outcome = try await Program.run(
      "report", "out", "--out", "page.html", "--figures", "figures", in: folder)
    #expect(outcome.code == 0 && outcome.output.isEmpty && outcome.errors.isEmpty, "\(outcome)")
    _ = try await Program.run("compare", "out", "--out", "compared", in: folder)
    let tables = try Self.tables("out", in: folder).merging(Self.tables("compared", in: folder)) { $1 }
    try Self.expectFound("page.html", tables, of: folder)
    let page = try folder.text("page.html")
    #expect(
      page.contains("<h1>Does a press help more than waiting?</h1>") && page.contains("Not medical advice"))
    #expect(page.contains("Beware: </strong>before treatment, pain_nrs is"))
    for figure in ["course", "soreness", "differences"] {
      #expect(try folder.text("figures/\(figure).svg").hasPrefix("<svg xmlns="), "\(figure)")
    }
    // What compare has written is a folder of its own.
    #expect(try await Program.run("report", "compared", "--out", "compared.html", in: folder).code == 0)
    try Self.expectFound("compared.html", Self.tables("compared", in: folder), of: folder)
  }

  @Test("of a sweep has curves and a dose explorer, whose numbers at design points are the tables'")
  func sweep() async throws {
    let folder = try folderWithStudy()
    #expect(try await Program.run("sweep", "study.json", "--out", "out", in: folder).code == 0)
    #expect(try await Program.run("report", "out", "--out", "page.html", in: folder).code == 0)
    _ = try await Program.run("compare", "out", "--at", "3 d", "--out", "compared", in: folder)
    let tables = try Self.tables("out", in: folder).merging(Self.tables("compared", in: folder)) { $1 }
    try Self.expectFound("page.html", tables, of: folder)
    let page = try folder.text("page.html")
    #expect(page.contains("press: passes 4, hold_s 90") || page.contains("press: passes 4, hold_s 30"))
    #expect(page.contains("<h1>How does pain depend on passes, hold_s?</h1>"))
    let data = try #require(page.firstMatch(of: /id="explorer-data">([^<]*)<\/script>/)?.1)
    struct Model: Decodable {
      struct Factor: Decodable { let name: String; let low: Double; let high: Double; let isWhole: Bool }
      struct Response: Decodable {
        let values: [Double]; let table: String; let column: String; let rows: [Int]
      }
      let factors: [Factor]
      let places: [[Double]]
      let responses: [Response]
    }
    let model = try JSONDecoder().decode(Model.self, from: Data(data.utf8))
    #expect(
      model.factors.map(\.name) == ["passes", "hold_s"] && model.factors.map(\.isWhole) == [true, false])
    #expect(model.factors.map(\.high) == [4, 90] && model.places.count == 6)
    #expect(model.responses.count == 4)
    for response in model.responses {
      for (row, value) in zip(response.rows, response.values) {
        let cells = try #require(tables[response.table])[row - 1]
        #expect(cells[response.column].flatMap(Double.init) == value && cells["arm"] == "press")
        #expect(cells["time_d"] == "3.0")
      }
    }
  }

  @Test("of several folders tells each, and all together where they can be compared")
  func several() async throws {
    let folder = try folderWithScenario()
    for name in ["one", "two"] {
      _ = try await Program.run("run", "scenario.json", "--out", name, in: folder)
    }
    _ = try await Program.run("run", "scenario.json", "--set", "seed=8", "--out", "other", in: folder)
    #expect(try await Program.run("report", "one", "two", "--out", "page.html", in: folder).code == 0)
    let page = try folder.text("page.html")
    #expect(page.contains("All folders together") && page.contains("one:press") && page.contains("two:press"))
    let identifiers = page.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
    #expect(Set(identifiers).count == identifiers.count)
    #expect(try await Program.run("report", "one", "other", "--out", "apart.html", in: folder).code == 0)
    #expect(
      try folder.text("apart.html").contains(
        "The folders are not compared: other: has other patients than one"))
  }

  @Test("shows names and questions as text")
  func names() async throws {
    let question = #"<script>alert(1)</script> \" & \u202e =1+1 "# + String(repeating: "long ", count: 2_000)
    let folder = try folderWithScenario(replacing: "Does a press help more than waiting?", by: question)
    #expect(try await Program.run("run", "scenario.json", "--out", "my out", in: folder).code == 0)
    #expect(try await Program.run("report", "my out", "--out", "page.html", in: folder).code == 0)
    let page = try folder.text("page.html")
    #expect(page.contains("--out &#39;my out&#39;") && page.contains("tpsim verify &#39;my out&#39;"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &quot; &amp; "))
    #expect(!page.contains("<script>alert") && !page.contains("\u{202E}"))
    #expect(page.matches(of: /<script/).count == page.matches(of: /<\/script>/).count)
  }

  @Test("of nobody, of optimise, sensitivity and evidence says what there is")
  func kinds() async throws {
    let folder = try folderWithScenario(
      replacing: #""count": 1 }"#, by: #""count": 1 }, "include": { "pain_nrs": { "atLeast": 10 } }"#)
    _ = try await Program.run("run", "scenario.json", "--out", "nobody", in: folder)
    #expect(try await Program.run("report", "nobody", "--out", "nobody.html", in: folder).code == 0)
    #expect(try folder.text("nobody.html").contains("Nobody has a value at the end: there is no answer."))

    let study = try folderWithStudy(
      replacing: "\"design\": { \"kind\": \"factorial\", \"replicates\": 3",
      by:
        "\"question\": \"Passes & holds: <which>?\", \"design\": { \"kind\": \"saltelli\", \"samples\": 4, \"replicates\": 2"
    )
    _ = try await Program.run("sweep", "study.json", "--out", "out", in: study)
    #expect(try await Program.run("report", "out", "--out", "out.html", in: study).code == 0)
    #expect(try study.text("out.html").contains("<h1>Passes &amp; holds: &lt;which&gt;?</h1>"))
    _ = try await Program.run("sensitivity", "out", "--out", "indices", in: study)
    #expect(try await Program.run("report", "indices", "--out", "indices.html", in: study).code == 0)
    let indices = try study.text("indices.html")
    #expect(indices.contains("most depends on <bdi>") && indices.contains("<svg"))
    let evidence = try folderWithEvidence()
    _ = try await Program.run("evidence", "nobody.json", "--patients", "3", "--out", "out", in: evidence)
    #expect(try await Program.run("report", "out", "--out", "page.html", in: evidence).code == 0)
    #expect(try evidence.text("page.html").contains("How well does the model predict published studies?"))
  }

  @Test("refuses what is no result, what has changed, and a page that is there")
  func refusals() async throws {
    let folder = try folderWithScenario()
    _ = try await Program.run("run", "scenario.json", "--out", "out", in: folder)
    try folder.write("mine", to: "page.html")
    let there = try await Program.run("report", "out", "--out", "page.html", in: folder)
    #expect(
      there.code == 73 && there.errors.contains("page.html") && there.errors.contains("--force"), "\(there)")
    #expect(try folder.text("page.html") == "mine")
    #expect(try await Program.run("report", "out", "--out", "page.html", "--force", in: folder).code == 0)
    let wrong = try await Program.run("report", "out", "--out", "page.pdf", in: folder)
    #expect(wrong.code == 64 && wrong.errors.contains(".html"), "\(wrong)")
    let missing = try await Program.run("report", "nothing", "--out", "new.html", in: folder)
    #expect(missing.code == 66 && missing.errors.contains("nothing"), "\(missing)")
    try folder.write(try folder.text("out/flow.csv") + " ", to: "out/flow.csv")
    let changed = try await Program.run("report", "out", "--out", "new.html", in: folder)
    #expect(changed.code == 65 && changed.errors.contains("flow.csv"), "\(changed)")
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/new.html"))
  }

  @Test("is written by run and sweep when asked to, and never over one that is there")
  func flag() async throws {
    let folder = try folderWithStudy()
    #expect(
      try await Program.run("sweep", "study.json", "--out", "results/out", "--report", in: folder).code == 0)
    let page = try folder.text("results/out.html")
    #expect(try await Program.run("report", "results/out", "--out", "same.html", in: folder).code == 0)
    #expect(try folder.text("same.html") == page)
    #expect(try await Program.run("verify", "results/out", in: folder).code == 0)
    let there = try await Program.run("run", "scenario.json", "--out", "same", "--report", in: folder)
    #expect(there.code == 73 && there.errors.contains("same.html"), "\(there)")
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/same"))
    #expect(
      try await Program.run("run", "scenario.json", "--out", "same", "--report", "--force", in: folder).code
        == 0)
    let shard = try await Program.run("sweep", "study.json", "--shard", "1/2", "--report", in: folder)
    #expect(shard.code == 64 && shard.errors.contains("merge"), "\(shard)")
  }

  @Test(
    "is written by compare and sensitivity beside the folder of their table",
    arguments: ["compare", "sensitivity"])
  func analysis(verb: String) async throws {
    let folder = try folderWithStudy()
    #expect(try await Program.run("sweep", "study.json", "--out", "sweep", in: folder).code == 0)
    let table = try await Program.run(verb, "sweep", "--out", "table", "--report", in: folder)
    #expect(table.code == 0, "\(table)")
    let page = try folder.text("table.html")
    #expect(try await Program.run("report", "table", "--out", "same.html", in: folder).code == 0)
    #expect(try folder.text("same.html") == page)
    // Axes have minus signs, as tables do.
    #expect(!page.contains(">-"))
    let nowhere = try await Program.run(verb, "sweep", "--report", in: folder)
    #expect(nowhere.code == 64 && nowhere.errors.contains("--out"), "\(nowhere)")
    try folder.write("mine", to: "other.html")
    let there = try await Program.run(verb, "sweep", "--out", "other", "--report", in: folder)
    #expect(there.code == 73 && there.errors.contains("other.html"), "\(there)")
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/other"))
  }
}
