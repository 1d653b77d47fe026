// SPDX-License-Identifier: GPL-3.0-or-later
import Outcomes
import Quantities
import Results
import Scenarios

/// The best dose, what could not be told from it, and what more relief would cost.
struct OptimumPart {
  let sections: [Section]

  /// Throws ``ResultError`` and ``ProblemList``.
  init(_ folder: ReportFolder) throws {
    let study = try folder.study()
    let columns = study.map { Array(zip($0.factors.map(\.column), $0.shortNames)) } ?? []
    let rows = try folder.rows("optimum.csv")
    let candidates = try folder.rows("evaluations.csv").count
    var sections = [Self.answer(rows, columns, candidates, folder.manifest?.warnings ?? [])]
    sections.append(
      Section(
        "What could not be told from the best",
        table(
          "Doses, the best first",
          ["rank"] + columns.map(\.1) + [
            "response (95 % interval)", "patients", "worst soreness", "therapist, min", "cost, EUR", "visits",
          ],
          rows.prefix(30).map { row in
            [row.told("rank")] + columns.map { row[$0.0] == nil ? row.text($0.0).escaped : row.told($0.0) }
              + [
                row.told("mean", "ci_low", "ci_high"), row.told("n"), row.told("soreness_nrs_worst"),
                row.told("therapist_min"), row.told("cost_eur"), row.told("visits"),
              ]
          }) + (rows.count > 30 ? paragraph("And \(rows.count - 30) more.") : "")))
    let front = try folder.rows("pareto.csv")
    var burdens: [String] = []
    for row in front where !burdens.contains(row.text("against")) { burdens.append(row.text("against")) }
    let plots = burdens.map { burden in
      let title = OutcomeCatalogue.named(burden)?.title ?? burden
      return LinePlot(
        name: "price-\(burden)", title: "The most relief for a given burden: \(title.lowercased())",
        horizontal: title, vertical: "relief",
        lines: [
          LinePlot.Line(
            name: "no dose gives more for less",
            points: front.filter { $0.text("against") == burden }.sorted {
              ($0["burden"] ?? 0) < ($1["burden"] ?? 0)
            }
            .compactMap { row in row["burden"].flatMap { x in row["relief"].map { (x, $0, nil, nil) } } })
        ], description: "Corners are doses that were tried."
      ).drawing
    }
    sections.append(
      Section(
        "What more relief would cost",
        paragraph(
          "Each point is a dose than which none that was tried relieves more for less of the burden."), plots)
    )
    self.sections = sections
  }

  private static func answer(
    _ rows: [TableRow], _ columns: [(String, String)], _ candidates: Int, _ warnings: [String]
  ) -> Section {
    guard let best = rows.first else {
      return Section("The answer", paragraph("No dose was found."))
    }
    let outcome = OutcomeCatalogue.named(best.text("outcome"))
    let unit = unitWords(outcome?.unit.symbol ?? "")
    let dose = columns.map { column, name in
      "\(element("bdi", [:], name.escaped)) \(best[column] == nil ? best.text(column).escaped : best.told(column))"
    }.joined(separator: ", ")
    let against =
      best.text("reference").isEmpty
      ? "" : " less that of \(element("bdi", [:], best.text("reference").escaped))"
    let ending =
      switch best.text("ending") {
      case "selected":
        rows.count > 1
          ? "Not told from it with confidence: \(rows.count - 1) of the other doses."
          : "It was told from all others."
      case "budget": "Patients ran out before it could be told from others: \(rows.count - 1) may be as good."
      case "noneFeasible":
        "It breaks a limit, as every other finalist does: no dose is bearable under these limits."
      default: "Too many runs failed to choose with confidence."
      }
    return Section(
      "The answer",
      element(
        "div", ["class": "answer"],
        paragraph(
          "Of \(candidates) doses that were tried, the best is \(dose): \((outcome?.title ?? "").lowercased().escaped)\(against) is "
            + "\(best.told("mean", "ci_low", "ci_high"))\(unit) on day \(best.told("time_d")). \(ending)")
          + paragraph(
            "Its price, a patient on average: a worst soreness of \(best.told("soreness_nrs_worst")) of 10, "
              + "\(best.told("therapist_min")) min of a therapist, \(best.told("visits")) visits and \(best.told("cost_eur")) EUR."
          ))
        + warnings.map { paragraph(element("strong", [:], "Beware: ") + $0.escaped) }.joined()
        + paragraph(
          "Virtual patients: the interval says how well the model's own answer is known, nothing of whether the model is right."
        ))
  }
}
