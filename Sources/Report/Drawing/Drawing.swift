// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

/// A figure as SVG, on its own as well as within a page.
package struct Drawing: Sendable {
  /// Of its file, without the ending.
  package internal(set) var name: String
  let title: String
  /// What is seen, for those who do not see it and as a legend.
  let description: String
  private let height: Double
  private let content: String

  static let width = 480.0
  /// Told apart by eyes of every kind (Okabe and Ito 2008), and each with a dash of its own.
  static let colours = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"]
  static let dashes = ["none", "7 3", "2 3", "9 3 2 3", "4 2", "12 4"]

  init(_ name: String, title: String, description: String, height: Double, _ content: String) {
    self.name = name
    self.title = title
    self.description = description
    self.height = height
    self.content = content
  }

  package var svg: String {
    element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(pixel(Self.width)) \(pixel(height))",
        "role": "img", "aria-labelledby": "\(name)-title \(name)-desc",
        "font-family": "system-ui, sans-serif",
        "font-size": "13",
      ],
      element("title", ["id": "\(name)-title"], title.escaped)
        + element("desc", ["id": "\(name)-desc"], description.escaped) + content)
  }

  static func words(_ text: String, x: Double, y: Double, anchor: String = "start") -> String {
    element(
      "text", ["x": pixel(x), "y": pixel(y), "text-anchor": anchor, "fill": "currentColor"],
      text.shortened(to: 62).escaped)
  }

  static func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, colour: String = "currentColor",
    width: String = "1",
    dash: String = "none"
  ) -> String {
    element(
      "line",
      [
        "x1": pixel(x1), "y1": pixel(y1), "x2": pixel(x2), "y2": pixel(y2), "stroke": colour,
        "stroke-width": width,
        "stroke-dasharray": dash,
      ])
  }

  /// The horizontal axis at the height `y`, and what it is of.
  static func horizontal(_ axis: Axis, y: Double, _ label: String) -> String {
    line(axis.from, y, axis.to, y)
      + axis.ticks.map {
        line(axis.place($0), y, axis.place($0), y + 4)
          + words(figure($0), x: axis.place($0), y: y + 18, anchor: "middle")
      }.joined()
      + words(label, x: (axis.from + axis.to) / 2, y: y + 36, anchor: "middle")
  }

  /// The vertical axis with faint lines from `left` to `right`, and what it is of above it.
  static func vertical(_ axis: Axis, from left: Double, to right: Double, _ label: String) -> String {
    words(label, x: 4, y: 14)
      + axis.ticks.map {
        words(figure($0), x: left - 6, y: axis.place($0) + 4, anchor: "end")
          + element(
            "line",
            [
              "x1": pixel(left), "x2": pixel(right), "y1": axis.text($0), "y2": axis.text($0),
              "stroke": "currentColor", "stroke-opacity": "0.15",
            ])
      }.joined()
  }
}
