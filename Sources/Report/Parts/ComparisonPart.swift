// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Outcomes
import Quantities
import Results

/// Arms beside each other: what helps, how sure that is, and what it costs.
struct ComparisonPart {
  /// The best first.
  var rows: [TableRow]
  let outcome: Outcome
  let margin: Double?
  let day: String
  private let cautions: [String]

  init(_ comparison: Comparison) {
    rows = TableRow.rows(of: comparison.table)
    outcome = comparison.outcome
    margin = comparison.margin
    day = plain(comparison.time)
    cautions = [comparison.caution].compactMap(\.self)
  }

  /// What `compare --out` wrote. Throws ``ResultError``.
  init(_ folder: ReportFolder) throws {
    let rows = try folder.rows(ResultTables.comparison.fileName)
    guard let first = rows.first, let outcome = OutcomeCatalogue.named(first.text("outcome")) else {
      throw ResultError.badTable(
        path: "\(folder.path)/\(ResultTables.comparison.fileName)", line: 2,
        reason: "has no outcome that is known")
    }
    self.rows = rows
    self.outcome = outcome
    margin = first["margin"]
    day = first["time_d"].map(plain) ?? ""
    cautions = []
  }

  var answer: Answer { Answer(rows, of: outcome, margin: margin) }

  /// The sentences to begin with, and how far they go.
  func opening(warnings: [String] = [], people: String = "") -> Section {
    let patients = rows.compactMap { $0["n"] }.max() ?? 0
    let width =
      patients > 1
      ? "Intervals hold in 95 of 100 such groups of \(plain(patients)) virtual patients\(people.escaped). They say how well the "
        + "answer of this model is known, and nothing of whether the model is right."
      : "There are too few virtual patients\(people.escaped) to say anything of others."
    let notes = (cautions + warnings).map { paragraph(element("strong", [:], "Beware: ") + $0.escaped) }
    let text = element("div", ["class": "answer"], answer.sentences.map(paragraph).joined())
    return Section("The answer", text + paragraph(width) + notes.joined())
  }

  var sections: [Section] { [opening()] + evidence }

  /// The differences and what they cost.
  var evidence: [Section] {
    let unit = unitWords(outcome.unit.symbol)
    let goal =
      margin.map { "The smallest difference that matters to patients is \(rounded($0))\(unit)." }
      ?? "Nobody knows how much of it matters to patients."
    let shown = rows.prefix(Self.most)
    let rest = rows.count > Self.most ? paragraph("And \(rows.count - Self.most) more, not shown.") : ""
    let missing = rows.contains { ($0["n_failed"] ?? 0) > 0 || ($0["n_without"] ?? 0) > 0 }
    let ranking = table(
      "\(outcome.title) on day \(day), the best first",
      ["strategy", "patients"] + (missing ? ["failed", "without value"] : [])
        + ["mean", "difference (95 % interval)", "verdict", "rank", "chance to be best"],
      shown.map { row in
        [row.name.escaped, row.told("n")] + (missing ? [row.told("n_failed"), row.told("n_without")] : [])
          + [
            row.told("mean"), row.told("difference", "difference_ci_low", "difference_ci_high"),
            row.text("verdict").isEmpty ? "–" : row.text("verdict").escaped, rank(row), row.told("p_best"),
          ]
      })
    let price = table(
      "What a patient's whole course takes, on average",
      ["strategy", "worst soreness, 0 to 10", "sessions", "visits", "therapist, min", "cost, EUR"],
      shown.map { row in
        [
          row.name.escaped, row.told("soreness_nrs_worst"), row.told("sessions"), row.told("visits"),
          row.told("therapist_min"), row.told("cost_eur"),
        ]
      })
    let cost = CostPlot.drawing(rows, of: outcome)
    return [
      Section(
        "What helps, and how sure that is", paragraph(goal.escaped) + ranking + rest,
        [ForestPlot.drawing(rows, of: outcome, margin: margin)]),
      Section("What it costs", price + rest, [cost]),
    ]
  }

  private func rank(_ row: TableRow) -> String {
    guard let low = row["rank_low"], let high = row["rank_high"], low != high else { return row.told("rank") }
    return "\(row.told("rank")) (\(row.told("rank_low")) to \(row.told("rank_high")))"
  }

  private static let most = 30
}
