// SPDX-License-Identifier: GPL-3.0-or-later
import GSL

/// Elementary effects of a Morris design.
///
/// ```
/// EE  = (y(x + Δ e_j) − y(x)) / Δ        one a factor and trajectory
/// mu  = mean(EE)    mu* = mean(|EE|)    sigma = standard deviation of EE, divisor r − 1
/// ```
///
/// Sources: Morris MD. Technometrics 1991;33:161-174, doi:10.1080/00401706.1991.10484804; Campolongo F, Cariboni J,
/// Saltelli A. Environ Model Softw 2007;22:1509-1518, doi:10.1016/j.envsoft.2006.10.004 (mu*). SALib's
/// `morris.analyze` has the same definitions.
package enum MorrisEffects {
  /// Indices with their intervals and bounds; `outputs` are in the order of `design`.
  ///
  /// A trajectory with a missing output is left out as a whole. Intervals are from `resamples` bootstrap samples of
  /// trajectories, widened for their small number; sigma has none. Throws `.library` only when there is no memory.
  package static func estimate(
    _ outputs: [PointOutput], design: UnitDesign, resamples: Int, seed: UInt64
  ) throws(DesignError) -> SensitivityEstimate {
    let rows = design.dimension + 1
    precondition(
      outputs.count == design.count && outputs.count.isMultiple(of: rows), "whole trajectories of \(rows)")
    let trajectories = (0..<outputs.count / rows).map { $0 * rows..<($0 + 1) * rows }
    let isComplete = trajectories.map { outputs[$0].allSatisfy { $0.value != nil } }
    let known = zip(trajectories, isComplete).flatMap { rows, isComplete in
      isComplete ? outputs[rows].compactMap(\.value) : []
    }
    let effects = effects(outputs, design)
    let count = isComplete.count { $0 }
    let status: SensitivityIndex.Status =
      count < 2 ? .tooFew : PointOutput.isConstant(known) ? .noVariance : .ok
    let bootstrap = Bootstrap(units: count, seed: seed)
    var weights: [[Double]] = []
    if status == .ok {
      for resample in 0..<resamples { weights.append(try bootstrap.weights(resample)) }
    }
    let indices = effects.enumerated().flatMap { factor, ranges in
      guard status == .ok else {
        return [SensitivityIndex.Kind.mean, .meanSize, .deviation].map {
          SensitivityIndex($0, factor: factor, status: status)
        }
      }
      let complete = zip(ranges, isComplete).compactMap { $1 ? $0.lowerBound : nil }
      let sizes = complete.map(abs)
      let bounds = count == trajectories.count ? nil : EffectBounds(ranges)
      return [
        SensitivityIndex(
          .mean, factor: factor, value: Statistics.mean(complete),
          interval: interval(complete, weights), bounds: bounds?.mean),
        SensitivityIndex(
          .meanSize, factor: factor, value: Statistics.mean(sizes),
          interval: interval(sizes, weights), bounds: bounds?.meanSize),
        SensitivityIndex(
          .deviation, factor: factor, value: Statistics.standardDeviation(complete),
          bounds: bounds?.deviation),
      ]
    }
    return SensitivityEstimate(indices: indices, count: count, missing: trajectories.count - count)
  }

  /// The effects of each factor, by trajectory; ranges of one number where both outputs are known.
  private static func effects(
    _ outputs: [PointOutput], _ design: UnitDesign
  ) -> [[ClosedRange<Double>]] {
    var effects = [[ClosedRange<Double>]](repeating: [], count: design.dimension)
    for row in 1..<max(outputs.count, 1) where !row.isMultiple(of: design.dimension + 1) {
      for factor in 0..<design.dimension {
        let step = design[row, factor] - design[row - 1, factor]
        guard step != 0 else { continue }
        let (before, after) = (outputs[row - 1].range, outputs[row].range)
        let ends = [
          (after.lowerBound - before.upperBound) / step, (after.upperBound - before.lowerBound) / step,
        ]
        effects[factor].append(min(ends[0], ends[1])...max(ends[0], ends[1]))
      }
    }
    return effects
  }

  /// The interval of a mean from its bootstrap samples. They vary by n − 1 where a sample varies by n, and n is
  /// small here: the factor and Student's quantile undo what would make the interval too short.
  private static func interval(_ values: [Double], _ weights: [[Double]]) -> ClosedRange<Double>? {
    let count = Double(values.count)
    guard let quantile = try? StudentT(degreesOfFreedom: count - 1).quantile(0.975) else { return nil }
    let means = weights.map { weights in zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } / count }
    return Bootstrap.interval(
      about: Statistics.mean(values), means, quantile: quantile * (count / (count - 1)).squareRoot())
  }
}
