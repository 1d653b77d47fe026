// SPDX-License-Identifier: GPL-3.0-or-later

/// Means over patients at each dose, and the same of resampled patients.
struct CurveMeans {
  /// All doses together where they share patients, else one a dose.
  private let groups: [ResampledMeans]

  init(_ values: [[Double?]], seed: UInt64, areShared: Bool) {
    groups =
      areShared
      ? [ResampledMeans(values, seed: seed)] : values.map { ResampledMeans([$0], seed: seed) }
  }

  var means: [Double] { groups.flatMap(\.means) }
  /// Patients with a value, by dose.
  var counts: [Int] { groups.flatMap(\.counts) }
  /// Strata that a sample of a dose is drawn from; each costs a degree of freedom.
  var strata: [Int] { groups.flatMap(\.strata) }

  /// Means by dose in one of so many resamples.
  func resampled(_ resample: Int, of count: Int) throws(DesignError) -> [Double] {
    var row: [Double] = []
    // Doses of different patients have luck of their own.
    for (place, group) in groups.enumerated() { row += try group.sample(resample + place * count) }
    return row
  }
}
