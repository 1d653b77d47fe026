// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Pain at rest on a numeric rating scale.
///
/// ```
/// X    = ((g pain (1 + c Sc) + w Af Sc)(1 − e Cx) + s So)(1 − i I)
/// rating = 10 X/(1 + X) + drift + noise, within the scale
/// ```
///
/// `g` the patient's gain, `pain` nociceptor firing, `Sc` central sensitisation, `Af` affect, `I` inhibition,
/// `Cx` expectation, `So` soreness. The map is imposed; what moves through it is not. The drift is drawn once a week for each patient:
/// pain of one month is not that of the next, and who is asked at a bad time is found better later.
package struct PainRating: Sendable {
  package var centralGain = Quantity<One>(0.5)
  package var affectWeight = Quantity<One>(0.5)
  package var inhibition = Quantity<One>(0.59)
  package var expectation = Quantity<One>(0.15)
  package var soreness = Quantity<One>(0.45)
  package var noise = Quantity<RatingPoint>(0.7)
  package var drift = Quantity<RatingPoint>(1.26)
  package var painFrom = Quantity<RatingPoint>(1)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "centralGain", \.centralGain, in: 0...3, "Amplification by central sensitisation",
      source: .assumed(because: "full sensitisation raises a given nociception by half")),
    Parameter(
      "affectWeight", \.affectWeight, in: 0...3, "Pain of affect in a sensitised patient",
      source: .fitted(to: "responders to botulinum toxin and saline (Gobel 2006)", how: "by hand")),
    Parameter(
      "inhibition", \.inhibition, in: 0...1, "Relief by full inhibition",
      source: .calibrated(
        from: "0.6 by hand, for relief at once after needling (navarro-santana2020)", interval: "0.41 to 0.84"
      )),
    Parameter(
      "expectation", \.expectation, in: 0...1, "Relief by full expectation",
      source: .assumed(because: "the order of placebo analgesia")),
    Parameter(
      "soreness", \.soreness, in: 0...3, "Pain of soreness",
      source: .assumed(because: "soreness is reported as milder than the pain it adds to")),
    Parameter(
      "noise", \.noise, in: 0...3, "Standard deviation of one rating",
      source: .assumed(because: "half of the smallest change that patients call important")),
    Parameter(
      "drift", \.drift, in: 0...4, "Standard deviation of ratings between weeks",
      source: .measured(
        .kovacs2008,
        "minimal detectable change 4.0 points over 3 months: 4.0/(1.96 √2) = 1.44 in all, less the noise")),
    Parameter(
      "painFrom", \.painFrom, in: 0...10, "Pain above which a day counts as one in pain",
      source: .assumed(because: "the least that a scale of whole points tells from none")),
  ]

  /// The signal of pain without harms.
  package func signal(_ nervous: NervousReading, gain: Double, centralSwitch: Double, affectSwitch: Double)
    -> Double
  {
    let central = centralSwitch * nervous.central
    let felt =
      gain * nervous.totalPain * (1 + centralGain.value * central)
      + affectWeight.value * affectSwitch * nervous.affect * central
    let eased = felt * (1 - expectation.value * nervous.expectation)
    return passing(nervous) * (eased + soreness.value * nervous.totalSoreness)
  }

  /// Share of what hurts that inhibition lets through.
  func passing(_ nervous: NervousReading) -> Double { passing(inhibition: nervous.inhibition) }
  func passing(inhibition felt: Double) -> Double { 1 - inhibition.value * felt }

  /// A signal on the scale from 0 to 10.
  static func scale(_ signal: Double) -> Double { 10 * signal / (1 + signal) }

  /// A signal as a patient rates it: with the noise of a rating, within the scale.
  ///
  /// - Parameter contextRelief: points that being cared for takes off.
  func rated(_ signal: Double, _ luck: MeasurementLuck, contextRelief: Double) -> Double {
    // A rating scale ends at 0 and 10: patients cannot say more.
    min(10, max(0, Self.scale(signal) - contextRelief + drift.value * luck.week + noise.value * luck.rating))
  }

  /// The signal of pain of an examined patient, with what harms add.
  package func signal(_ examination: Examination) -> Double {
    signal(
      examination.nervous, gain: examination.person.painGain, centralSwitch: examination.centralGain,
      affectSwitch: examination.affectGain) + examination.record.harms.pain
  }

  /// The rating of an examined patient without noise.
  package func rating(_ examination: Examination) -> Double {
    max(0, Self.scale(signal(examination)) - examination.record.contextRelief)
  }
}

extension Outcome {
  package static let pain = Outcome(
    "pain_nrs", "Pain", "pain at rest, 0 to 10, as rated", unit: RatingPoint.unit, better: .lower,
    of: .patient,
    importantDifference: (
      1.5, .measured(Reference.kovacs2008, "cut-off of improvement in subacute neck pain, 1.5 points")
    )
  ) { readouts, examination in
    readouts.pain.rated(
      readouts.pain.signal(examination), examination.luck, contextRelief: examination.record.contextRelief)
  }

  static let contextShare = Outcome(
    "context_relief_nrs", "Relief by context", "pain that expectation and being cared for take away, 0 to 10",
    unit: RatingPoint.unit, better: .neutral, of: .patient
  ) { readouts, examination in
    var without = examination
    without.nervous.expectation = 0
    without.record.contextRelief = 0
    return readouts.pain.rating(without) - readouts.pain.rating(examination)
  }
}
