// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Who has responded: pain has fallen since the first examination by a share and by some points.
package struct ResponderRule: Sendable {
  package var share = Quantity<Percent>(30)
  package var points = Quantity<RatingPoint>(2)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "share", \.share, in: 0...100, "Fall of pain, of the pain at the start",
      source: .assumed(because: "30 % is the usual limit of a response")),
    Parameter(
      "points", \.points, in: 0...10, "Fall of pain in points",
      source: .assumed(because: "2 points is the usual limit of a response")),
  ]

  /// The pain at which a patient who started at `start` is a responder; below zero where that cannot be.
  package func limit(from start: Double) -> Double { start - max(points.value, share.value / 100 * start) }

  package func isMet(from start: Double, to pain: Double) -> Bool {
    start - pain >= points.value && start - pain >= share.value / 100 * start
  }
}

extension Outcome {
  package static let responder = Outcome(
    "responder", "Responders",
    "1 where pain has fallen by 30 % and 2 points since the first examination, else 0",
    unit: One.unit, better: .higher, of: .patient
  ) { readouts, examination in
    guard let start = examination.record.painAtStart,
      let pain = Outcome.pain.measure(readouts, examination)
    else { return nil }
    return readouts.responder.isMet(from: start, to: pain) ? 1 : 0
  }
}
