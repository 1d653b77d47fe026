// SPDX-License-Identifier: GPL-3.0-or-later
import Statistics
import Testing

/// What failed runs could make of an index, beside every outcome that they are tried with.
@Suite("Bounds of an index for runs that failed")
struct BoundsTests {
  /// Outcomes that each failed run is tried with, from the lowest to the highest.
  private static let trials = 25

  /// Expects that bounds hold the index for each combination of outcomes of the runs at `missing`, and end where the
  /// indices found end, give or take `slack` for outcomes between those tried.
  private func expectExtremes(
    _ outputs: [Double], missing: (Int, Int), slack: Double,
    _ estimate: ([PointOutput]) throws -> SensitivityEstimate
  ) throws {
    let places = [missing.0, missing.1]
    let known = outputs.indices.filter { !places.contains($0) }.map { outputs[$0] }
    let range = (known.min() ?? 0)...(known.max() ?? 0)
    var holed = outputs.map(PointOutput.known)
    for place in places { holed[place] = .within(range) }
    let found = try estimate(holed)
    var lowest = [Double](repeating: .infinity, count: found.indices.count)
    var highest = [Double](repeating: -.infinity, count: found.indices.count)
    func outcome(_ trial: Int) -> PointOutput {
      .known(
        range.lowerBound + (range.upperBound - range.lowerBound) * Double(trial) / Double(Self.trials - 1))
    }
    for first in 0..<Self.trials {
      for second in 0..<Self.trials {
        var filled = holed
        (filled[missing.0], filled[missing.1]) = (outcome(first), outcome(second))
        for (place, index) in try estimate(filled).indices.enumerated() {
          let value = try #require(index.value)
          (lowest[place], highest[place]) = (min(lowest[place], value), max(highest[place], value))
        }
      }
    }
    for (place, index) in found.indices.enumerated() {
      let bounds = try #require(index.bounds)
      let what = "\(index.kind) of \(index.factor): \(bounds), tried \(lowest[place]) to \(highest[place])"
      #expect(
        bounds.lowerBound <= lowest[place] + 1e-9 && highest[place] - 1e-9 <= bounds.upperBound, "\(what)")
      let tolerance = slack * max(1, abs(highest[place]), abs(lowest[place]))
      #expect(lowest[place] - tolerance <= bounds.lowerBound, "\(what)")
      #expect(bounds.upperBound <= highest[place] + tolerance, "\(what)")
    }
  }

  @Test("are the extremes of Sobol' indices over all outcomes", arguments: [(0, 9), (2, 4), (13, 31)])
  func sobol(_ missing: (Int, Int)) throws {
    let layout = SaltelliLayout(dimension: 3, secondOrder: true)
    let design = try UnitDesign.saltelli(samples: 12, dimension: 3, secondOrder: true, seed: 4)
    try expectExtremes(
      (0..<design.count).map { TestFunction.ishigami(design[$0]) }, missing: missing, slack: 0.01
    ) {
      try SobolIndices.estimate($0, layout: layout, resamples: 2, seed: 1)
    }
  }

  @Test("are the extremes of elementary effects over all outcomes", arguments: [(0, 1), (5, 14)])
  func morris(_ missing: (Int, Int)) throws {
    let design = try UnitDesign.morris(trajectories: 6, dimension: 3, gridLevels: 4, seed: 3)
    try expectExtremes(
      (0..<design.count).map { TestFunction.g(design[$0]) + design[$0][1] }, missing: missing, slack: 0.05
    ) {
      try MorrisEffects.estimate($0, design: design, resamples: 2, seed: 1)
    }
  }

  @Test("are the extremes of rank correlations over all outcomes", arguments: [(0, 1), (3, 11), (6, 12)])
  func ranks(_ missing: (Int, Int)) throws {
    let design = try UnitDesign.latinHypercube(samples: 14, dimension: 2, seed: 6)
    let columns = (0..<2).map { factor in (0..<design.count).map { design[$0, factor] } }
    // Outputs as evenly spread as the outcomes tried, so that each rank is tried.
    let order = (0..<design.count).sorted {
      columns[0][$0] - columns[1][$0] < columns[0][$1] - columns[1][$1]
    }
    var outputs = [Double](repeating: 0, count: design.count)
    for (rank, place) in order.enumerated() { outputs[place] = Double(rank) }
    try expectExtremes(outputs, missing: missing, slack: 0.02) {
      RankCorrelation.estimate($0, columns: columns)
    }
  }
}
