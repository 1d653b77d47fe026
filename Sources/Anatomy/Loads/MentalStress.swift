// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension Load {
  static let mentalStress = Load(
    name: "mental-stress", summary: "Deadlines at a desk: shoulders raised, sympathetic tone up",
    muscles: [
      ("upper-trapezius", Sourced(1, .assumed(because: "rises with stress more than any other muscle"))),
      ("suboccipitals", Sourced(0.8, .assumed(because: "as the trapezius, a little less"))),
      ("sternocleidomastoid", Sourced(0.6, .assumed(because: "as the trapezius, less"))),
    ],
    intensity: Sourced(
      2, .assumed(because: "two per cent above rest; direction as in studies of mental load")),
    hoursPerDay: Sourced(8, .assumed(because: "a long day at the desk")),
    daysPerWeek: Sourced(5, .assumed(because: "a working week")),
    stress: Sourced(1.5, .assumed(because: "a hard week and a half")),
    sleepLoss: Sourced(0.5, .assumed(because: "half an hour awake in bed")))
}
