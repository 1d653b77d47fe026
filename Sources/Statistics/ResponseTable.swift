// SPDX-License-Identifier: GPL-3.0-or-later

/// The response of one arm at every design point, replicate by replicate.
///
/// The same replicate is the same patient at every point, unless the study wants fresh ones.
package struct ResponseTable: Sendable, Equatable {
  /// Numbers of the design points, ascending.
  package let points: [Int]
  /// Values by point (in the order of `points`), then by replicate from 1; nil where a run failed or measured nothing.
  package var values: [[Double?]]
  /// Replicates that were run at each point and failed, in this arm or the arm that is subtracted.
  package var failures: [[Int]]

  package init(points: [Int], values: [[Double?]], failures: [[Int]]) {
    precondition(points.count == values.count && points.count == failures.count, "one row a point")
    self.points = points
    self.values = values
    self.failures = failures
  }
}
