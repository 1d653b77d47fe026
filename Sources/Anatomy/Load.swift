// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Repetitive or sustained work that loads muscles.
package struct Load: Sendable {
  package let name: String
  package let summary: String
  /// Names of the muscles it loads, with the share of the stated effort that each carries.
  package let muscles: [(name: String, share: Double)]
  /// Defaults where a scenario does not say.
  package var intensity: Quantity<PercentMVC>
  package var hoursPerDay: Quantity<Hour>
  package var daysPerWeek: Quantity<Count>
  /// Lognormal spread of the effort from day to day.
  package var dayToDay: Quantity<One>

  package init(
    name: String, summary: String, muscles: [(name: String, share: Double)],
    intensity: Quantity<PercentMVC>, hoursPerDay: Quantity<Hour>, daysPerWeek: Quantity<Count>,
    dayToDay: Quantity<One>
  ) {
    self.name = name
    self.summary = summary
    self.muscles = muscles
    self.intensity = intensity
    self.hoursPerDay = hoursPerDay
    self.daysPerWeek = daysPerWeek
    self.dayToDay = dayToDay
  }
}
