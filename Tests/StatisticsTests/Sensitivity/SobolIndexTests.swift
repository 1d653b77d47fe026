// SPDX-License-Identifier: GPL-3.0-or-later
import Statistics
import Testing

@Suite("Sobol' indices")
struct SobolIndexTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let dimension: Int
    let function: @Sendable ([Double]) -> Double
    let first: [Double]
    let total: [Double]
  }
  static let cases = [
    Case(
      testDescription: "ishigami", dimension: 3, function: TestFunction.ishigami,
      first: TestFunction.ishigamiIndices.first, total: TestFunction.ishigamiIndices.total),
    Case(
      testDescription: "g-function", dimension: 8, function: TestFunction.g,
      first: TestFunction.gIndices.first, total: TestFunction.gIndices.total),
  ]

  private func outputs(_ design: UnitDesign, _ function: ([Double]) -> Double) -> [PointOutput] {
    (0..<design.count).map { .known(function(design[$0])) }
  }

  @Test("lie within their intervals of the closed forms", arguments: cases)
  func closedForms(_ test: Case) throws {
    let design = try UnitDesign.saltelli(
      samples: 4_096, dimension: test.dimension, secondOrder: false, seed: 3)
    let estimate = try SobolIndices.estimate(
      outputs(design, test.function),
      layout: SaltelliLayout(dimension: test.dimension, secondOrder: false), resamples: 200, seed: 1)
    for index in estimate.indices {
      let truth = (index.kind == .firstOrder ? test.first : test.total)[index.factor]
      let value = try #require(index.value)
      let interval = try #require(index.interval)
      #expect(abs(value - truth) < 0.02, "\(index.kind) of \(index.factor): \(value), \(truth)")
      // Rows of a low-discrepancy design spread more evenly than the bootstrap believes; a tiny index has no more room.
      #expect(interval.lowerBound - 1e-3 <= truth && truth <= interval.upperBound + 1e-3)
    }
  }

  @Test("of second order are those of the closed form")
  func secondOrder() throws {
    let design = try UnitDesign.saltelli(samples: 4_096, dimension: 3, secondOrder: true, seed: 3)
    let estimate = try SobolIndices.estimate(
      outputs(design, TestFunction.ishigami), layout: SaltelliLayout(dimension: 3, secondOrder: true),
      resamples: 200, seed: 1)
    let indices = estimate.indices.filter { $0.kind == .secondOrder }
    // Only the first and the third factor act together, and the third never alone.
    let together = TestFunction.ishigamiIndices.total[2]
    for (index, truth) in zip(indices, [0, together, 0]) {
      let value = try #require(index.value)
      let interval = try #require(index.interval)
      #expect(abs(value - truth) < 0.03, "\(index.factor), \(index.second ?? -1): \(value), \(truth)")
      #expect(interval.contains(truth), "\(index.factor), \(index.second ?? -1): \(interval), \(truth)")
    }
    #expect(indices.map { [$0.factor, $0.second] } == [[0, 1], [0, 2], [1, 2]])
  }

  @Test("their intervals hold the truth about as often as they say")
  func coverage() throws {
    let rounds = 200
    let truth = TestFunction.ishigamiIndices
    var hits = [Int](repeating: 0, count: 6)
    for round in 0..<rounds {
      // Independent rows, as the bootstrap assumes.
      let design = try UnitDesign.latinHypercube(samples: 256, dimension: 6, seed: UInt64(round))
      var points: [PointOutput] = []
      for row in 0..<design.count {
        let (a, b) = (Array(design[row][0..<3]), Array(design[row][3..<6]))
        points.append(.known(TestFunction.ishigami(a)))
        for factor in 0..<3 {
          var mixed = a
          mixed[factor] = b[factor]
          points.append(.known(TestFunction.ishigami(mixed)))
        }
        points.append(.known(TestFunction.ishigami(b)))
      }
      let estimate = try SobolIndices.estimate(
        points, layout: SaltelliLayout(dimension: 3, secondOrder: false), resamples: 100, seed: UInt64(round))
      for (place, index) in estimate.indices.enumerated() {
        let value = (index.kind == .firstOrder ? truth.first : truth.total)[index.factor]
        if let interval = index.interval, interval.contains(value) { hits[place] += 1 }
      }
    }
    // Of 200 draws at 95 %, fewer than 180 come once in thousands.
    for hit in hits { #expect(hit >= 180, "\(hits)") }
  }

  @Test("a failed run leaves its base row out, and the bounds hold the index of the whole design")
  func failures() throws {
    let design = try UnitDesign.saltelli(samples: 64, dimension: 3, secondOrder: false, seed: 5)
    let layout = SaltelliLayout(dimension: 3, secondOrder: false)
    let whole = outputs(design, TestFunction.ishigami)
    let truth = try SobolIndices.estimate(whole, layout: layout, resamples: 2, seed: 1)
    let values = whole.compactMap(\.value)
    let range = (values.min() ?? 0)...(values.max() ?? 0)
    var holed = whole
    for place in [7, 100, 103, 250] { holed[place] = .within(range) }
    let estimate = try SobolIndices.estimate(holed, layout: layout, resamples: 50, seed: 1)
    #expect(estimate.missing == 3 && estimate.count == 61)
    for (index, other) in zip(estimate.indices, truth.indices) {
      let bounds = try #require(index.bounds)
      let value = try #require(other.value)
      #expect(bounds.contains(value), "\(index.kind) of \(index.factor): \(value) in \(bounds)")
    }
  }

  @Test("a constant response has no variance, and few rows are too few")
  func degenerate() throws {
    let layout = SaltelliLayout(dimension: 2, secondOrder: true)
    let constant = [PointOutput](repeating: .known(4.2), count: 10 * layout.rows)
    let none = try SobolIndices.estimate(constant, layout: layout, resamples: 10, seed: 1)
    #expect(none.indices.allSatisfy { $0.status == .noVariance && $0.value == nil && $0.interval == nil })
    #expect(SensitivityIndex.Status.noVariance.rawValue == "no variance")
    let few = try SobolIndices.estimate(
      Array(constant.prefix(2 * layout.rows)), layout: layout, resamples: 10, seed: 1)
    #expect(few.indices.allSatisfy { $0.status == .tooFew })
  }
}
