// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// What the track of a needle does to the knots around it.
///
/// A knot within `radius` of the track is destroyed with one probability if contracted (stiff, it cannot slip
/// aside) and another if relaxed. The track drags on its surroundings and tears latched bridges. Irritable
/// endplates near it may answer with a local twitch, which becomes less likely with each one before it; a
/// twitch tears more bridges and washes mediators out.
///
/// ```
/// twitch probability = n/(n + n_50) · f^k     n: irritable endplates nearby, per 256 fibres; k: twitches so far
/// B ← B (1 − (d + d_twitch)/(1 + (r/r_d)⁴))
/// ```
package struct NeedleTrack: Sendable {
  package var radius = Quantity<Millimetre>(0.75)
  package var destroysContracted = Quantity<One>(0.6)
  package var destroysRelaxed = Quantity<One>(0.2)
  package var dragReach = Quantity<Millimetre>(1)
  package var drag = Quantity<One>(0.35)
  package var twitchDrag = Quantity<One>(0.20)
  package var twitchReach = Quantity<Millimetre>(2)
  package var twitchHalfCount = Quantity<One>(12)
  package var twitchFading = Quantity<One>(0.75)
  package var irritableNoise = Quantity<One>(0.25)
  package var twitchWashout = Quantity<One>(0.30)
  package var insertionInjury = Quantity<One>(0.007)
  package var hitInjury = Quantity<One>(0.25)
  package var twitchInjury = Quantity<One>(0.01)
  package var pressTwitch = Quantity<One>(0.1)
  package var aimError = Quantity<Millimetre>(0.8)
  package var fan = Quantity<Millimetre>(0.9)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "radius", \.radius, in: 0.1...5, "Knots nearer to the track than this can be destroyed",
      source: .assumed(
        because: "a needle of 0.3 mm thickness moved in the tissue; direction as in bosque2022")),
    Parameter(
      "destroysContracted", \.destroysContracted, in: 0...1, "Probability for a contracted knot",
      source: .assumed(because: "stiff knots cannot slip aside (direction as in bosque2022)")),
    Parameter(
      "destroysRelaxed", \.destroysRelaxed, in: 0...1, "Probability for a relaxed fibre",
      source: .assumed(because: "soft fibres slip aside (direction as in bosque2022)")),
    Parameter(
      "dragReach", \.dragReach, in: 0.1...10, "Distance at which the drag has halved",
      source: .assumed(because: "a few fibre diameters")),
    Parameter(
      "drag", \.drag, in: 0...1, "Latched bridges torn next to the track",
      source: .assumed(because: "local strain of the order of a press")),
    Parameter(
      "twitchDrag", \.twitchDrag, in: 0...1, "Further bridges torn by a twitch",
      source: .assumed(because: "a twitch jerks the band")),
    Parameter(
      "twitchReach", \.twitchReach, in: 0.1...10, "Endplates nearer than this can set off a twitch",
      source: .assumed(because: "spread of the prick")),
    Parameter(
      "twitchHalfCount", \.twitchHalfCount, in: 0.5...200, "Irritable endplates for an even chance",
      source: .assumed(because: "several twitches in a first pass of ten insertions")),
    Parameter(
      "twitchFading", \.twitchFading, in: 0...1, "Factor on the probability per twitch before",
      source: .assumed(because: "twitches are exhausted within a session")),
    Parameter(
      "irritableNoise", \.irritableNoise, in: 0.01...1, "Endplate noise from which an endplate is irritable",
      source: .assumed(because: "well above the silence of a healthy endplate")),
    Parameter(
      "twitchWashout", \.twitchWashout, in: 0...1,
      "Bradykinin washed out by a twitch; acid and peptides at 2/3 of it",
      source: .assumed(because: "mediators fell after a twitch in microdialysis; size unknown")),
    Parameter(
      "insertionInjury", \.insertionInjury, in: 0...1, "Injury of the fascicle per insertion",
      source: .assumed(because: "thirty insertions make a fifth of a full injury")),
    Parameter(
      "hitInjury", \.hitInjury, in: 0...5, "Injury per share of fibres destroyed",
      source: .assumed(because: "destroying all fibres would be a quarter of a full injury at once")),
    Parameter(
      "twitchInjury", \.twitchInjury, in: 0...1, "Injury per twitch",
      source: .assumed(because: "as an insertion")),
    Parameter(
      "pressTwitch", \.pressTwitch, in: 0...1, "Chance of a twitch under a thumb over that at a needle",
      source: .assumed(because: "snapping palpation makes an active band twitch now and then")),
    Parameter(
      "aimError", \.aimError, in: 0...20, "Palpation error of the aim",
      source: .assumed(because: "below the width of a nodule")),
    Parameter(
      "fan", \.fan, in: 0...20, "Spread of tracks round the aim",
      source: .assumed(because: "fanning through one point of entry")),
  ]

  package func dragShare(squaredDistance: Double, twitch: Bool) -> Double {
    let reach = dragReach.value * dragReach.value
    let ratio = squaredDistance / reach
    // No more bridges can be torn than there are.
    return min(1, drag.value + (twitch ? twitchDrag.value : 0)) / (1 + ratio * ratio)
  }

  /// `irritable` endplates per 256 fibres.
  package func twitchProbability(irritable: Double, before twitches: Int) -> Double {
    var fading = 1.0
    for _ in 0..<twitches { fading *= twitchFading.value }
    return irritable / (irritable + twitchHalfCount.value) * fading
  }
}
