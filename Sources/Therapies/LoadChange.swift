// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Rest or an ergonomic change: the load itself becomes less, shorter or better broken up.
///
/// It has no sessions: from its start to its end, work is what it says. Without effort or without hours it is rest.
package struct LoadChange: CataloguedTherapy {
  package static let name = "load-change"
  package static let summary = "rest or ergonomic change: less effort, fewer hours, more breaks"
  package static let kind = TherapyKind.work

  package var effort = Quantity<Percent>(60)
  package var hours = Quantity<Percent>(100)
  package var breaks = Quantity<Count>(0)
  package var pause = Quantity<Minute>(5)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "effort", \.effort, in: 0...150, "Effort that is left of the usual one",
      source: .assumed(because: "a supported arm takes a third or more off the shoulder")),
    Parameter(
      "hours", \.hours, in: 0...150, "Hours that are left of the usual ones",
      source: .assumed(because: "an ergonomic change alone leaves them")),
    Parameter(
      "breaks", \.breaks, in: 0...95, "Breaks in a working day; none leaves those there are",
      source: .assumed(because: "no change unless asked for")),
    Parameter(
      "pause", \.pause, in: 1...120, "Length of a break", source: .assumed(because: "a stretch of the legs")),
  ]

  package var workChange: WorkChange? {
    WorkChange(
      effort: effort.value / 100, hours: hours.value / 100,
      breaks: breaks.value > 0 ? (breaks.value + 1, pause.value) : nil)
  }

  package func session() -> any Session { FixedSession([]) }
}
