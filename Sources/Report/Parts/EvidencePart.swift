// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Quantities
import Results

/// Published studies beside what the simulation predicts.
struct EvidencePart {
  let sections: [Section]
  private static let most = 200

  /// What predicts without a model; rows of their own in both tables.
  private static let peers = Set(EvidencePeer.allCases.map(\.rawValue))

  /// Whether the view knows more than a table of averages, by the studies kept out of every fit where there are any.
  private static func contest(_ row: TableRow, _ totals: [TableRow]) -> String {
    let blind = totals.first {
      $0.text("use") == "test" && $0.text("hypothesis") == row.text("hypothesis")
        && $0["less_meta_analysis_ci_low"] != nil
    }
    let judge = blind ?? row
    guard let low = judge["less_meta_analysis_ci_low"], let high = judge["less_meta_analysis_ci_high"] else {
      return ""
    }
    let verdict =
      low > 0
      ? "it knows more than a table of averages"
      : high < 0 ? "a table of averages predicts better" : "it cannot be told from a table of averages"
    let which =
      blind == nil
      ? "values that may have shaped it"
      : "\(judge.told("n_beside_meta_analysis")) values kept out of every fit"
    return " On \(which), its log score less that of a meta-analysis of other studies is "
      + "\(judge.told("less_meta_analysis", "less_meta_analysis_ci_low", "less_meta_analysis_ci_high")) a value: \(verdict)."
  }

  private static func unit(_ row: TableRow) -> String {
    row.text("unit") == One.unit.inTables ? "none" : row.text("unit")
  }

  /// Throws ``ResultError``.
  init(_ folder: ReportFolder) throws {
    let scores = try folder.rows("scoreboard.csv")
    let rows = try folder.rows(ResultTables.evidence.fileName).filter {
      !Self.peers.contains($0.text("hypothesis"))
    }
    let totals = scores.filter { $0.text("group") == "all" }
    let isPeer = { (row: TableRow) in Self.peers.contains(row.text("hypothesis")) }
    let sentences = totals.filter { $0.text("use") == "all" && !isPeer($0) }.map { row in
      "\(element("bdi", [:], row.text("hypothesis").escaped)): of \(row.told("n_quantitative")) published values "
        + "\(row.told("n_inside")) lie in the interval that the simulation predicts; of \(row.told("n_order")) orders "
        + "\(row.told("n_right")) are right; of \(row.told("n_null")) differences that trials did not find, "
        + "\(row.told("n_kept")) are not found here either." + Self.contest(row, totals)
    }
    let answer = Section(
      "The answer",
      element("div", ["class": "answer"], sentences.map(paragraph).joined())
        + paragraph(
          "A wide interval holds everything: the log score (higher is better) counts against width. Studies of use \"fit\" may "
            + "have shaped the model's numbers; only those of use \"test\" are a trial of it."))
    let board = Section(
      "By use and subject",
      table(
        "Scoreboard",
        [
          "view", "use", "subject", "values", "inside", "orders", "right", "nulls", "kept", "no prediction",
          "log score",
        ],
        scores.prefix(Self.most).map { row in
          [row.text("hypothesis"), row.text("use"), row.text("group")].map(\.escaped)
            + [
              "n_quantitative", "n_inside", "n_order", "n_right", "n_null", "n_kept", "n_unpredicted",
              "log_score",
            ].map { row.told($0) }
        }))
    let shown = rows.prefix(Self.most)
    let measurements = Section(
      "Measurement by measurement",
      table(
        "Observed beside predicted, each with its 95 % interval",
        ["study", "measurement", "use", "unit", "observed", "predicted", "verdict"],
        shown.map { row in
          [row.text("study"), row.text("measurement"), row.text("use"), Self.unit(row)].map(\.escaped)
            + [
              row.told("observed", "observed_low", "observed_high"),
              row.told("predicted", "predicted_low", "predicted_high"), row.text("verdict").escaped,
            ]
        }) + (rows.count > Self.most ? paragraph("And \(rows.count - Self.most) more.") : ""),
      [DeviationPlot.drawing(rows)])
    sections = [answer, measurements, board]
  }
}
