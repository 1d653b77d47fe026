// SPDX-License-Identifier: GPL-3.0-or-later
package import Results
import Scenarios
import Statistics

/// The responses of an experiment, point by point and replicate by replicate.
package struct ExperimentResponses: Sendable {
  /// Numbers of the design points, ascending.
  package let points: [Int]
  /// By point and replicate: a value for each arm of the response, then for the arm that is subtracted.
  package let values: [[[Double?]]]

  package init(points: [Int], values: [[[Double?]]]) {
    precondition(points.count == values.count, "responses of every point")
    self.points = points
    self.values = values
  }

  package init(_ index: TaskIndex) {
    var points: [Int] = []
    var values: [[[Double?]]] = []
    for entry in index.entries {
      if points.last != entry.point {
        points.append(entry.point)
        values.append([])
      }
      values[values.count - 1].append(index.responses(of: entry))
    }
    self.points = points
    self.values = values
  }

  /// The response of one arm, by its place among those of the response.
  func table(of arm: Int, in response: Response) -> ResponseTable {
    let values = values.map { rows in
      rows.map { row -> Double? in
        guard response.against != nil else { return row[arm] }
        return row[arm].flatMap { value in row[response.arms.count].map { value - $0 } }
      }
    }
    return ResponseTable(
      points: points, values: values,
      failures: values.map { row in row.indices.filter { row[$0] == nil }.map { $0 + 1 } })
  }
}
