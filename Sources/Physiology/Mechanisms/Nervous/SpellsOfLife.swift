// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Good and bad spells: what makes one month of a life unlike the next, the same in every arm.
///
/// ```
/// week w:   S_w = φ S_(w−1) + √(1 − φ²) ε_w          φ = exp(−7 d/τ), ε standard normal
/// strain and drift of ratings of a week:   √(1 − s) ε' + √s S_w
/// effort of a week over the usual:         exp(σ S_w − σ²/2)
/// ```
///
/// One process a patient, so that in a bad spell work is harder, life is a strain and pain is rated higher at once. People
/// who come for care come in a bad spell; it passes, and the tissue follows in its own time.
package struct SpellsOfLife: Sendable {
  package var isOn = true
  package var share = Quantity<One>(0.5)
  package var time = Quantity<Second>.days(28)
  package var effort = Quantity<One>(0.2)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "share", \.share, in: 0...1, "Share of the variance of weeks that lasts in spells",
      source: .fitted(
        to:
          "change and correlation of pain over weeks on waiting lists and under sham lasers in the evidence of this program",
        how: "by hand, among a quarter, half and more")),
    Parameter(
      "time", \.time, in: 86_400...31_536_000, "Persistence of a spell",
      source: .fitted(
        to: "courses of pain without treatment in the evidence of this program",
        how: "by hand, among 28, 42, 56 and 90 days")),
    Parameter(
      "effort", \.effort, in: 0...1, "Lognormal spread of effort between spells",
      source: .fitted(
        to: "courses of pain without treatment in the evidence of this program",
        how: "by hand; 0.2 and 0.35 do alike, and more would make points of light work")),
  ]

  /// A standard normal number of one week with what it shares with its spell, also standard normal.
  package func week(_ own: Double, spell: Double) -> Double {
    isOn ? (1 - share.value).squareRoot() * own + share.value.squareRoot() * spell : own
  }

  /// Effort over the usual one.
  package func effortFactor(spell: Double) -> Double {
    isOn ? Exponential.of(effort.value * spell - 0.5 * effort.value * effort.value) : 1
  }

  /// How much of a spell is left after a week.
  package var memory: Double { Exponential.of(-7 * 86_400 / time.value) }
}
