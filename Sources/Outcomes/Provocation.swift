// SPDX-License-Identifier: GPL-3.0-or-later
import Physiology
package import Quantities

/// Pain that is provoked: by moving, and by a press of fixed size.
///
/// ```
/// moving:   X (1 + g) + m s̄ x          pressed: X + e (P/PPT)²
/// rating  = 10 X/(1 + X) + noise
/// ```
///
/// `X` the signal of pain at rest (``PainRating``), `s̄` mean shortening, `x` the patient's gain. Imposed maps.
package struct Provocation: Sendable {
  package var movementGain = Quantity<One>(0.3)
  package var shortening = Quantity<One>(0.5)
  package var pressure = Quantity<Kilopascal>(250)
  package var pressureGain = Quantity<One>(0.4)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "movementGain", \.movementGain, in: 0...3, "Gain of pain by moving",
      source: .assumed(because: "moving hurts by about a third more")),
    Parameter(
      "shortening", \.shortening, in: 0...5, "Pain of stretching shortened fibres in a movement",
      source: .assumed(because: "a taut band hurts at the end of a movement even when it is silent at rest")),
    Parameter(
      "pressure", \.pressure, in: 20...1_000, "Pressure of the provoking press",
      source: .assumed(because: "about the threshold over an active point")),
    Parameter(
      "pressureGain", \.pressureGain, in: 0...5, "Pain signal of a press at the threshold",
      source: .assumed(because: "a press at the threshold hurts 3 of 10 where nothing else hurts")),
  ]

  func moving(_ signal: Double, shortening share: Double, gain: Double) -> Double {
    signal * (1 + movementGain.value) + shortening.value * share * gain
  }

  func pressed(_ signal: Double, threshold: Double) -> Double {
    let relative = pressure.value / threshold
    return signal + pressureGain.value * relative * relative
  }
}

extension Outcome {
  static let painOnMovement = Outcome(
    "pain_movement_nrs", "Pain on movement", "pain while moving, 0 to 10, as rated", unit: RatingPoint.unit,
    better: .lower
  ) { readouts, examination in
    let signal = readouts.provocation.moving(
      readouts.pain.signal(examination), shortening: examination.muscle.whole.shortening,
      gain: examination.person.painGain)
    return readouts.pain.rated(signal, examination.luck, contextRelief: examination.record.contextRelief)
  }

  static let painEvoked = Outcome(
    "pain_evoked_nrs", "Pain under pressure", "pain under a press of 250 kPa, 0 to 10, as rated",
    unit: RatingPoint.unit, better: .lower
  ) { readouts, examination in
    let signal = readouts.provocation.pressed(
      readouts.pain.signal(examination), threshold: readouts.algometer.threshold(examination))
    return readouts.pain.rated(signal, examination.luck, contextRelief: examination.record.contextRelief)
  }
}
