// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// A swallowed analgesic: absorbed, effective for hours, gone.
///
/// ```
/// c(t) = Σ d (e^(−t/τ_out) − e^(−t/τ_in)) τ_out/(τ_out − τ_in)
/// ibuprofen:    inflammation = 1 − s c/(c + K)
/// paracetamol:  a volley v c/(c + K) of descending inhibition
/// ```
///
/// `d` relative to the usual single dose; the sum runs over the doses taken.
package struct SwallowedAnalgesic: Sendable {
  package var absorption = Quantity<Second>.minutes(40)
  package var elimination = Quantity<Second>.hours(3)
  package var halfPoint = Quantity<One>(0.5)
  package var suppression = Quantity<One>(0.4)
  package var volley = Quantity<One>(0.05)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "absorption", \.absorption, in: 300...7_200, "Time constant of absorption",
      source: .assumed(because: "textbook-level: peaks after one to two hours")),
    Parameter(
      "elimination", \.elimination, in: 7_300...172_800, "Time constant of elimination",
      source: .assumed(because: "textbook-level: half-lives of about two hours")),
    Parameter(
      "halfPoint", \.halfPoint, in: 0.01...10, "Level, over one usual dose, at half of the effect",
      source: .assumed(because: "a usual dose lies above the middle of its effect")),
    Parameter(
      "suppression", \.suppression, in: 0...1, "Greatest loss of inflammation by ibuprofen",
      source: .assumed(because: "weaker than a steroid in the tissue")),
    Parameter(
      "volley", \.volley, in: 0...1, "Greatest volley of descending inhibition by paracetamol",
      source: .assumed(
        because: "keeps a third of full inhibition up; its action on descending pathways is a hypothesis")),
  ]

  /// Level of one dose some seconds after it was swallowed.
  package func level(strength: Double, after time: Double) -> Double {
    guard time > 0 else { return 0 }
    let (slow, fast) = (elimination.value, absorption.value)
    let difference = Exponential.of(-time / slow) - Exponential.of(-time / fast)
    return strength * difference * slow / (slow - fast)
  }

  private func effect(_ level: Double) -> Double { level / (level + halfPoint.value) }
  package func inflammation(level: Double) -> Double { 1 - suppression.value * effect(level) }
  package func volley(level: Double) -> Double { volley.value * effect(level) }
}
