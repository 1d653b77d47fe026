// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension Load {
  static let standing = Load(
    name: "standing", summary: "Standing and walking at work all day",
    muscles: [
      ("soleus", Sourced(1, .assumed(because: "holds the body against falling forward"))),
      ("plantar-foot", Sourced(1, .assumed(because: "holds the arch"))),
      ("gastrocnemius", Sourced(0.6, .assumed(because: "helps the soleus"))),
      ("gluteus-medius", Sourced(0.6, .assumed(because: "carries the weight at every step"))),
      ("multifidus", Sourced(0.4, .assumed(because: "holds the trunk"))),
    ],
    intensity: Sourced(9, .assumed(because: "a tenth of the greatest effort")),
    hoursPerDay: Sourced(7, .assumed(because: "a day behind a counter")),
    daysPerWeek: Sourced(5, .assumed(because: "a working week")))
}
