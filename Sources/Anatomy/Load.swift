// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Repetitive or sustained work that loads muscles, with what a scenario takes where it does not say.
package struct Load: Sendable {
  /// The name that scenarios use, such as `typing`.
  package let name: String
  package let summary: String
  /// The muscles it loads.
  package var muscles: [LoadedMuscle]
  /// Mean effort while working.
  package var intensity: Quantity<PercentMVC>
  package var hoursPerDay: Quantity<Hour>
  package var daysPerWeek: Quantity<Count>
  /// Lognormal spread of the effort from day to day: it is multiplied by exp(σ N(0, 1) − σ²/2), which keeps
  /// its mean.
  package var dayToDay: Quantity<One>
  /// Equal bouts that a day's hours are split into, and the break between two of them.
  package var bouts: Quantity<Count>
  package var pause: Quantity<Minute>
  /// Every number of this load with its unit, range and source: `intensity`, `hoursPerDay`, `daysPerWeek`,
  /// `dayToDay`, `bouts`, `pause`, and `<muscle>.share` for each muscle.
  package let parameters: [Parameter<Load>]

  package init(
    name: String, summary: String, muscles: [(name: String, share: Sourced<One>)],
    intensity: Sourced<PercentMVC>, hoursPerDay: Sourced<Hour>, daysPerWeek: Sourced<Count>,
    dayToDay: Sourced<One> = Self.usualDayToDay, bouts: Sourced<Count> = Self.usualBouts,
    pause: Sourced<Minute> = Self.usualPause
  ) {
    self.name = name
    self.summary = summary
    self.muscles = muscles.map { LoadedMuscle(name: $0.name, share: $0.share.quantity) }
    self.intensity = intensity.quantity
    self.hoursPerDay = hoursPerDay.quantity
    self.daysPerWeek = daysPerWeek.quantity
    self.dayToDay = dayToDay.quantity
    self.bouts = bouts.quantity
    self.pause = pause.quantity
    self.parameters =
      [
        Parameter(
          "intensity", \.intensity, in: 0...100, "Mean effort while working", source: intensity.source),
        Parameter(
          "hoursPerDay", \.hoursPerDay, in: 0...24, "Hours of work on a working day",
          source: hoursPerDay.source),
        Parameter(
          "daysPerWeek", \.daysPerWeek, in: 0...7, "Working days a week", source: daysPerWeek.source),
        Parameter(
          "dayToDay", \.dayToDay, in: 0...1.5, "Lognormal spread of the effort from day to day",
          source: dayToDay.source),
        Parameter("bouts", \.bouts, in: 1...96, "Equal bouts of work in a day", source: bouts.source),
        Parameter("pause", \.pause, in: 0...720, "Break between two bouts", source: pause.source),
      ]
      + muscles.indices.map { index in
        Parameter(
          "\(muscles[index].name).share", \.muscles[index].share, in: 0...1,
          "Share of the effort that this muscle makes", source: muscles[index].share.source)
      }
  }

  package static let usualBouts = Sourced<Count>(
    1, .assumed(because: "work without breaks, the plainest case; scenarios split it"))
  package static let usualPause = Sourced<Minute>(
    15, .assumed(because: "a coffee break; counts only where work is split into bouts"))

  /// Hours from the start of the first bout to the end of the last.
  package var span: Quantity<Hour> {
    Quantity(hoursPerDay.value + (bouts.value - 1) * pause.value / 60)
  }

  package static let usualDayToDay = Sourced<One>(
    0.4,
    .assumed(because: "a heavy day (1 in 6) is half as hard again as a middling one; no measurement found"))
}
