// SPDX-License-Identifier: GPL-3.0-or-later

/// Points at which nothing gets better unless something else gets worse.
package enum ParetoFront {
  /// Places of the points that no other point betters: none is at most as large in both numbers and less in one.
  ///
  /// They come by the first number ascending, so the second descends; of equal points all stay, in their order.
  package static func places(of points: [(first: Double, second: Double)]) -> [Int] {
    let order = points.indices.sorted {
      (points[$0].first, points[$0].second, $0) < (points[$1].first, points[$1].second, $1)
    }
    var front: [Int] = []
    for place in order {
      guard let last = front.last.map({ points[$0] }) else {
        front.append(place)
        continue
      }
      if points[place].second < last.second || points[place] == last { front.append(place) }
    }
    return front
  }
}
