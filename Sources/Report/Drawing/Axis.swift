// SPDX-License-Identifier: GPL-3.0-or-later

/// From values to places of a figure.
struct Axis {
  let low: Double
  let high: Double
  /// Places of both ends.
  let from: Double
  let to: Double

  init(_ values: [Double], from: Double, to: Double) {
    let finite = values.filter(\.isFinite)
    let (low, high) = (finite.min() ?? 0, finite.max() ?? 1)
    let room = high > low ? 0.04 * (high - low) : max(abs(low) * 0.1, 0.5)
    (self.low, self.high, self.from, self.to) = (low - room, high + room, from, to)
  }

  func place(_ value: Double) -> Double { from + (value - low) / (high - low) * (to - from) }

  /// As a figure writes it: a tenth of a unit is less than anybody sees.
  func text(_ value: Double) -> String { pixel(place(value)) }

  /// Round numbers, four to eight of them.
  var ticks: [Double] {
    let rough = (high - low) / 5
    var power = 1.0
    while power * 10 <= rough { power *= 10 }
    while power > rough, power > 1e-12 { power /= 10 }
    let step = [1.0, 2, 5, 10].map { $0 * power }.first { $0 >= rough } ?? rough
    guard step > 0, step.isFinite else { return [] }
    let first = (low / step).rounded(.up)
    return (0..<12).map { (first + Double($0)) * step }.filter { $0 <= high }
  }
}

func pixel(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
