// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// What psychological stress and short sleep do to a patient while they last.
///
/// ```
/// strain += stress + k h        sympathetic target += s stress        healing × 1/(1 + h/H)
/// ```
///
/// `stress` in standard deviations of an ordinary week, `h` hours of sleep lost a night. Strain feeds ``Affect``; the
/// sympathetic drive reaches vessels and endplates; short sleep slows the healing of ``StructuralMemory``.
package struct StrainOfLife: Sendable {
  package var sympatheticGain = Quantity<One>(0.08)
  package var strainOfSleepLoss = Quantity<One>(0.4)
  package var halfHealing = Quantity<Hour>(3)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "sympatheticGain", \.sympatheticGain, in: 0...1, "Sympathetic drive per standard deviation of stress",
      source: .assumed(because: "half of what full pain does; direction as in endplate noise under stress")),
    Parameter(
      "strainOfSleepLoss", \.strainOfSleepLoss, in: 0...3, "Strain per hour of sleep lost a night",
      source: .assumed(because: "two or three short nights weigh as much as a hard week")),
    Parameter(
      "halfHealing", \.halfHealing, in: 0.1...24, "Loss of sleep a night that halves healing",
      source: .assumed(because: "growth and repair belong to sleep; size unmeasured")),
  ]

  package func strain(stress: Double, sleepLoss: Double) -> Double {
    stress + strainOfSleepLoss.value * sleepLoss
  }
  package func sympatheticDrive(stress: Double) -> Double { sympatheticGain.value * stress }
  package func recovery(sleepLoss: Double) -> Double { 1 / (1 + sleepLoss / halfHealing.value) }
}
