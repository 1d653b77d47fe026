// SPDX-License-Identifier: GPL-3.0-or-later
import Physiology
package import Quantities

/// Pressure pain threshold: an algometer is pressed harder until the nociceptors say stop.
///
/// ```
/// stop when   (P/P_0)(1 + c (a_S Sp + a_B BK) + a_C Sc + a_O So) + a_N Noc = 1 + a_I I + a_E Cx
/// ```
///
/// The signal of the ramp grows with pressure over the healthy threshold `P_0`, amplified by peripheral (`Sp`) and
/// central (`Sc`) sensitisation, bradykinin and soreness, on top of firing `Noc`; nociceptors that a drug or a
/// needle has silenced (all but the share `c`) amplify nothing; inhibition `I` and expectation
/// `Cx` raise the level at which the patient speaks up. The ramp is linear, so its end follows directly. Repeated
/// tests drift up a little. Over a remote site only the nervous system counts.
package struct Algometer: Sendable {
  package var sensitisation = Quantity<One>(0.19)
  package var central = Quantity<One>(0.125)
  package var bradykinin = Quantity<One>(0.125)
  package var soreness = Quantity<One>(0.57)
  package var firing = Quantity<One>(0.05)
  package var inhibition = Quantity<One>(0.22)
  package var expectation = Quantity<One>(0.11)
  package var noise = Quantity<One>(0.049)
  package var retest = Quantity<One>(1.02)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "sensitisation", \.sensitisation, in: 0...3, "Amplification by peripheral sensitisation",
      source: .fitted(to: "deficit of 105 kPa (61 to 149) of active points (geri2022)", how: "by hand")),
    Parameter(
      "central", \.central, in: 0...3, "Amplification by central sensitisation",
      source: .fitted(to: "deficit of 105 kPa (61 to 149) of active points (geri2022)", how: "by hand")),
    Parameter(
      "bradykinin", \.bradykinin, in: 0...3, "Amplification by bradykinin",
      source: .fitted(to: "deficit of 105 kPa (61 to 149) of active points (geri2022)", how: "by hand")),
    Parameter(
      "soreness", \.soreness, in: 0...3, "Amplification by soreness",
      source: .calibrated(
        from: "0.38, assumed: sore muscle has about two thirds of its threshold", interval: "0.41 to 0.80")),
    Parameter(
      "firing", \.firing, in: 0...1, "Contribution of firing at rest",
      source: .assumed(because: "a painful point needs less pressure to hurt more")),
    Parameter(
      "inhibition", \.inhibition, in: 0...2, "Rise by full inhibition",
      source: .calibrated(
        from: "0.18 by hand, for a non-local share of about 0.8 of the early gain (aboodarda2015)",
        interval: "0.15 to 0.33")),
    Parameter(
      "expectation", \.expectation, in: 0...2, "Rise by full expectation",
      source: .fitted(to: "ratio 1.09 after sham (hong1993)", how: "by hand")),
    Parameter(
      "noise", \.noise, in: 0...0.5, "Lognormal standard deviation of one measurement",
      source: .measured(.hong1993, "ratio of two untreated measurements 1.02, SD 0.07: 0.07/√2 each")),
    Parameter(
      "retest", \.retest, in: 0.8...1.3, "Ratio of a repeated to a first measurement",
      source: .measured(.hong1993, "1.02 without treatment")),
  ]

  /// Pressure (kPa) at which the patient says stop, without noise.
  package func threshold(
    _ tissue: (sensitisation: Double, bradykinin: Double, firing: Double, conduction: Double),
    _ nervous: NervousReading, healthy: Double, centralSwitch: Double
  ) -> Double {
    let local =
      tissue.conduction
      * (sensitisation.value * tissue.sensitisation + bradykinin.value * tissue.bradykinin)
    let gain =
      1 + local + central.value * centralSwitch * nervous.central + soreness.value * nervous.soreness
    let level =
      1 + inhibition.value * nervous.inhibition + expectation.value * nervous.expectation
      - firing.value * tissue.firing
    return healthy * level / gain
  }

  /// The same for an examined muscle.
  package func threshold(_ examination: Examination) -> Double {
    let tissue = examination.muscle.whole
    return threshold(
      (tissue.sensitisation, tissue.bradykinin, tissue.firing, tissue.conduction), examination.nervous,
      healthy: examination.person.healthyThreshold, centralSwitch: examination.centralGain)
  }

  /// Factor of a measurement's error.
  package func error(_ luck: MeasurementLuck) -> Double {
    Exponential.of(noise.value * luck.algometer) * (luck.isRepeated ? retest.value : 1)
  }
}

extension Outcome {
  static let pressurePainThreshold = Outcome(
    "ppt_kPa", "Pressure pain threshold", "pressure at which an algometer over the points begins to hurt",
    unit: Kilopascal.unit, better: .higher,
    importantDifference: (
      47.2,
      .assumed(because: "smallest detectable change of 47.2 kPa in neck pain as recalled from Walton 2011")
    )
  ) { readouts, examination in
    readouts.algometer.threshold(examination) * readouts.algometer.error(examination.luck)
  }

  static let remoteThreshold = Outcome(
    "remote_ppt_kPa", "Remote threshold", "the same over healthy muscle elsewhere: the non-local effect",
    unit: Kilopascal.unit, better: .higher
  ) { readouts, examination in
    var nervous = examination.nervous
    nervous.soreness = 0
    return readouts.algometer.threshold(
      (0, 0, 0, 1), nervous, healthy: examination.person.healthyThreshold,
      centralSwitch: examination.centralGain) * readouts.algometer.error(examination.luck)
  }
}
