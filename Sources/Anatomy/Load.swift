// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Repetitive or sustained work that loads muscles, with what a scenario takes where it does not say.
package struct Load: Sendable {
  /// The name that scenarios use, such as `typing`.
  package let name: String
  package let summary: String
  /// Whose luck a patient has with it from day to day: the catalogue's load that one of a scenario's own is like, or its own.
  package private(set) var luck: String
  /// Numbers that a scenario says of a load of its own; empty for those of the catalogue.
  package private(set) var ownNumbers: [String] = []
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
  /// How much colder (K) than at rest the muscles are meanwhile.
  package var cold: Quantity<Kelvin>
  /// Strain on the patient as long as the phase lasts, day and night: psychological stress in standard deviations of
  /// an ordinary week, and sleep lost a night.
  package var stress: Quantity<One>
  package var sleepLoss: Quantity<Hour>
  /// Every number of this load with its unit, range and source: `intensity`, `hoursPerDay`, `daysPerWeek`,
  /// `dayToDay`, `bouts`, `pause`, and `<muscle>.share` for each muscle.
  package let parameters: [Parameter<Load>]

  package init(
    name: String, summary: String, muscles: [(name: String, share: Sourced<One>)],
    intensity: Sourced<PercentMVC>, hoursPerDay: Sourced<Hour>, daysPerWeek: Sourced<Count>,
    dayToDay: Sourced<One> = Self.usualDayToDay, bouts: Sourced<Count> = Self.usualBouts,
    pause: Sourced<Minute> = Self.usualPause, cold: Sourced<Kelvin> = Self.usualCold,
    stress: Sourced<One> = Self.usualStress, sleepLoss: Sourced<Hour> = Self.usualSleepLoss
  ) {
    self.name = name
    self.luck = name
    self.summary = summary
    self.muscles = muscles.map { LoadedMuscle(name: $0.name, share: $0.share.quantity) }
    self.intensity = intensity.quantity
    self.hoursPerDay = hoursPerDay.quantity
    self.daysPerWeek = daysPerWeek.quantity
    self.dayToDay = dayToDay.quantity
    self.bouts = bouts.quantity
    self.pause = pause.quantity
    self.cold = cold.quantity
    self.stress = stress.quantity
    self.sleepLoss = sleepLoss.quantity
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
        Parameter("cold", \.cold, in: 0...10, "How much colder the muscles are at work", source: cold.source),
        Parameter(
          "stress", \.stress, in: 0...4, "Psychological stress, in standard deviations of an ordinary week",
          source: stress.source),
        Parameter("sleepLoss", \.sleepLoss, in: 0...6, "Sleep lost a night", source: sleepLoss.source),
      ]
      + muscles.indices.map { index in
        Parameter(
          "\(muscles[index].name).share", \.muscles[index].share, in: 0...1,
          "Share of the effort that this muscle makes", source: muscles[index].share.source)
      }
  }

  /// A load of a scenario's own.
  ///
  /// - Parameters:
  ///   - like: the load of the catalogue that it is like.
  ///   - numbers: those that the scenario says, by name.
  package func own(like: String?, numbers: [String]) -> Load {
    var own = self
    own.luck = like ?? name
    own.ownNumbers = numbers
    return own
  }

  package static let usualCold = Sourced<Kelvin>(0, .assumed(because: "a heated room"))
  package static let usualStress = Sourced<One>(
    0, .assumed(because: "ordinary weeks; their variation is a draw of its own"))
  package static let usualSleepLoss = Sourced<Hour>(0, .assumed(because: "enough sleep"))
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
