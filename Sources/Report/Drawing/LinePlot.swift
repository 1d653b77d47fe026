// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

/// Lines with bands over time or dose.
struct LinePlot {
  struct Line {
    let name: String
    /// From the left to the right.
    let points: [(x: Double, y: Double, low: Double?, high: Double?)]
  }
  let name: String
  let title: String
  let horizontal: String
  let vertical: String
  let lines: [Line]
  var description = "Lines are means over patients; bands are their 95 % intervals."

  /// Nil where there is nothing to draw.
  var drawing: Drawing? {
    let points = lines.flatMap(\.points)
    guard !points.isEmpty else { return nil }
    let x = Axis(points.map(\.x), from: 48, to: Drawing.width - 12)
    let y = Axis(points.flatMap { [$0.y, $0.low ?? $0.y, $0.high ?? $0.y] }, from: 240, to: 26)
    var content = Drawing.vertical(y, from: 48, to: Drawing.width - 12, vertical)
    for (place, line) in lines.enumerated() {
      let colour = Drawing.colours[place % Drawing.colours.count]
      let dash = Drawing.dashes[place % Drawing.dashes.count]
      let banded = line.points.compactMap { point in
        point.low.flatMap { low in point.high.map { (x: point.x, low: low, high: $0) } }
      }
      let edge =
        banded.map { "\(x.text($0.x)),\(y.text($0.high))" }
        + banded.reversed().map { "\(x.text($0.x)),\(y.text($0.low))" }
      if banded.count > 1 {
        content += element(
          "polygon", ["points": edge.joined(separator: " "), "fill": colour, "fill-opacity": "0.14"])
      }
      content += element(
        "polyline",
        [
          "points": line.points.map { "\(x.text($0.x)),\(y.text($0.y))" }.joined(separator: " "),
          "fill": "none",
          "stroke": colour, "stroke-width": "2", "stroke-dasharray": dash,
        ])
      let legend = 300 + 20 * Double(place)
      content += Drawing.line(16, legend - 4, 52, legend - 4, colour: colour, width: "3", dash: dash)
      content += Drawing.words(line.name.shortened(to: 52), x: 60, y: legend)
    }
    content += Drawing.horizontal(x, y: 240, horizontal)
    return Drawing(
      name, title: title, description: description, height: 296 + 20 * Double(lines.count), content)
  }
}
