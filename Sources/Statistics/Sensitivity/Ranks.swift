// SPDX-License-Identifier: GPL-3.0-or-later

/// Ranks of numbers, counted from 1, ties at their mean rank, minus the mean of all ranks.
package struct Ranks {
  let centred: [Double]

  init(_ values: [Double]) {
    self.init(values, ascending: values.indices.sorted { (values[$0], $0) < (values[$1], $1) })
  }

  /// `order` holds the places of the numbers, ascending.
  init(_ values: [Double], ascending order: [Int]) {
    var ranks = [Double](repeating: 0, count: values.count)
    let middle = 0.5 * Double(values.count + 1)
    var start = 0
    while start < order.count {
      var end = start
      while end + 1 < order.count, values[order[end + 1]] == values[order[start]] { end += 1 }
      for place in start...end { ranks[order[place]] = 0.5 * Double(start + end) + 1 - middle }
      start = end + 1
    }
    centred = ranks
  }

  /// Whether all values are equal.
  var isConstant: Bool { centred.allSatisfy { $0 == 0 } }

  /// The sum of the products with other centred ranks.
  package func product(_ other: Ranks) -> Double {
    var sum = 0.0
    for place in centred.indices { sum += centred[place] * other.centred[place] }
    return sum
  }
}
