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
  /// Afferent volley (0 to 1).
  package var volley: Double
  /// Strain of the week in standard deviations.
  package var strain: Double
  /// Slope of the other muscles' nociceptor firing (1/s).
  package var painElsewhereSlope: Double

  package init(
    load: Double = 0, pressure: Double = 0, site: Double = 0, breadth: Double? = nil, axialStress: Double = 0,
    volley: Double = 0,
    strain: Double = 0, painElsewhereSlope: Double = 0
  ) {
    self.load = load
    self.pressure = pressure
    self.site = site
    self.breadth = breadth
    self.axialStress = axialStress
    self.volley = volley
    self.strain = strain
    self.painElsewhereSlope = painElsewhereSlope
  }
}
