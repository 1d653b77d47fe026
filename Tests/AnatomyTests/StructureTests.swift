// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Physiology
import Quantities
import Testing

struct StructureTests {
  private let muscle: MuscleAnatomy
  private let population: Population

  init() throws {
    muscle = try #require(MuscleCatalogue.named("upper-trapezius"))
    population = try #require(PopulationCatalogue.named("desk-worker"))
  }

  /// A number between −2 and 2 that depends on the place alone.
  private func draw(_ variation: Variation, _ point: Int, _ fascicle: Int, _ fibre: Int) -> Double {
    var hash = UInt64(14_695_981_039_346_656_037)
    for byte in "\(variation.rawValue) \(point) \(fascicle) \(fibre)".utf8 {
      hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211
    }
    return Double(hash >> 11) * 0x1p-53 * 4 - 2
  }

  private func structure(points: Int = 2, fascicles: Int = 4, fibres: Int = 13) -> MuscleStructure {
    muscle.structure(
      points: points, fasciclesPerPoint: fascicles, fibresPerFascicle: fibres, of: population, draw: draw)
  }

  @Test("with no spread every fibre is the median one at an even place")
  func even() {
    let plain = muscle.structure(
      points: 2, fasciclesPerPoint: 4, fibresPerFascicle: 64, of: population, draw: { _, _, _, _ in 0 })
    #expect(plain.sites == [-10, 10])
    #expect(plain.loadShares == Array(repeating: 1, count: 8))
    #expect(plain.thresholds.allSatisfy { $0 == Lanes(repeating: 1) })
    #expect(plain.along.allSatisfy { $0 == .zero })
    let fibres = plain.lateral.prefix(8).flatMap { lanes in (0..<8).map { lanes[$0] } }
    #expect(abs(fibres.reduce(0, +) / 64 - -13) < 1e-9)
    #expect(abs(((fibres.max() ?? 0) - (fibres.min() ?? 0)) - 2.1) < 1e-9)
    let deepest = plain.depth.map { $0.max() }.max() ?? 0
    let shallowest = plain.depth.map { $0.min() }.min() ?? 0
    #expect(abs((deepest + shallowest) / 2 - muscle.depth.value) < 1e-9)
    #expect(abs(deepest - shallowest - (11.65 / 2 + 2.1)) < 1e-9)
  }

  @Test("a single fascicle lies in the middle of the muscle")
  func single() {
    let plain = muscle.structure(
      points: 1, fasciclesPerPoint: 1, fibresPerFascicle: 1, of: population, draw: { _, _, _, _ in 0 })
    #expect(plain.sites == [0])
    #expect(plain.depth[0][0] == muscle.depth.value)
    #expect(plain.lateral[0][0] == 0)
  }

  @Test("more fibres, fascicles or sites leave each fibre's own luck as it was")
  func ownLuck() {
    let (few, many) = (
      structure(points: 1, fascicles: 1, fibres: 5), structure(points: 2, fascicles: 3, fibres: 21)
    )
    for lane in 0..<5 {
      #expect(few.thresholds[0][lane] == many.thresholds[0][lane])
      #expect(few.recruitments[0][lane] == many.recruitments[0][lane])
      #expect(few.along[0][lane] == many.along[0][lane])
    }
    #expect(few.loadShares[0] == many.loadShares[0])
  }

  @Test("lanes beyond the last fibre are ordinary fibres, finite and positive")
  func padding() {
    let padded = structure(fibres: 13)
    #expect(padded.blocksPerFascicle == 2)
    for block in 0..<padded.blocks {
      #expect(padded.thresholds[block].min() > 0)
      #expect(padded.recruitments[block].min() > 0)
      #expect(padded.depth[block].min() >= muscle.cover.value)
    }
    #expect(padded.thresholds[1][7] == padded.thresholds[1][4])
  }

  @Test("no fibre lies in the skin, however shallow the draw")
  func beneathSkin() {
    let shallow = muscle.structure(
      points: 1, fasciclesPerPoint: 2, fibresPerFascicle: 9, of: population, draw: { _, _, _, _ in -6 })
    #expect(shallow.depth.allSatisfy { $0.min() >= muscle.cover.value })
  }

  @Test("each variation moves one thing only", arguments: Variation.allCases)
  func separate(_ variation: Variation) {
    let still = muscle.structure(
      points: 1, fasciclesPerPoint: 2, fibresPerFascicle: 9, of: population, draw: { _, _, _, _ in 0 })
    let moved = muscle.structure(
      points: 1, fasciclesPerPoint: 2, fibresPerFascicle: 9, of: population,
      draw: { drawn, _, _, _ in drawn == variation ? 1 : 0 })
    #expect((still.loadShares != moved.loadShares) == (variation == .loadShare))
    #expect((still.thresholds != moved.thresholds) == (variation == .threshold))
    #expect((still.recruitments != moved.recruitments) == (variation == .recruitment))
    #expect((still.along != moved.along) == (variation == .knotPosition))
    #expect((still.depth != moved.depth) == [.fascicleDepth, .fibreDepth].contains(variation))
    #expect((still.lateral != moved.lateral) == [.fasciclePosition, .fibrePosition].contains(variation))
  }
}
