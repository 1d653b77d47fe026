// SPDX-License-Identifier: GPL-3.0-or-later
package import Results
import Scenarios
import Statistics

/// The responses of an experiment, point by point and replicate by replicate.
package struct ExperimentResponses: Sendable {
  /// Numbers of the design points, ascending.
  package let points: [Int]
  /// By point and replicate: response by response a value for each of its arms, then for the arm that is subtracted.
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

  /// A response of one arm, by the places of the response and of the arm in it.
  func table(of arm: Int, in place: Int, of responses: [Response]) -> ResponseTable {
    let start = responses[..<place].reduce(0) { $0 + $1.width }
    let response = responses[place]
    let values = values.map { rows in
      rows.map { row -> Double? in
        guard response.against != nil else { return row[start + arm] }
        return row[start + arm].flatMap { value in row[start + response.arms.count].map { value - $0 } }
      }
    }
    return ResponseTable(
      points: points, values: values,
      failures: values.map { row in row.indices.filter { row[$0] == nil }.map { $0 + 1 } })
  }
}
