// SPDX-License-Identifier: GPL-3.0-or-later
import GSL
import Statistics
import Testing

@Suite("Saltelli designs")
struct SaltelliDesignTests {
  @Test(
    "a block is A, A with one coordinate of B each, B with one of A each, and B", arguments: [true, false],
    [2, 5, 20, 21, 33, 70])
  func layout(secondOrder: Bool, dimension: Int) throws {
    let layout = SaltelliLayout(dimension: dimension, secondOrder: secondOrder)
    let design = try UnitDesign.saltelli(samples: 16, dimension: dimension, secondOrder: secondOrder, seed: 5)
    #expect(design.count == 16 * layout.rows)
    #expect(layout.rows == (secondOrder ? 2 * dimension + 2 : dimension + 2))
    for block in 0..<16 {
      let start = block * layout.rows
      let (a, b) = (design[start + layout.a], design[start + layout.b])
      for factor in 0..<dimension {
        var mixed = a
        mixed[factor] = b[factor]
        #expect(design[start + layout.ab(factor)] == mixed)
        guard secondOrder else { continue }
        mixed = b
        mixed[factor] = a[factor]
        #expect(design[start + layout.ba(factor)] == mixed)
      }
    }
  }

  private func base(_ design: UnitDesign, _ layout: SaltelliLayout) -> [[Double]] {
    (0..<design.count / layout.rows).map {
      design[$0 * layout.rows + layout.a] + design[$0 * layout.rows + layout.b]
    }
  }

  @Test("A and B are a Sobol' sequence of twice as many coordinates", arguments: [nil, 7])
  func sobol(seed: UInt64?) throws {
    let dimension = seed == nil ? 20 : 10
    let layout = SaltelliLayout(dimension: dimension, secondOrder: false)
    let design = try UnitDesign.saltelli(samples: 64, dimension: dimension, secondOrder: false, seed: seed)
    let expected = try UnitDesign.sobol(samples: 64, dimension: 2 * dimension, seed: seed)
    #expect(base(design, layout) == (0..<64).map { expected[$0] })
  }

  @Test(
    "with many factors every coordinate is still stratified, and A, B and all groups are unrelated",
    arguments: [11, 20, 21, 45])
  func supercube(dimension: Int) throws {
    let samples = 1024
    let layout = SaltelliLayout(dimension: dimension, secondOrder: false)
    let design = try UnitDesign.saltelli(samples: samples, dimension: dimension, secondOrder: false, seed: 3)
    let points = base(design, layout)
    let columns = (0..<2 * dimension).map { column in points.map { $0[column] } }
    for column in columns {
      #expect(column.map { Int($0 * Double(samples)) }.sorted() == Array(0..<samples))
    }
    for first in columns.indices {
      // Five standard errors of an independent pair.
      for second in 0..<first {
        #expect(abs(Statistics.correlation(columns[first], columns[second])) < 0.156, "\(first) \(second)")
      }
    }
  }

  @Test("coordinates that GSL's Sobol' sequence ties together are not used together")
  func tied() throws {
    let plain = try UnitDesign.sobol(samples: 1024, dimension: 36, seed: 3)
    func column(_ factor: Int) -> [Double] { (0..<1024).map { plain[$0, factor] } }
    #expect(abs(Statistics.correlation(column(10), column(35))) > 0.7)
  }
}
