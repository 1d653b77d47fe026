// SPDX-License-Identifier: GPL-3.0-or-later
import Outcomes

/// Benefit against money, a dot a strategy.
enum CostPlot {
  /// Rows of `comparison.csv`; nil where nothing has a price.
  static func drawing(_ rows: [TableRow], of outcome: Outcome) -> Drawing? {
    let shown = rows.filter { $0["difference"] != nil && $0["cost_eur"] != nil }.prefix(12)
    guard shown.count > 1 else { return nil }
    let x = Axis(shown.compactMap { $0["cost_eur"] } + [0], from: 48, to: Drawing.width - 12)
    let y = Axis(shown.compactMap { $0["difference"] } + [0], from: 240, to: 26)
    var content = Drawing.vertical(
      y, from: 48, to: Drawing.width - 12, "difference in \(outcome.title.lowercased())")
    for (place, row) in shown.enumerated() {
      let (left, top) = (x.place(row["cost_eur"] ?? 0), y.place(row["difference"] ?? 0))
      content += element(
        "circle",
        ["cx": pixel(left), "cy": pixel(top), "r": "9", "fill": Drawing.colours[0], "fill-opacity": "0.85"])
      content += element(
        "text",
        ["x": pixel(left), "y": pixel(top + 4), "text-anchor": "middle", "fill": "#fff", "font-size": "11"],
        "\(place + 1)")
      content += Drawing.words("\(place + 1)  \(row.name)", x: 16, y: 300 + 18 * Double(place))
    }
    content += Drawing.horizontal(x, y: 240, "cost of the course, EUR")
    return Drawing(
      "cost", title: "Difference from the reference against its cost",
      description: "Each number is a strategy; the tables have the same values.",
      height: 296 + 18 * Double(shown.count), content)
  }
}
