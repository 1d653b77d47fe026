// SPDX-License-Identifier: GPL-3.0-or-later
package import Physiology
import Quantities

extension MuscleAnatomy {
  /// One person's muscle of this kind.
  ///
  /// - Parameters:
  ///   - points: sites, at least 1; their middles lie `siteSpacing` apart, symmetric round 0.
  ///   - population: how far fibres and fascicles differ.
  ///   - draw: a standard normal number for a variation at site, fascicle and fibre (0 where the variation is
  ///     of the fascicle). It must depend on nothing else, so that more fibres leave the others as they were.
  /// - Returns: thresholds, recruitments and load shares with a median of 1; places in mm.
  package func structure(
    points: Int, fasciclesPerPoint: Int, fibresPerFascicle: Int, of population: Population,
    draw: (_ variation: Variation, _ point: Int, _ fascicle: Int, _ fibre: Int) -> Double
  ) -> MuscleStructure {
    precondition(points > 0 && fasciclesPerPoint > 0 && fibresPerFascicle > 0)
    let sites = (0..<points).map { even($0, of: points) * siteSpacing.value }
    var thresholds: [Lanes] = []
    var recruitments: [Lanes] = []
    var lateral: [Lanes] = []
    var depths: [Lanes] = []
    var along: [Lanes] = []
    var loadShares: [Double] = []
    for point in 0..<points {
      for fascicle in 0..<fasciclesPerPoint {
        func drawn(_ variation: Variation, _ fibre: Int = 0) -> Double {
          draw(variation, point, fascicle, fibre)
        }
        func lanes(_ value: (Int) -> Double) -> [Lanes] { blocks(of: fibresPerFascicle, value) }
        let across =
          sites[point] + even(fascicle, of: fasciclesPerPoint) * fascicleSpacing.value
          + fascicleSpacingSpread.value * drawn(.fasciclePosition)
        let middle =
          fascicleDepth(fascicle, of: fasciclesPerPoint) + depthSpread.value * drawn(.fascicleDepth)
        loadShares.append(population.loadShareSpread.lognormal(drawn(.loadShare)))
        thresholds += lanes { population.thresholdSpread.lognormal(drawn(.threshold, $0)) }
        recruitments += lanes { population.recruitmentSpread.lognormal(drawn(.recruitment, $0)) }
        along += lanes { population.knotSpread.value * drawn(.knotPosition, $0) }
        lateral += lanes {
          let place = bundlePlace($0, of: fibresPerFascicle).lateral
          return across + place + fibreJitter.value * drawn(.fibrePosition, $0)
        }
        depths += lanes {
          let place = bundlePlace($0, of: fibresPerFascicle).depth
          return max(middle + place + fibreJitter.value * drawn(.fibreDepth, $0), cover.value)
        }
      }
    }
    return MuscleStructure(
      points: points, fasciclesPerPoint: fasciclesPerPoint, fibresPerFascicle: fibresPerFascicle,
      thresholds: thresholds, recruitments: recruitments, lateral: lateral, depth: depths, along: along,
      loadShares: loadShares, sites: sites)
  }

  /// One value a fibre, in blocks; lanes beyond the last fibre repeat it.
  private func blocks(of fibres: Int, _ value: (Int) -> Double) -> [Lanes] {
    (0..<MuscleStructure.blocks(fibres: fibres)).map { block in
      var lanes = Lanes.zero
      for lane in 0..<Lanes.scalarCount {
        lanes[lane] = value(min(block * Lanes.scalarCount + lane, fibres - 1))
      }
      return lanes
    }
  }

  /// Even depth of a fascicle (mm); the only one of a site lies in the middle.
  private func fascicleDepth(_ fascicle: Int, of count: Int) -> Double {
    guard count > 1 else { return depth.value }
    let spacing = occupied.value * thickness.value / Double(count - 1)
    return depth.value + even(fascicle, of: count) * spacing
  }

  /// Place of a fibre on the square lattice of its bundle (mm from its middle). The lattice fills the bundle
  /// however many fibres sample it.
  private func bundlePlace(_ fibre: Int, of count: Int) -> (lateral: Double, depth: Double) {
    let side = Int(Double(count).squareRoot().rounded(.up))
    let rows = (count + side - 1) / side
    let spacing = fascicleWidth.value / Double(side)
    return (even(fibre / side, of: rows) * spacing, even(fibre % side, of: side) * spacing)
  }

  /// The place of `index` among `count` places a unit apart, symmetric round 0.
  private func even(_ index: Int, of count: Int) -> Double {
    Double(index) - Double(count - 1) / 2
  }
}
