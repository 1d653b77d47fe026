// SPDX-License-Identifier: GPL-3.0-or-later
import Physiology
package import Quantities

/// Errors of instruments beside the algometer and the rating of pain, which have their own.
///
/// ```
/// read = true · exp(e z)        of stiffness, flow, oxygen, endplate noise, mediators and strength
/// read = true + e z             of range, disability, soreness, pH, warmth and headache days
/// ```
///
/// `z` a standard normal draw of patient, instrument and time. They matter where a simulation stands beside a published
/// study: what a study could find depends on how well it could measure. Tables of scenarios show what is there.
package struct InstrumentErrors: Sendable {
  package var stiffness = Quantity<One>(0.097)
  package var range = Quantity<Percent>(3)
  package var disability = Quantity<Percent>(5)
  package var soreness = Quantity<RatingPoint>(0.7)
  package var flow = Quantity<One>(0.2)
  package var oxygen = Quantity<One>(0.1)
  package var endplateNoise = Quantity<One>(0.2)
  package var mediators = Quantity<One>(0.3)
  package var acidity = Quantity<One>(0.05)
  package var warmth = Quantity<Kelvin>(0.3)
  package var strength = Quantity<One>(0.05)
  package var headacheDays = Quantity<One>(2)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "stiffness", \.stiffness, in: 0...1, "Relative error of stiffness",
      source: .measured(.kisilewicz2018, "standard error of measurement 23.59 N/m of 243.7 N/m")),
    Parameter(
      "range", \.range, in: 0...30, "Error of range of motion",
      source: .assumed(because: "a goniometer errs by one or two degrees of some fifty")),
    Parameter(
      "disability", \.disability, in: 0...30, "Error of a disability index",
      source: .assumed(because: "a questionnaire of ten items repeats within one or two of their steps")),
    Parameter(
      "soreness", \.soreness, in: 0...3, "Error of a rating of soreness",
      source: .assumed(because: "as of a rating of pain")),
    Parameter(
      "flow", \.flow, in: 0...1, "Relative error of blood flow",
      source: .assumed(because: "clearance and Doppler methods repeat within a fifth")),
    Parameter(
      "oxygen", \.oxygen, in: 0...1, "Relative error of oxygen",
      source: .assumed(because: "better than flow: it is read at one place")),
    Parameter(
      "endplateNoise", \.endplateNoise, in: 0...1, "Relative error of the amplitude of endplate noise",
      source: .assumed(because: "the needle finds another place each time")),
    Parameter(
      "mediators", \.mediators, in: 0...1, "Relative error of a concentration in dialysate",
      source: .assumed(because: "recovery through the membrane differs from probe to probe")),
    Parameter(
      "acidity", \.acidity, in: 0...1, "Error of pH",
      source: .assumed(because: "small electrodes drift by some hundredths")),
    Parameter(
      "warmth", \.warmth, in: 0...5, "Error of skin warmth",
      source: .assumed(because: "infrared thermometers repeat within some tenths of a kelvin")),
    Parameter(
      "strength", \.strength, in: 0...1, "Relative error of strength",
      source: .assumed(because: "maximal efforts repeat within a twentieth")),
    Parameter(
      "headacheDays", \.headacheDays, in: 0...15, "Error of headache days in four weeks",
      source: .assumed(because: "the spread of a count of a few days")),
  ]

  /// What the instrument of the outcome in `column` shows where `value` is there.
  package func read(_ value: Double, of column: String, draw: Double) -> Double {
    func relative(_ error: Quantity<One>) -> Double { value * Exponential.of(error.value * draw) }
    return switch column {
    case Outcome.stiffness.column: relative(stiffness)
    case Outcome.bloodFlow.column: relative(flow)
    case Outcome.oxygenInKnots.column, Outcome.oxygenAround.column: relative(oxygen)
    case Outcome.endplateNoise.column: relative(endplateNoise)
    case Outcome.bradykinin.column, Outcome.neuropeptides.column, Outcome.cytokines.column:
      relative(mediators)
    case Outcome.strength.column: relative(strength)
    case Outcome.rangeOfMotion.column: value + range.value * draw
    case Outcome.disability.column: value + disability.value * draw
    // A rating scale ends at 0 and 10.
    case Outcome.soreness.column: min(10, max(0, value + soreness.value * draw))
    case Outcome.acidity.column: value + acidity.value * draw
    case Outcome.warmth.column: value + warmth.value * draw
    case Outcome.headacheDays.column: value + headacheDays.value * draw
    default: value
    }
  }
}
