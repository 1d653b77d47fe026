// SPDX-License-Identifier: GPL-3.0-or-later
import Scenarios
import Statistics

extension UnitDesign {
  /// The points of a study's design in `dimension` factors; nil where levels or a list decide, not the unit cube.
  ///
  /// Where the design does not give samples or levels there is no design: a programmer's mistake.
  static func points(
    of design: Design, dimension: Int, seed: UInt64
  ) throws(DesignError) -> UnitDesign? {
    let shift = design.shifted ? seed : nil
    func samples() -> Int {
      guard let samples = design.samples else {
        preconditionFailure("a \(design.kind.rawValue) design without samples")
      }
      return samples
    }
    switch design.kind {
    case .factorial, .oneAtATime, .list: return nil
    case .latinHypercube: return try latinHypercube(samples: samples(), dimension: dimension, seed: seed)
    case .sobol: return try sobol(samples: samples(), dimension: dimension, seed: shift)
    case .halton: return try halton(samples: samples(), dimension: dimension, seed: shift)
    case .saltelli:
      return try saltelli(
        samples: samples(), dimension: dimension, secondOrder: design.secondOrder, seed: shift)
    case .morris:
      guard let levels = design.gridLevels else { preconditionFailure("a morris design without levels") }
      return try morris(trajectories: samples(), dimension: dimension, gridLevels: levels, seed: seed)
    }
  }
}
