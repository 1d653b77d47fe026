// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// What a muscle takes where its own entry says nothing else.
extension MuscleAnatomy {
  package static let usualMenOverWomen = Sourced<One>(
    1.31,
    .assumed(
      because: "between no difference and the 1.46 of fischer1987 (5.4 over 3.7 kg/cm2, partly recalled)"))
  package static let usualOccupied = Sourced<One>(
    0.5, .assumed(because: "bands are felt within the belly, neither at its surface nor at its floor"))
  package static let usualDepthSpread = Sourced<Millimetre>(
    1.5, .assumed(because: "of the order of a fascicle's width; no measurement found"))
  package static let usualSiteSpacing = Sourced<Millimetre>(
    20, .assumed(because: "a hand tells points a thumb's width apart; control sites lie 20 to 30 mm away"))
  package static let usualFascicleSpacing = Sourced<Millimetre>(
    2, .assumed(because: "neighbouring fascicles just touch; no measurement found"))
  package static let usualFascicleSpacingSpread = Sourced<Millimetre>(
    0.5, .assumed(because: "a quarter of the spacing; no measurement found"))
  package static let usualFascicleWidth = Sourced<Millimetre>(
    2.4, .assumed(because: "eight fibres, sampled 0.3 mm apart, on a side"))
  package static let usualSkinBruising = Sourced<One>(
    1, .assumed(because: "sets the scale"))
  package static let noLung = Sourced<Millimetre>(
    1_000, .assumed(because: "no lung within reach of a needle"))
  package static let usualFibreJitter = Sourced<Millimetre>(
    0.1, .assumed(because: "a third of the distance between two sampled fibres"))
}
