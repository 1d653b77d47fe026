// SPDX-License-Identifier: GPL-3.0-or-later

/// How far published values lie from predicted ones, in errors of both, a row a subject.
enum DeviationPlot {
  /// Rows of `evidence.csv`; nil where none has a deviation.
  static func drawing(_ rows: [TableRow]) -> Drawing? {
    let known = rows.filter { $0["z"] != nil && $0["observed"] != nil }
    guard !known.isEmpty else { return nil }
    var groups: [String] = []
    for row in known where !groups.contains(row.text("group")) { groups.append(row.text("group")) }
    // A few are far out; all of them are drawn, at the edge.
    let edge = 6.0
    let axis = Axis([-edge, edge], from: 150, to: Drawing.width - 12)
    let bottom = 26 + 24 * Double(groups.count)
    var content = Drawing.words("inside", x: axis.place(0), y: 13, anchor: "middle")
    content += element(
      "rect",
      [
        "x": axis.text(-1.96), "y": "18", "width": pixel(axis.place(1.96) - axis.place(-1.96)),
        "height": pixel(bottom - 18), "fill": Drawing.colours[0], "fill-opacity": "0.12",
      ])
    content += Drawing.line(axis.place(0), 18, axis.place(0), bottom)
    for (place, group) in groups.enumerated() {
      let y = 34 + 24 * Double(place)
      content += Drawing.words(group.shortened(to: 22), x: 142, y: y + 4, anchor: "end")
      for row in known where row.text("group") == group {
        let z = min(max(row["z"] ?? 0, -edge), edge)
        let isTest = row.text("use") == "test"
        content += element(
          "circle",
          [
            "cx": axis.text(z), "cy": pixel(y), "r": "4", "fill": isTest ? Drawing.colours[1] : "none",
            "stroke": isTest ? Drawing.colours[1] : Drawing.colours[0], "stroke-width": "1.5",
          ])
      }
    }
    content += Drawing.horizontal(axis, y: bottom, "observed less predicted, in errors of both")
    return Drawing(
      "deviations", title: "How far published values lie from predicted ones",
      description:
        "A ring is a measurement that a fit may have seen, a full dot one kept out of every fit; beyond 6 errors they stand at the edge.",
      height: bottom + 44, content)
  }
}
