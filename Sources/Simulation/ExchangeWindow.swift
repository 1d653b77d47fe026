// SPDX-License-Identifier: GPL-3.0-or-later
package import Physiology

/// The time in which the muscles of a patient move without hearing of each other, chosen by what the last one missed.
///
/// Within a window each muscle takes the others' firing along a line. How far the firing at its end lies from that line
/// is the error of the window; it grows with the square of the window, which gives the next one. A window is never
/// taken back: the first ones after a change are short instead.
package struct ExchangeWindow: Sendable {
  /// What a muscle's firing may miss its line by, as a share of ``floor`` and itself. Errors of courses are then of the
  /// size of those that steps make at their default tolerance.
  package let tolerance: Double
  /// Bounds (s). What is felt is told at the ends of windows: the longest keeps the shape of a day.
  package static let longest = 7_200.0
  package static let shortest = 1.0
  /// Firing (1) of a tenth of a painful point; less counts as this much.
  package static let floor = 0.1
  /// The first windows (s) after what acts on muscles has changed, as nothing is known of slopes then.
  package static let firstInHands = 2.0
  package static let firstElsewhere = 10.0

  /// Windows taken so far.
  package private(set) var count = 0
  private var length = firstElsewhere
  private var stimuli: [Stimulus] = []

  package init(tolerance: Double) { self.tolerance = tolerance }

  /// Before a time under constant stimuli, one a muscle; whether it starts anew, since they differ from those before.
  package mutating func begin(_ stimuli: [Stimulus], inHands: Bool) -> Bool {
    guard stimuli != self.stimuli || inHands else { return false }
    self.stimuli = stimuli
    length = inHands ? Self.firstInHands : Self.firstElsewhere
    return true
  }

  /// After muscles were changed at once: the next time starts anew, whatever acts.
  package mutating func forget() { stimuli = [] }

  /// The next window (s) with `left` to go: never a splinter at the end.
  package func next(left: Double) -> Double {
    length > 0.99 * left ? left : length > 0.5 * left ? 0.5 * left : length
  }

  /// Chooses the next window after one of `window` seconds at whose end muscles fired `actual` where `predicted` had
  /// been told.
  package mutating func adapt(after window: Double, predicted: [Double], actual: [Double]) {
    count += 1
    var error = 0.0
    for (predicted, actual) in zip(predicted, actual) {
      error = max(error, abs(actual - predicted) / (tolerance * (Self.floor + abs(actual))))
    }
    let growth = min(10, max(0.2, 0.9 / error.squareRoot()))
    length = min(Self.longest, max(Self.shortest, window * growth))
  }
}
