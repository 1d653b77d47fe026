// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// The volley of afferents that a hand, a needle or a stretch sets off (0 to 1), which builds ``Inhibition``.
///
/// ```
/// pressing: v = p⁴/(p⁴ + K)      p: pressure over the present pain threshold
/// ```
package struct AfferentVolley: Sendable {
  package var isOn = true
  package var pressHalf = Quantity<One>(0.6)
  package var insertion = Quantity<One>(1)
  package var needleInPlace = Quantity<One>(0.4)
  package var stretch = Quantity<One>(0.35)
  package var work = Quantity<One>(0.05)

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
      "needleInPlace", \.needleInPlace, in: 0...1, "Volley between two insertions",
      source: .assumed(because: "the needle rests in the tissue")),
    Parameter(
      "stretch", \.stretch, in: 0...1, "Volley of a held stretch",
      source: .assumed(because: "spindles and Golgi organs without pain")),
    Parameter(
      "work", \.work, in: 0...1, "Volley of work",
      source: .assumed(because: "light repetitive work hardly inhibits pain")),
  ]

  package func pressing(relativePressure: Double) -> Double {
    let fourth = relativePressure.fourth
    return isOn ? fourth / (fourth + pressHalf.value) : 0
  }

  /// A constant volley with its switch.
  package func constant(_ volley: Quantity<One>) -> Double { isOn ? volley.value : 0 }
}
