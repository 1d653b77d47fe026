// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// The volley of afferents that a hand, a needle or a stretch sets off (mostly 0 to 1), which builds ``Inhibition``.
///
/// ```
/// pressing: v = p⁴/(p⁴ + K)      p: pressure over the present pain threshold
/// needle:   v_n, with a twitch v_n + v_t, while it moves
/// ```
///
/// A twitch empties spindles, tendon organs and nociceptors of the whole band at once, a burst far above what a held
/// press keeps up.
package struct AfferentVolley: Sendable {
  package var isOn = true
  package var pressHalf = Quantity<One>(1.5)
  package var insertion = Quantity<One>(1)
  package var twitch = Quantity<One>(6.37)
  package var needleInPlace = Quantity<One>(0.4)
  package var stretch = Quantity<One>(0.35)
  package var work = Quantity<One>(0.02)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "pressHalf", \.pressHalf, in: 0.01...10,
      "Fourth power of the relative pressure at half of the full volley",
      source: .fitted(
        to:
          "longer and stronger presses do more (hou2002); two thirds to nine tenths of the early gain is non-local (aboodarda2015)",
        how: "by hand")),
    Parameter(
      "insertion", \.insertion, in: 0...1, "Volley while a needle moves",
      source: .assumed(because: "a full volley")),
    Parameter(
      "twitch", \.twitch, in: 0...60, "Further volley of a local twitch, while the needle moves",
      source: .calibrated(
        from: "15 by hand, for pain 2.0 lower with twitches at once (fernandez-de-las-penas2022)",
        interval: "3.5 to 11.7")),
    Parameter(
      "needleInPlace", \.needleInPlace, in: 0...1, "Volley between two insertions",
      source: .assumed(because: "the needle rests in the tissue")),
    Parameter(
      "stretch", \.stretch, in: 0...1, "Volley of a held stretch",
      source: .assumed(because: "spindles and Golgi organs without pain")),
    Parameter(
      "work", \.work, in: 0...1, "Volley of work",
      source: .assumed(because: "light repetitive work hardly inhibits pain: a sixth of full inhibition")),
  ]

  package func pressing(relativePressure: Double) -> Double {
    let fourth = relativePressure.fourth
    return isOn ? fourth / (fourth + pressHalf.value) : 0
  }

  /// While a needle moves.
  package func inserting(twitch: Bool) -> Double {
    isOn ? insertion.value + (twitch ? self.twitch.value : 0) : 0
  }

  /// A constant volley with its switch.
  package func constant(_ volley: Quantity<One>) -> Double { isOn ? volley.value : 0 }
}
