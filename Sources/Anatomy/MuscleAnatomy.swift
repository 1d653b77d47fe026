// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// A muscle as the simulator knows it: where its trigger points lie and what a healthy one tolerates.
///
/// A site, where a trigger point can form, is a row of fascicles across the muscle. They lie evenly in the
/// middle part of its thickness, each a square bundle of parallel fibres:
///
/// ```
/// depth of the middle = cover + thickness/2           depths of fascicles: ± occupied · thickness/2 round it
/// ```
package struct MuscleAnatomy: Sendable {
  /// The name that scenarios use, such as `upper-trapezius`.
  package let name: String
  package let summary: String
  /// Where its trigger points refer pain to. Clinical tradition, recalled and not measured; nothing is computed
  /// from it.
  package let referral: String
  /// Shares of its pain that are felt elsewhere in the body, or here; they add up to 1. Clinical tradition.
  package let refersTo: [BodyRegion: Double]
  /// The movement whose range the muscle limits.
  package let movement: String
  /// Skin and fat above the muscle, and the muscle's own thickness.
  package var cover: Quantity<Millimetre>
  package var thickness: Quantity<Millimetre>
  /// Share of the thickness in which the fascicles of a site lie.
  package var occupied: Quantity<One>
  /// Standard deviation of a fascicle's depth round its even place.
  package var depthSpread: Quantity<Millimetre>
  /// Distance between two neighbouring sites.
  package var siteSpacing: Quantity<Millimetre>
  /// Distance between two neighbouring fascicles of a site, and its standard deviation.
  package var fascicleSpacing: Quantity<Millimetre>
  package var fascicleSpacingSpread: Quantity<Millimetre>
  /// Side of the square bundle, and the standard deviation of a fibre's place in it.
  package var fascicleWidth: Quantity<Millimetre>
  package var fibreJitter: Quantity<Millimetre>
  /// How easily the skin above bruises; 1 is usual.
  package var skinBruising: Quantity<One>
  /// Depth at which a needle can reach the lung.
  package var lungDepth: Quantity<Millimetre>
  /// Pressure pain threshold of the healthy muscle, mean of women and men.
  package var threshold: Quantity<Kilopascal>
  /// Men's threshold over women's.
  package var menOverWomen: Quantity<One>
  /// Every number of this muscle with its unit, range and source. Names are the same for every muscle.
  package let parameters: [Parameter<MuscleAnatomy>]

  package init(
    name: String, summary: String, referral: String, refersTo: [BodyRegion: Double], movement: String,
    cover: Sourced<Millimetre>, thickness: Sourced<Millimetre>,
    skinBruising: Sourced<One> = Self.usualSkinBruising,
    lungDepth: Sourced<Millimetre> = Self.noLung, threshold: Sourced<Kilopascal>,
    menOverWomen: Sourced<One> = Self.usualMenOverWomen,
    occupied: Sourced<One> = Self.usualOccupied,
    depthSpread: Sourced<Millimetre> = Self.usualDepthSpread,
    siteSpacing: Sourced<Millimetre> = Self.usualSiteSpacing,
    fascicleSpacing: Sourced<Millimetre> = Self.usualFascicleSpacing,
    fascicleSpacingSpread: Sourced<Millimetre> = Self.usualFascicleSpacingSpread,
    fascicleWidth: Sourced<Millimetre> = Self.usualFascicleWidth,
    fibreJitter: Sourced<Millimetre> = Self.usualFibreJitter
  ) {
    self.name = name
    self.summary = summary
    self.referral = referral
    self.movement = movement
    self.refersTo = refersTo
    self.skinBruising = skinBruising.quantity
    self.lungDepth = lungDepth.quantity
    self.cover = cover.quantity
    self.thickness = thickness.quantity
    self.occupied = occupied.quantity
    self.depthSpread = depthSpread.quantity
    self.siteSpacing = siteSpacing.quantity
    self.fascicleSpacing = fascicleSpacing.quantity
    self.fascicleSpacingSpread = fascicleSpacingSpread.quantity
    self.fascicleWidth = fascicleWidth.quantity
    self.fibreJitter = fibreJitter.quantity
    self.threshold = threshold.quantity
    self.menOverWomen = menOverWomen.quantity
    self.parameters = [
      Parameter(
        "skinBruising", \.skinBruising, in: 0...10, "How easily the skin above bruises, 1 usual",
        source: skinBruising.source),
      Parameter(
        "lungDepth", \.lungDepth, in: 5...1_000,
        "Depth at which a needle can reach the lung; far where it cannot",
        source: lungDepth.source),
      Parameter("cover", \.cover, in: 1...60, "Skin and fat above the muscle", source: cover.source),
      Parameter("thickness", \.thickness, in: 3...60, "Thickness of the muscle", source: thickness.source),
      Parameter(
        "occupied", \.occupied, in: 0...1, "Share of the thickness in which the fascicles of a site lie",
        source: occupied.source),
      Parameter(
        "depthSpread", \.depthSpread, in: 0...10, "Standard deviation of a fascicle's depth",
        source: depthSpread.source),
      Parameter(
        "siteSpacing", \.siteSpacing, in: 5...100, "Distance between two neighbouring sites",
        source: siteSpacing.source),
      Parameter(
        "fascicleSpacing", \.fascicleSpacing, in: 0.5...10, "Distance between two fascicles of a site",
        source: fascicleSpacing.source),
      Parameter(
        "fascicleSpacingSpread", \.fascicleSpacingSpread, in: 0...5,
        "Standard deviation of a fascicle's place across the muscle", source: fascicleSpacingSpread.source),
      Parameter(
        "fascicleWidth", \.fascicleWidth, in: 0.2...10, "Side of the square bundle of fibres of a fascicle",
        source: fascicleWidth.source),
      Parameter(
        "fibreJitter", \.fibreJitter, in: 0...2, "Standard deviation of a fibre's place in its fascicle",
        source: fibreJitter.source),
      Parameter(
        "threshold", \.threshold, in: 50...1_500,
        "Pressure pain threshold of the healthy muscle, mean of women and men", source: threshold.source),
      Parameter(
        "menOverWomen", \.menOverWomen, in: 1...3, "Threshold of men over threshold of women",
        source: menOverWomen.source),
    ]
  }
}

extension MuscleAnatomy {
  /// Depth of the middle of the muscle beneath the skin.
  package var depth: Quantity<Millimetre> { Quantity(cover.value + thickness.value / 2) }

  /// Thresholds whose mean is `threshold` and whose ratio is `menOverWomen`.
  package var thresholdWomen: Quantity<Kilopascal> {
    Quantity(2 * threshold.value / (1 + menOverWomen.value))
  }
  package var thresholdMen: Quantity<Kilopascal> {
    Quantity(menOverWomen.value * thresholdWomen.value)
  }
}
