// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
package import Physiology

/// The spells of one patient's life, a standard normal number a week; see `SpellsOfLife`.
///
/// The process is summed from what is left of the weeks before, so that a week has the same spell whatever part of a life
/// is looked at.
package struct Spells: Sendable {
  private let weeks: ClosedRange<Int64>
  private let values: [Double]

  /// - Parameter weeks: of the patient's life, those that are asked for.
  package init(weeks: ClosedRange<Int64>, life: SpellsOfLife, streams: RandomStreams) {
    self.weeks = weeks
    guard life.isOn else {
      values = []
      return
    }
    let memory = life.memory
    // What came before the reach weighs less than a thousandth.
    let reach = memory > 0 ? Int((log(1e-3) / log(memory)).rounded(.up)) : 0
    let weights = (0...reach).map { pow(memory, Double($0)) }
    let norm = weights.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let own = (0..<weeks.count + reach).map {
      streams.normal(.spell, number: weeks.lowerBound + Int64($0 - reach))
    }
    values = (0..<weeks.count).map { week in
      weights.indices.reduce(0) { $0 + weights[$1] * own[week + reach - $1] } / norm
    }
  }

  /// The spell of a week; 0 where life has none.
  package subscript(week: Int64) -> Double {
    if values.isEmpty { return 0 }
    precondition(weeks.contains(week), "week \(week) of a patient's life was not asked for")
    return values[Int(week - weeks.lowerBound)]
  }
}
