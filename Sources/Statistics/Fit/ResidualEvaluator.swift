// SPDX-License-Identifier: GPL-3.0-or-later

/// Something that finds out by how much a model misses its data.
package protocol ResidualEvaluator: Sendable {
  /// The residuals of the data at each point, in order; nil where the model could not be evaluated.
  ///
  /// A point has one coordinate a parameter, in the coordinates of the fit: each parameter's prior is the standard
  /// normal distribution, and any point must be mapped to values that are allowed. A residual is the model less the
  /// datum, in standard deviations of the datum; every point has as many, in the same order.
  ///
  /// The same point must always have the same answer. A model of chance must meet the same chance at every point, or
  /// differences between points are those of chance.
  func residuals(at points: [[Double]]) async throws -> [[Double]?]
}
