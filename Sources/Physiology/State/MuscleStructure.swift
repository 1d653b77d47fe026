// SPDX-License-Identifier: GPL-3.0-or-later

/// The constant anatomy of one patient's muscle: how many fibres where, and how they differ.
///
/// A muscle has `points` sites where trigger points can form; a site holds `fasciclesPerPoint` fascicles of
/// `fibresPerFascicle` fibres. Fibres lie in blocks of eight lanes; a last, partly filled block carries fibres
/// of weight zero that do as the first fibre of their block does. Arrays of lanes run over points, fascicles and
/// blocks, in that order.
package struct MuscleStructure: Sendable {
  package let points: Int
  package let fasciclesPerPoint: Int
  package let fibresPerFascicle: Int
  /// One entry a block: thresholds and recruitment, 1 on average.
  package let thresholds: [Lanes]
  package let recruitments: [Lanes]
  /// Lateral position, depth, and position of the knot along the fibre (mm).
  package let lateral: [Lanes]
  package let depth: [Lanes]
  package let along: [Lanes]
  /// Load of each fascicle relative to the muscle's.
  package let loadShares: [Double]
  /// Lateral position of each site's middle (mm).
  package let sites: [Double]

  package init(
    points: Int, fasciclesPerPoint: Int, fibresPerFascicle: Int, thresholds: [Lanes],
    recruitments: [Lanes], lateral: [Lanes], depth: [Lanes], along: [Lanes], loadShares: [Double],
    sites: [Double]
  ) {
    let blocks =
      points * fasciclesPerPoint * MuscleStructure.blocks(fibres: fibresPerFascicle)
    precondition(thresholds.count == blocks && recruitments.count == blocks)
    precondition(lateral.count == blocks && depth.count == blocks && along.count == blocks)
    precondition(loadShares.count == points * fasciclesPerPoint && sites.count == points)
    self.points = points
    self.fasciclesPerPoint = fasciclesPerPoint
    self.fibresPerFascicle = fibresPerFascicle
    self.thresholds = thresholds
    self.recruitments = recruitments
    self.lateral = lateral
    self.depth = depth
    self.along = along
    self.loadShares = loadShares
    self.sites = sites
  }

  package static func blocks(fibres: Int) -> Int { (fibres + Lanes.scalarCount - 1) / Lanes.scalarCount }

  package var fascicles: Int { points * fasciclesPerPoint }
  package var fibres: Int { fascicles * fibresPerFascicle }
  package var blocksPerFascicle: Int { MuscleStructure.blocks(fibres: fibresPerFascicle) }
  package var blocks: Int { fascicles * blocksPerFascicle }
  package var fascicleGroups: Int { MuscleStructure.blocks(fibres: fascicles) }

  /// Lanes of block `block` within its fascicle that hold a fibre.
  func fibres(block: Int) -> Int { min(Lanes.scalarCount, fibresPerFascicle - block * Lanes.scalarCount) }

  /// The lanes of block `block` of the muscle, those without a fibre as the first.
  func filled(_ lanes: Lanes, block: Int) -> Lanes {
    lanes.replacing(with: lanes[0], where: weights(block: block % blocksPerFascicle) .== 0)
  }

  /// Weight of each lane of block `block` within its fascicle in a mean over the fascicle.
  package func weights(block: Int) -> Lanes {
    var weights = Lanes.zero
    for lane in 0..<Lanes.scalarCount where block * Lanes.scalarCount + lane < fibresPerFascicle {
      weights[lane] = 1 / Double(fibresPerFascicle)
    }
    return weights
  }
}
