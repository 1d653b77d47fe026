// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension Load {
  static let manualWork = Load(
    name: "manual-work", summary: "Lifting, carrying and holding on a building site",
    muscles: [
      ("multifidus", Sourced(1, .assumed(because: "holds the trunk in every lift"))),
      ("quadratus-lumborum", Sourced(0.9, .assumed(because: "as the multifidus, a little less"))),
      ("gluteus-medius", Sourced(0.6, .assumed(because: "steadies the pelvis while carrying"))),
      ("upper-trapezius", Sourced(0.7, .assumed(because: "carries the load of the arms"))),
      ("deltoid", Sourced(0.6, .assumed(because: "lifts the arms"))),
    ],
    intensity: Sourced(20, .assumed(because: "a fifth of the greatest effort, on and off")),
    hoursPerDay: Sourced(6, .assumed(because: "a working day with breaks")),
    daysPerWeek: Sourced(5, .assumed(because: "a working week")),
    bouts: Sourced(6, .assumed(because: "an hour at a time")),
    pause: Sourced(15, .assumed(because: "a short rest after each hour")))
}
