// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// A moment's injury: lengthening under load that tears sarcomeres, or a blow.
///
/// ```
/// eccentric:  D ← D + k s r/(1 + r) (1 − D), B likewise by c      J ← J + j s      soreness, delayed
/// blow:       fibres within R of its place die with probability s; J ← J + b s/(1 + (y/R)⁴)
/// ```
///
/// `s` severity (0 to 1), `r` a fibre's recruitment, `D` structural memory, `B` latched bridges (calcium
/// that leaks in through torn membranes leaves a contracture clot), `J` injury, `y` distance from the blow.
package struct Trauma: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case eccentricOverload = "eccentric-overload"
    case directTrauma = "direct-trauma"
  }

  package var tearing = Quantity<One>(1)
  package var contracture = Quantity<One>(1.6)
  package var eccentricInjury = Quantity<One>(1)
  package var eccentricSoreness = Quantity<One>(1)
  package var blowRadius = Quantity<Millimetre>(6)
  package var blowSpread = Quantity<Millimetre>(5)
  package var blowInjury = Quantity<One>(3)
  package var blowMemory = Quantity<One>(0.6)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "tearing", \.tearing, in: 0...1, "Structural damage of the most recruited fibres by the worst overload",
      source: .assumed(because: "popped sarcomeres and leaky stores are its hallmark; share unmeasured")),
    Parameter(
      "contracture", \.contracture, in: 0...3, "Latched bridges for each share of structural damage",
      source: .assumed(
        because: "contraction clots are seen after overload; how many fibres lock is unmeasured")),
    Parameter(
      "eccentricInjury", \.eccentricInjury, in: 0...10, "Injury of fascicles by the worst overload",
      source: .assumed(because: "sets the scale: a full injury")),
    Parameter(
      "eccentricSoreness", \.eccentricSoreness, in: 0...10, "Delayed soreness of the worst overload",
      source: .assumed(because: "severe soreness after unaccustomed lengthening work")),
    Parameter(
      "blowRadius", \.blowRadius, in: 1...50, "Reach of a blow",
      source: .assumed(because: "a bruise of a centimetre")),
    Parameter(
      "blowSpread", \.blowSpread, in: 0...50, "Standard deviation of where a blow lands",
      source: .assumed(because: "somewhere on the belly of the muscle")),
    Parameter(
      "blowInjury", \.blowInjury, in: 0...10, "Injury under the worst blow",
      source: .assumed(because: "several times an overload")),
    Parameter(
      "blowMemory", \.blowMemory, in: 0...1, "Structural damage of fibres that survive under the worst blow",
      source: .assumed(because: "crushed membranes leak")),
  ]
}
