// SPDX-License-Identifier: GPL-3.0-or-later
import GSL

/// Spearman's and partial rank correlation of the response with numeric factors, for any design.
///
/// ```
/// spearman  = correlation(rank x_j, rank y)
/// prcc      = −P_jy / √(P_jj P_yy),   P the inverse of the correlation matrix of all ranks
/// ```
///
/// The partial one is the correlation of what is left of `rank x_j` and `rank y` after a linear regression of both on
/// the ranks of all other factors. Source: Iman RL, Conover WJ. Technometrics 1979;21:499-509,
/// doi:10.1080/00401706.1979.10489820. Interval: Fisher's transformation with the variance for ranks of Bonett DG,
/// Wright TA. Psychometrika 2000;65:23-28, doi:10.1007/BF02294183.
package enum RankCorrelation {
  /// Which points of a design are drawn together.
  package enum Points: Sendable, Hashable {
    /// Each by itself: intervals in closed form.
    case single
    /// In blocks of so many, as trajectories: intervals by leaving out one block after the other.
    case blocks(Int)
  }

  /// Indices with their intervals and bounds: first Spearman's, then the partial ones.
  ///
  /// `columns` holds the values of each factor at the points of `outputs`. A point with a missing output is left
  /// out. Throws `.library` only when there is no memory.
  package static func estimate(
    _ outputs: [PointOutput], columns: [[Double]], points: Points = .single
  ) -> SensitivityEstimate {
    precondition(columns.allSatisfy { $0.count == outputs.count }, "a value of each factor at each point")
    let known = outputs.indices.filter { outputs[$0].value != nil }
    let missing = outputs.count - known.count
    let values = known.compactMap { outputs[$0].value }
    let sample = RankSample(columns.map { column in known.map { column[$0] } }, values)
    let all = missing == 0 ? nil : RankBounds(columns, outputs.map(\.range))
    var indices: [SensitivityIndex] = []
    for kind in [SensitivityIndex.Kind.rankCorrelation, .partialRankCorrelation] {
      let isPartial = kind == .partialRankCorrelation
      let found = isPartial ? sample.partial : sample.simple
      let intervals = intervals(isPartial, sample, columns, outputs, points)
      for factor in columns.indices {
        let result = found[factor]
        indices.append(
          SensitivityIndex(
            kind, factor: factor, status: result.status, value: result.value, interval: intervals[factor],
            bounds: result.value.flatMap { _ in all?.range(of: factor, isPartial: isPartial) }))
      }
    }
    return SensitivityEstimate(indices: indices, count: known.count, missing: missing)
  }

  private static func intervals(
    _ isPartial: Bool, _ sample: RankSample, _ columns: [[Double]], _ outputs: [PointOutput], _ points: Points
  ) -> [ClosedRange<Double>?] {
    let found = isPartial ? sample.partial : sample.simple
    guard case .blocks(let length) = points else {
      // Each factor that is held constant costs a degree of freedom.
      let held = isPartial ? sample.varying - 1 : 0
      return found.map { result in
        result.value.flatMap { fisher($0, freedom: Double(sample.count - 3 - held)) }
      }
    }
    let starts = Array(stride(from: 0, to: outputs.count, by: length))
    var left = [[Double]](repeating: [], count: columns.count)
    for start in starts {
      let kept = outputs.indices.filter {
        !(start..<start + length).contains($0) && outputs[$0].value != nil
      }
      let values = kept.compactMap { outputs[$0].value }
      let rest = RankSample(columns.map { column in kept.map { column[$0] } }, values)
      for (factor, result) in (isPartial ? rest.partial : rest.simple).enumerated() {
        if let value = result.value { left[factor].append(value) }
      }
    }
    return zip(found, left).map { result, left in result.value.flatMap { jackknife($0, left) } }
  }

  /// Fisher's interval of a correlation of ranks with `freedom` = n − 3 degrees of freedom.
  static func fisher(_ value: Double, freedom: Double) -> ClosedRange<Double>? {
    guard freedom > 0 else { return nil }
    guard abs(value) < 1 else { return value...value }
    let half = Bootstrap.normalQuantile * ((1 + value * value / 2) / freedom).squareRoot()
    let middle = RankSample.artanh(value)
    return RankSample.tanh(middle - half)...RankSample.tanh(middle + half)
  }

  /// The jackknife's interval of a correlation, on Fisher's scale.
  private static func jackknife(_ value: Double, _ left: [Double]) -> ClosedRange<Double>? {
    guard abs(value) < 1, left.count > 1, left.allSatisfy({ abs($0) < 1 }) else {
      return abs(value) < 1 ? nil : value...value
    }
    let scaled = left.map(RankSample.artanh)
    let count = Double(left.count)
    let variance = Statistics.variance(scaled) * (count - 1) * (count - 1) / count
    guard let quantile = try? StudentT(degreesOfFreedom: count - 1).quantile(0.975) else { return nil }
    let (middle, half) = (RankSample.artanh(value), quantile * variance.squareRoot())
    return RankSample.tanh(middle - half)...RankSample.tanh(middle + half)
  }
}
