// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Botulinum toxin A: endplates release less acetylcholine, for weeks, until new ones sprout.
///
/// ```
/// e(t) = b c_0/(c_0 + K) (1 − e^(−t/τ_on)) e^(−t/τ_off)        endplates = 1 − e
/// ```
///
/// It stops the noise and the voluntary drive alike: relief of what endplates maintain, and weakness. Latched bridges
/// and structural memory do not feel it.
package struct BotulinumToxin: Sendable {
  package var onset = Quantity<Second>.days(3)
  package var decay = Quantity<Second>.days(42)
  package var block = Quantity<One>(0.95)
  package var halfPoint = Quantity<One>(0.25)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "onset", \.onset, in: 3_600...1_209_600, "Time constant of onset",
      source: .assumed(because: "weakness is recalled to set in after 3 to 7 days")),
    Parameter(
      "decay", \.decay, in: 604_800...31_536_000, "Time constant of recovery",
      source: .assumed(because: "with an effect of some 12 weeks, twice the time constant")),
    Parameter(
      "block", \.block, in: 0...1, "Greatest loss of release",
      source: .assumed(because: "nearly complete where the toxin is concentrated")),
    Parameter(
      "halfPoint", \.halfPoint, in: 0.001...10,
      "Concentration, over the usual 40 units a site, at half of it",
      source: .assumed(because: "the usual dose lies well above it (40 U a site in gobel2006)")),
  ]

  /// Share of release that is lost.
  package func loss(initial: Double, after time: Double) -> Double {
    let reached = 1 - Exponential.of(-time / onset.value)
    return block.value * initial / (initial + halfPoint.value) * reached * Exponential.of(-time / decay.value)
  }
}
