// SPDX-License-Identifier: GPL-3.0-or-later

/// How much one factor, or a pair of factors, moves the response, with what is known of its uncertainty.
package struct SensitivityIndex: Sendable, Hashable {
  /// Raw values are those of the column `index` of `sensitivity.csv`.
  package enum Kind: String, CaseIterable, Sendable {
    /// Share of the variance that one factor explains alone.
    case firstOrder = "S1"
    /// Share of the variance in which the factor has a part.
    case totalOrder = "ST"
    /// Share of the variance that is due to two factors together and to neither alone.
    case secondOrder = "S2"
    /// Mean of the elementary effects, in the unit of the response for the whole range of the factor.
    case mean = "mu"
    /// Mean of their sizes.
    case meanSize = "mu_star"
    /// Their standard deviation: interactions and curvature.
    case deviation = "sigma"
    /// Spearman's rank correlation.
    case rankCorrelation = "spearman"
    /// Rank correlation with the linear influence of all other factors' ranks removed.
    case partialRankCorrelation = "prcc"
  }
  /// Whether there is an index; raw values are those of the column `status`.
  package enum Status: String, CaseIterable, Sendable {
    case ok
    /// The response, or the factor, has the same value at all points.
    case noVariance = "no variance"
    /// Too few points, base rows or trajectories without a missing run.
    case tooFew = "too few"
    /// The factor's ranks follow from those of the others.
    case collinear
  }

  package let kind: Kind
  /// The place of the factor among those asked about.
  package let factor: Int
  /// The other one of a pair.
  package let second: Int?
  package let status: Status
  /// Nil unless `status` is `ok`; so are interval and bounds.
  package let value: Double?
  /// 95 % interval for the error that comes of so few points.
  package let interval: ClosedRange<Double>?
  /// What the index could be, over all points, for outcomes of the missing runs between the smallest and the largest
  /// that were observed, as far as a search finds; nil where none is missing.
  package let bounds: ClosedRange<Double>?

  init(
    _ kind: Kind, factor: Int, second: Int? = nil, status: Status = .ok, value: Double? = nil,
    interval: ClosedRange<Double>? = nil, bounds: ClosedRange<Double>? = nil
  ) {
    self.kind = kind
    self.factor = factor
    self.second = second
    self.status = status
    self.value = status == .ok ? value : nil
    self.interval = status == .ok ? interval : nil
    self.bounds = status == .ok ? bounds : nil
  }
}

/// The indices of one method.
package struct SensitivityEstimate: Sendable, Hashable {
  package let indices: [SensitivityIndex]
  /// Points, base rows or trajectories that the indices rest on.
  package let count: Int
  /// Those left out because a run is missing.
  package let missing: Int
}
