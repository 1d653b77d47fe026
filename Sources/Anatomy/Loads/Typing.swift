// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

extension Load {
  /// Light work without pauses: the effort is small, but the same motor units make it all day.
  static let typing = Load(
    name: "typing",
    summary: "Keyboard and mouse, low and continuous",
    muscles: [
      (
        "upper-trapezius",
        Sourced(1, .assumed(because: "the effort is stated for the upper trapezius itself"))
      )
    ],
    intensity: Sourced(
      8,
      .measured(
        .microdialysisLowForce,
        "repetitive low-force task at 8 % of maximal EMG; read as force, and as typing")),
    hoursPerDay: Sourced(6, .assumed(because: "eight hours at a desk less meetings and breaks")),
    daysPerWeek: Sourced(5, .assumed(because: "a working week")))
}
