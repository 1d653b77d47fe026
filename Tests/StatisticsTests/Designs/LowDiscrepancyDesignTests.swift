// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
import Statistics
import Testing

@Suite("Low-discrepancy designs")
struct LowDiscrepancyDesignTests {
  private func sequence(_ kind: QuasiRandomSequence.Kind, _ dimension: Int, _ count: Int) throws -> [[Double]]
  {
    var sequence = try QuasiRandomSequence(kind, dimension: dimension)
    return try (0..<count).map { _ in try sequence.next() }
  }

  enum Sequence: CaseIterable {
    case sobol, halton

    func design(_ samples: Int, _ dimension: Int, seed: UInt64?) throws -> UnitDesign {
      switch self {
      case .sobol: try UnitDesign.sobol(samples: samples, dimension: dimension, seed: seed)
      case .halton: try UnitDesign.halton(samples: samples, dimension: dimension, seed: seed)
      }
    }
  }

  @Test("without a seed are GSL's sequences", arguments: [1, 7, 40])
  func plain(dimension: Int) throws {
    let sobol = try UnitDesign.sobol(samples: 300, dimension: dimension, seed: nil)
    #expect((0..<300).map { sobol[$0] } == (try sequence(.sobol, dimension, 300)))
    let halton = try UnitDesign.halton(samples: 300, dimension: dimension, seed: nil)
    #expect((0..<300).map { halton[$0] } == (try sequence(.reverseHalton, dimension, 300)))
    #expect(
      sobol.count == 300 && sobol.dimension == dimension && sobol[299, dimension - 1] == sobol[299].last)
  }

  @Test("shifted Sobol' points are the origin and GSL's with the same binary digits flipped in all")
  func digitalShift() throws {
    let design = try UnitDesign.sobol(samples: 200, dimension: 5, seed: 11)
    let plain = [[Double](repeating: 0, count: 5)] + (try sequence(.sobol, 5, 199))
    func digits(_ x: Double) -> UInt64 { UInt64(x * 0x1p52) }
    for factor in 0..<5 {
      let flipped = (0..<200).map { digits(design[$0, factor]) ^ digits(plain[$0][factor]) }
      #expect(Set(flipped).count == 1)
    }
  }

  @Test("shifted Halton points differ from GSL's by one vector modulo 1")
  func shift() throws {
    let design = try UnitDesign.halton(samples: 200, dimension: 5, seed: 11)
    let plain = try sequence(.reverseHalton, 5, 200)
    for factor in 0..<5 {
      let shifts = (0..<200).map { row -> Double in
        let difference = design[row, factor] - plain[row][factor]
        return difference < 0 ? difference + 1 : difference
      }
      for shift in shifts { #expect(abs(shift - shifts[0]) < 1e-14) }
    }
  }

  @Test(
    "two to the m shifted Sobol' points have one in each cell of every coordinate", arguments: [0, 1, 17])
  func stratified(seed: UInt64) throws {
    let design = try UnitDesign.sobol(samples: 256, dimension: 40, seed: seed)
    for factor in 0..<40 {
      let cells = (0..<256).map { Int(design[$0, factor] * 256) }
      #expect(cells.sorted() == Array(0..<256))
    }
  }

  @Test("shifted Sobol' points fill every elementary box of the first two coordinates")
  func net() throws {
    let design = try UnitDesign.sobol(samples: 256, dimension: 2, seed: 3)
    for wide in 0...8 {
      let (columns, rows) = (1 << wide, 1 << (8 - wide))
      let boxes = (0..<256).map {
        Int(design[$0, 0] * Double(columns)) * rows + Int(design[$0, 1] * Double(rows))
      }
      #expect(boxes.sorted() == Array(0..<256), "\(columns) by \(rows)")
    }
  }

  @Test(
    "each point of a shifted design is anywhere: the first over seeds is uniform",
    arguments: Sequence.allCases)
  func unbiased(sequence: Sequence) throws {
    let count = 2000
    let first = try (0..<count).map { try sequence.design(1, 3, seed: UInt64($0))[0] }
    for factor in 0..<3 {
      let sorted = first.map { $0[factor] }.sorted()
      let distance = sorted.enumerated().map { abs($1 - (Double($0) + 0.5) / Double(count)) }.max() ?? 1
      // Kolmogorov's bound at 0.1 per mille.
      #expect(distance < 2.23 / Double(count).squareRoot())
    }
  }

  @Test(
    "coordinates lie strictly inside the cube, and seeds differ", arguments: Sequence.allCases, [1, 2, 99])
  func inside(sequence: Sequence, seed: UInt64) throws {
    let design = try sequence.design(512, 6, seed: seed)
    #expect((0..<512).allSatisfy { design[$0].allSatisfy { $0 > 0 && $0 < 1 } })
    #expect(try sequence.design(512, 6, seed: seed) == design)
    #expect(try sequence.design(512, 6, seed: seed + 1) != design)
  }

  @Test("a longer or wider design has the points of the shorter and narrower one", arguments: [nil, 5])
  func nested(seed: UInt64?) throws {
    let small = try UnitDesign.sobol(samples: 100, dimension: 4, seed: seed)
    let large = try UnitDesign.sobol(samples: 130, dimension: 6, seed: seed)
    for row in 0..<100 { #expect(small[row] == Array(large[row].prefix(4))) }
  }
}
