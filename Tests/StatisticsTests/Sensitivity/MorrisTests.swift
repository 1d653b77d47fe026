// SPDX-License-Identifier: GPL-3.0-or-later
import Statistics
import Testing

@Suite("Elementary effects")
struct MorrisTests {
  private func estimate(_ function: ([Double]) -> Double, seed: UInt64 = 1) throws -> SensitivityEstimate {
    let design = try UnitDesign.morris(trajectories: 20, dimension: 3, gridLevels: 4, seed: seed)
    return try MorrisEffects.estimate(
      (0..<design.count).map { .known(function(design[$0])) }, design: design, resamples: 100, seed: seed)
  }

  private func values(_ estimate: SensitivityEstimate, _ kind: SensitivityIndex.Kind) -> [Double] {
    estimate.indices.filter { $0.kind == kind }.compactMap(\.value)
  }

  @Test("of a linear response are its slopes, without spread")
  func linear() throws {
    let found = try estimate { 3 * $0[0] - 2 * $0[1] }
    for (value, slope) in zip(values(found, .mean), [3.0, -2, 0]) { #expect(abs(value - slope) < 1e-12) }
    for (value, slope) in zip(values(found, .meanSize), [3.0, 2, 0]) { #expect(abs(value - slope) < 1e-12) }
    for value in values(found, .deviation) { #expect(value < 1e-12) }
  }

  @Test("of factors that act together spread")
  func interaction() throws {
    let found = try estimate { $0[0] * $0[1] }
    let spread = values(found, .deviation)
    #expect(spread[0] > 0.1 && spread[1] > 0.1 && spread[2] == 0)
  }

  @Test("a trajectory with a failed run is left out, and bounds hold what it could be")
  func failures() throws {
    let design = try UnitDesign.morris(trajectories: 12, dimension: 3, gridLevels: 4, seed: 2)
    let whole = (0..<design.count).map { PointOutput.known(TestFunction.ishigami(design[$0])) }
    let truth = try MorrisEffects.estimate(whole, design: design, resamples: 2, seed: 1)
    let known = whole.compactMap(\.value)
    var holed = whole
    for place in [5, 30] { holed[place] = .within((known.min() ?? 0)...(known.max() ?? 0)) }
    let found = try MorrisEffects.estimate(holed, design: design, resamples: 20, seed: 1)
    #expect(found.missing == 2 && found.count == 10)
    for (index, other) in zip(found.indices, truth.indices) {
      let bounds = try #require(index.bounds)
      #expect(bounds.lowerBound - 1e-9 <= other.value! && other.value! <= bounds.upperBound + 1e-9)
    }
  }

  @Test("of a constant response have no variance")
  func constant() throws {
    #expect(try estimate { _ in 1 }.indices.allSatisfy { $0.status == .noVariance })
  }

  @Test("intervals hold the mean effects over the whole grid about as often as they say")
  func coverage() throws {
    let (rounds, levels) = (200, 4)
    func response(_ point: [Double]) -> Double {
      point[0] * point[0] * (1 + 4 * point[1]) - 3 * point[2] * point[0]
    }
    let grid = (0..<levels).map { Double($0) / Double(levels - 1) }
    let step = UnitDesign.morrisStep(gridLevels: levels)
    let truth = (0..<3).map { factor in
      var effects: [Double] = []
      for first in grid {
        for second in grid {
          for base in grid where base + step <= 1 + 1e-12 {
            var point = [first, second]
            point.insert(base, at: factor)
            let before = response(point)
            point[factor] += step
            effects.append((response(point) - before) / step)
          }
        }
      }
      return (mean: mean(effects), size: mean(effects.map(abs)))
    }
    var hits = [Int](repeating: 0, count: 6)
    for round in 0..<rounds {
      let design = try UnitDesign.morris(
        trajectories: 20, dimension: 3, gridLevels: levels, seed: UInt64(round))
      let found = try MorrisEffects.estimate(
        (0..<design.count).map { .known(response(design[$0])) }, design: design, resamples: 200,
        seed: UInt64(round))
      for index in found.indices where index.kind != .deviation {
        let interval = try #require(index.interval)
        let isSize = index.kind == .meanSize
        let value = isSize ? truth[index.factor].size : truth[index.factor].mean
        if interval.contains(value) { hits[index.factor + (isSize ? 3 : 0)] += 1 }
      }
    }
    // Of 200 draws at 95 %, fewer than 180 come once in thousands.
    for hit in hits { #expect(hit >= 180, "\(hits)") }
  }

  private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
}
