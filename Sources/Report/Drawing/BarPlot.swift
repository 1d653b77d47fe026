// SPDX-License-Identifier: GPL-3.0-or-later

/// Bars with intervals, the longest first.
struct BarPlot {
  let name: String
  let title: String
  let label: String
  /// Rows of `sensitivity.csv`.
  let rows: [TableRow]

  /// Nil where there is nothing to draw.
  var drawing: Drawing? {
    guard !rows.isEmpty else { return nil }
    let ends = rows.flatMap { [$0["value"], $0["ci_low"], $0["ci_high"]] }.compactMap(\.self)
    let axis = Axis(ends + [0], from: 150, to: Drawing.width - 12)
    let bottom = 16 + 22 * Double(rows.count)
    var content = Drawing.line(axis.place(0), 8, axis.place(0), bottom)
    for (place, row) in rows.enumerated() {
      let (value, y) = (row["value"] ?? 0, 20 + 22 * Double(place))
      let (left, right) = (axis.place(min(0, value)), axis.place(max(0, value)))
      content += Drawing.words(row.text("factor_name").shortened(to: 22), x: 142, y: y + 4, anchor: "end")
      content += element(
        "rect",
        [
          "x": pixel(left), "y": pixel(y - 7), "width": pixel(right - left), "height": "14",
          "fill": Drawing.colours[0],
        ])
      if let low = row["ci_low"], let high = row["ci_high"] {
        content += Drawing.line(axis.place(low), y, axis.place(high), y, width: "2")
      }
    }
    content += Drawing.horizontal(axis, y: bottom, label)
    return Drawing(
      name, title: title, description: "Bars are indices, lines their 95 % intervals.", height: bottom + 44,
      content)
  }
}
