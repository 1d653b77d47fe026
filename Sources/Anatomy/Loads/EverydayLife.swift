// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension Load {
  static let everydayLife = Load(
    name: "everyday-life", summary: "No work: carries stress, short sleep and cold on their own",
    muscles: [],
    intensity: Sourced(0, .assumed(because: "nothing is worked")),
    hoursPerDay: Sourced(8, .assumed(because: "hours of the day in the cold where there is cold")),
    daysPerWeek: Sourced(7, .assumed(because: "every day of the week")))
}
