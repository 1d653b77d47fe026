// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
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
}
