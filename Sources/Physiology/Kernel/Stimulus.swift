// SPDX-License-Identifier: GPL-3.0-or-later

/// Everything from outside that acts on a muscle, constant between two events.
package struct Stimulus: Sendable, Equatable {
  /// Load on the muscle's low-threshold units (0 to 1).
  package var load: Double
  /// Pressure of a hand on the skin (kPa) and where it presses.
  package var pressure: Double
  /// Lateral position of the hand (mm).
  package var site: Double
  /// Radius (mm) of what presses; nil for a thumb.
  package var breadth: Double?
  /// Axial stress of a stretch (kPa).
  package var axialStress: Double
  /// Afferent volley (0 to 1; above it in the burst of a twitch).
  package var volley: Double
  /// Strain of the week in standard deviations.
  package var strain: Double
  /// What stress adds to the target of sympathetic tone.
  package var sympatheticDrive: Double
  /// How much warmer (K) than at rest the muscle is; below 0 it is colder.
  package var warmth: Double
  /// Share of the usual healing that poor sleep leaves.
  package var recovery: Double
  /// Slope of the other muscles' nociceptor firing (1/s).
  package var painElsewhereSlope: Double

  package init(
    load: Double = 0, pressure: Double = 0, site: Double = 0, breadth: Double? = nil, axialStress: Double = 0,
    volley: Double = 0,
    strain: Double = 0, sympatheticDrive: Double = 0, warmth: Double = 0, recovery: Double = 1,
    painElsewhereSlope: Double = 0
  ) {
    self.load = load
    self.pressure = pressure
    self.site = site
    self.breadth = breadth
    self.axialStress = axialStress
    self.volley = volley
    self.strain = strain
    self.sympatheticDrive = sympatheticDrive
    self.warmth = warmth
    self.recovery = recovery
    self.painElsewhereSlope = painElsewhereSlope
  }
}
