// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Post-treatment soreness: strain done enters a pool and is felt hours later.
///
/// ```
/// dSd/dt = −Sd/τ_d        dSo/dt = Sd/τ_d − So/τ_s
/// pressing: k (σ/σ_0)² a second;  insertion, twitch, stretch: fixed amounts
/// ```
///
/// A share of each dose is felt at once. `sensitivity` is a trait.
package struct Soreness: Sendable {
  package var onset = Quantity<Second>.hours(4)
  package var decay = Quantity<Second>.hours(18)
  package var sensitivity = Quantity<One>(1)
  package var pressingDose = Quantity<One>(1.2e-4)
  package var pressingReference = Quantity<Kilopascal>(90)
  package var pressingImmediate = Quantity<One>(0.2)
  package var insertionDose = Quantity<One>(0.020)
  package var twitchDose = Quantity<One>(0.012)
  package var insertionImmediate = Quantity<One>(0.7)
  package var stretchDose = Quantity<One>(3.3e-4)
  package var stretchReference = Quantity<Kilopascal>(18)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "onset", \.onset, in: 600...172_800, "Time constant of onset",
      source: .measured(.hong1994, "soreness sets in 2 to 8 hours after treatment")),
    Parameter(
      "decay", \.decay, in: 3_600...604_800, "Time constant of decay",
      source: .fitted(
        to: "34.8 to 3.8 mm within 48 h after needling (martin-pintado2015)",
        how: "by hand, with onset and the immediate share")),
    Parameter(
      "sensitivity", \.sensitivity, in: 0...5, "Soreness of a patient per dose",
      source: .assumed(because: "1 is the average patient; women somewhat more")),
    Parameter(
      "pressingDose", \.pressingDose, in: 0...0.01, "Dose per second at the reference stress",
      source: .fitted(
        to:
          "less soreness with a press after needling than without (martin-pintado2015); one massage client in ten reports any (cambron2007)",
        how: "by hand on ten virtual desk workers, with the share that a press disperses")),
    Parameter(
      "pressingReference", \.pressingReference, in: 10...500, "Reference stress in the tissue",
      source: .assumed(because: "stress in the knot at the pain threshold")),
    Parameter(
      "pressingImmediate", \.pressingImmediate, in: 0...1, "Share of pressing felt at once",
      source: .assumed(because: "most massage soreness comes within 12 hours (cambron2007)")),
    Parameter(
      "insertionDose", \.insertionDose, in: 0...0.5, "Dose of a needle insertion",
      source: .fitted(to: "34.8 mm after needling (martin-pintado2015)", how: "by hand")),
    Parameter(
      "twitchDose", \.twitchDose, in: 0...0.5, "Further dose of a local twitch",
      source: .assumed(because: "a twitch is an eccentric jerk; hurts about half as much as the needle")),
    Parameter(
      "insertionImmediate", \.insertionImmediate, in: 0...1, "Share of needling felt at once",
      source: .fitted(to: "time course of martin-pintado2015", how: "by hand")),
    Parameter(
      "stretchDose", \.stretchDose, in: 0...0.01, "Dose of stretching per second at the reference stress",
      source: .assumed(because: "static stretching leaves little soreness; all of it delayed")),
    Parameter(
      "stretchReference", \.stretchReference, in: 1...200, "Reference stress of a stretch",
      source: .assumed(because: "an ordinary stretch")),
  ]

  /// Soreness (total) of pressing for a time at a mean squared tissue stress (kPa²), in sensitised tissue.
  package func pressing(squaredStress: Double, duration: Double, sensitisation: Double) -> Double {
    let relative = squaredStress / (pressingReference.value * pressingReference.value)
    return sensitivity.value * pressingDose.value * relative * duration * (1 + 0.5 * sensitisation)
  }

  /// Soreness (total) of a stretch at an axial stress (kPa).
  package func stretching(stress: Double, duration: Double) -> Double {
    let relative = stress / stretchReference.value
    return sensitivity.value * stretchDose.value * relative * relative * duration
  }

  /// Soreness and pool `time` seconds later, when nothing is done meanwhile: the closed form of the two equations.
  package func later(by time: Double, soreness: Double, pool: Double) -> (soreness: Double, pool: Double) {
    let kept = Exponential.of(-decayRate * time)
    let left = Exponential.of(-onsetRate * time)
    let difference = onsetRate - decayRate
    // Of two equal rates the difference quotient is a derivative.
    let arrived =
      abs(difference) * time < 1e-6 ? onsetRate * time * kept : onsetRate * (kept - left) / difference
    return (soreness * kept + pool * arrived, pool * left)
  }

  package var onsetRate: Double { 1 / onset.value }
  package var decayRate: Double { 1 / decay.value }
}
