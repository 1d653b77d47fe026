// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension Load {
  static let slouchedSitting = Load(
    name: "slouched-sitting", summary: "A posture held for hours: head forward, back round",
    muscles: [
      ("upper-trapezius", Sourced(0.8, .assumed(because: "holds the shoulders up"))),
      ("levator-scapulae", Sourced(1, .assumed(because: "holds the head that hangs forward"))),
      ("suboccipitals", Sourced(1, .assumed(because: "keep the eyes level"))),
      ("multifidus", Sourced(0.5, .assumed(because: "mostly hangs in its ligaments"))),
      ("quadratus-lumborum", Sourced(0.5, .assumed(because: "as the multifidus"))),
    ],
    intensity: Sourced(5, .assumed(because: "a few per cent, without a pause")),
    hoursPerDay: Sourced(8, .assumed(because: "a day in front of screens")),
    daysPerWeek: Sourced(7, .assumed(because: "every day of the week")))
}
