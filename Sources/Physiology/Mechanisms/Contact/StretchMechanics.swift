// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// The stress in the fibres of a muscle that is held at a strain.
///
/// ```
/// σ(t) = Y ε (1 − r t/(t + τ))      at most what the patient tolerates
/// σ_tol = σ_0 (PPT/PPT_healthy)(1 + k I)
/// ```
///
/// The tissue relaxes under a held strain; sensory tolerance limits the strain, and inhibition raises it.
package struct StretchMechanics: Sendable {
  package var modulus = Quantity<Kilopascal>(180)
  package var relaxation = Quantity<One>(0.44)
  package var relaxationTime = Quantity<Second>(30)
  package var tolerance = Quantity<Kilopascal>(35)
  package var toleranceGain = Quantity<One>(0.5)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "modulus", \.modulus, in: 10...2_000, "Axial stress per strain of the stretched muscle",
      source: .assumed(because: "18 kPa at a strain of 10 %, an ordinary stretch")),
    Parameter(
      "relaxation", \.relaxation, in: 0...0.9, "Share of the stress that relaxes in the end",
      source: .measured(.magnussonRelaxation, "passive torque declines by 33 % in a hold of 90 s")),
    Parameter(
      "relaxationTime", \.relaxationTime, in: 1...600, "Time of half of the relaxation",
      source: .assumed(because: "most of the decline happens in the first 30 s")),
    Parameter(
      "tolerance", \.tolerance, in: 5...500, "Stress that a healthy patient tolerates",
      source: .assumed(because: "about twice the stress of an ordinary stretch")),
    Parameter(
      "toleranceGain", \.toleranceGain, in: 0...5, "Gain of tolerance by inhibition",
      source: .assumed(because: "stretch tolerance rises within a session (direction as in weppler2010)")),
  ]

  /// Stress (kPa) after `time` seconds of a hold at `strain` (a fraction).
  package func stress(strain: Double, time: Double) -> Double {
    modulus.value * strain * (1 - relaxation.value * time / (time + relaxationTime.value))
  }

  package func toleratedStrain(relativeThreshold: Double, inhibition: Double) -> Double {
    tolerance.value * relativeThreshold * (1 + toleranceGain.value * inhibition) / modulus.value
  }
}
