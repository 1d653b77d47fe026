// SPDX-License-Identifier: GPL-3.0-or-later
import Outcomes
import Quantities

/// Differences from the reference with their intervals, against the margin.
enum ForestPlot {
  /// Rows of `comparison.csv`; nil where none has a difference.
  static func drawing(_ rows: [TableRow], of outcome: Outcome, margin: Double?) -> Drawing? {
    let shown = rows.filter { $0["difference"] != nil }.prefix(20)
    guard !shown.isEmpty else { return nil }
    let goal = margin.map { outcome.better == .lower ? -$0 : $0 }
    let ends = shown.flatMap { [$0["difference"], $0["difference_ci_low"], $0["difference_ci_high"]] }
      .compactMap(\.self)
    let axis = Axis(ends + [0] + (goal.map { [$0] } ?? []), from: 16, to: Drawing.width - 16)
    let bottom = 26 + 36 * Double(shown.count)
    var content = ""
    if goal != nil {
      content += Drawing.words(
        "dashed: smallest difference that matters", x: Drawing.width / 2, y: 13, anchor: "middle")
    }
    for (place, row) in shown.enumerated() {
      let y = 34 + 36 * Double(place)
      content += Drawing.words(row.name, x: 16, y: y)
      // From below this name to above the next, so that no line runs through a name.
      content += Drawing.line(axis.place(0), y + 4, axis.place(0), y + 24)
      if let goal {
        content += Drawing.line(
          axis.place(goal), y + 4, axis.place(goal), y + 24, colour: "#D55E00", dash: "5 4")
      }
      if let low = row["difference_ci_low"], let high = row["difference_ci_high"] {
        content += Drawing.line(
          axis.place(low), y + 10, axis.place(high), y + 10, colour: Drawing.colours[0], width: "3")
      }
      content += element(
        "circle",
        ["cx": axis.text(row["difference"] ?? 0), "cy": pixel(y + 10), "r": "5", "fill": Drawing.colours[0]])
    }
    let unit = unitWords(outcome.unit.symbol)
    content += Drawing.horizontal(
      axis, y: bottom, "difference in \(outcome.title.lowercased()),\(unit.isEmpty ? " as measured" : unit)")
    return Drawing(
      "differences", title: "Differences from the reference with 95 % intervals",
      description: "The table has the same numbers. Zero is no difference.", height: bottom + 44, content)
  }
}
