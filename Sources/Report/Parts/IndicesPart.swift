// SPDX-License-Identifier: GPL-3.0-or-later
import Outcomes
import Quantities
import Results

/// What moves the response of a sweep.
struct IndicesPart {
  let sections: [Section]
  private static let most = 20
  /// The index by which each method ranks factors, and what it is in words.
  private static let ranked = [
    ("sobol", "ST", "share of the variance that a factor has a part in"),
    ("morris", "mu_star", "mean size of the effect of a factor"),
    ("rank", "prcc", "partial rank correlation"),
  ]

  /// Throws ``ResultError``.
  init(_ folder: ReportFolder) throws {
    let rows = try folder.rows(ResultTables.sensitivity.fileName)
    var sections: [Section] = []
    var order: [String] = []
    var groups: [String: [TableRow]] = [:]
    for row in rows {
      let key = ["method", "arm", "reference", "outcome", "time_d", "muscle"].map { row.text($0) }.joined(
        separator: "\n")
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(row)
    }
    for (place, key) in order.enumerated() {
      sections.append(Self.section(place, groups[key] ?? [], isFirst: place == 0))
    }
    self.sections =
      sections.isEmpty
      ? [Section("The answer", paragraph("There is no index: no run gave a value."))] : sections
  }

  private static func section(_ place: Int, _ rows: [TableRow], isFirst: Bool) -> Section {
    let method = rows.first?.text("method") ?? ""
    let (_, index, words) =
      ranked.first { $0.0 == method } ?? (method, rows.first?.text("index") ?? "", method)
    let own = rows.filter { $0.text("index") == index && $0["value"] != nil }
      .sorted { abs($0["value"] ?? 0) > abs($1["value"] ?? 0) }
    let outcome = OutcomeCatalogue.named(rows.first?.text("outcome") ?? "")
    let about =
      "\(outcome?.title ?? "") of \(rows.first?.text("arm") ?? "")"
      + (rows.first.map { $0.text("reference").isEmpty ? "" : " less \($0.text("reference"))" } ?? "")
      + " on day \(rows.first?["time_d"].map(plain) ?? "")"
    let columns = ["S1", "ST", "mu", "mu_star", "sigma", "spearman", "prcc"].filter { name in
      rows.contains { $0.text("index") == name }
    }
    let shown = own.prefix(most)
    let indices = table(
      about, ["factor"] + columns,
      shown.map { row in
        [row.text("factor_name").escaped]
          + columns.map { column in
            rows.first {
              $0.text("index") == column && $0.text("factor") == row.text("factor")
                && $0.text("factor2").isEmpty
            }?
            .told("value", "ci_low", "ci_high") ?? "–"
          }
      })
    let unknown = rows.count { $0.text("index") == index && $0["value"] == nil }
    let tail =
      (own.count > most ? paragraph("And \(own.count - most) more.") : "")
      + (unknown > 0 ? paragraph("\(unknown) factors have no index; the table says why.") : "")
    let noise =
      rows.first?["noise_share"] == nil
      ? ""
      : paragraph(
        "Of the variance between the design points, the share \(rows[0].told("noise_share")) is noise of having few patients, "
          + "which the indices cannot tell from the factors.")
    return Section(
      isFirst ? "The answer" : "The same by \(method)",
      element("div", ["class": "answer"], paragraph(sentence(shown, words, about))) + noise + indices + tail,
      [BarPlot(name: "indices-\(place + 1)", title: about, label: words, rows: Array(shown)).drawing])
  }

  private static func sentence(_ rows: ArraySlice<TableRow>, _ words: String, _ about: String) -> String {
    guard let first = rows.first else { return "No factor has an index." }
    let own = { (row: TableRow) in
      "\(element("bdi", [:], row.text("factor_name").escaped)), \(row.told("value", "ci_low", "ci_high"))"
    }
    let others = rows.dropFirst().prefix(2).map(own).joined(separator: "; then ")
    let isSure = rows.dropFirst().first.flatMap { next in
      first["ci_low"].flatMap { low in next["ci_high"].map { low > $0 } }
    }
    let doubt =
      isSure == false ? " Their intervals overlap: which of the first two matters more is not known." : ""
    return
      "\(about.escaped): most depends on \(own(first))\(others.isEmpty ? "" : "; then \(others)") (\(words.escaped))."
      + doubt
  }
}
