// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension Load {
  /// An hour of steps: calf and sole push off in each.
  static let running = Load(
    name: "running",
    summary: "Recreational running, calf and sole",
    muscles: [
      ("gastrocnemius", Sourced(1, .assumed(because: "the effort is stated for the calf itself"))),
      (
        "plantar-foot",
        Sourced(
          0.8, .assumed(because: "the sole works in the same phase of the step, with help of its aponeurosis")
        )
      ),
      ("soleus", Sourced(1, .assumed(because: "pushes off with the gastrocnemius; no row of evidence"))),
      (
        "tibialis-anterior",
        Sourced(
          0.5,
          .assumed(
            because: "lifts the foot in the swing and brakes it at the heel strike; no row of evidence"))
      ),
      (
        "gluteus-medius",
        Sourced(0.6, .assumed(because: "keeps the pelvis level in each stance; no row of evidence"))
      ),
    ],
    intensity: Sourced(
      30, .assumed(because: "mean over a stride: strong at push-off, slack in the air; no row of evidence")),
    hoursPerDay: Sourced(1, .assumed(because: "an ordinary training session")),
    daysPerWeek: Sourced(4, .assumed(because: "an ordinary training week")))
}
