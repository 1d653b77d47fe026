// SPDX-License-Identifier: GPL-3.0-or-later
package import Quantities

/// Satisfaction with the course, from 0 to 10: relief since it began, soreness, and the context of care.
///
/// ```
/// 5 + 5 z/(1 + |z|)        z = r (pain at the start − pain) − s soreness + e Cx
/// ```
///
/// An imposed map.
package struct Satisfaction: Sendable {
  package var relief = Quantity<One>(0.5)
  package var soreness = Quantity<One>(0.15)
  package var context = Quantity<One>(0.5)

  package init() {}

  package static let parameters: [Parameter<Self>] = [
    Parameter(
      "relief", \.relief, in: 0...3, "Weight of a point of relief",
      source: .assumed(because: "two points of relief are worth half of the way to full satisfaction")),
    Parameter(
      "soreness", \.soreness, in: 0...3, "Weight of a point of soreness",
      source: .assumed(because: "soreness is forgiven more than pain")),
    Parameter(
      "context", \.context, in: 0...3, "Weight of expectation and attention",
      source: .assumed(because: "patients value to be cared for")),
  ]
}

extension Outcome {
  static let satisfaction = Outcome(
    "satisfaction_nrs", "Satisfaction", "satisfaction with the course, 0 to 10; empty before it has begun",
    unit: RatingPoint.unit, better: .higher
  ) { readouts, examination in
    guard let start = examination.record.painAtStart,
      let pain = Outcome.pain.measure(readouts, examination),
      let soreness = Outcome.soreness.measure(readouts, examination)
    else { return nil }
    let weights = readouts.satisfaction
    let score =
      weights.relief.value * (start - pain) - weights.soreness.value * soreness
      + weights.context.value * examination.nervous.expectation
    return 5 + 5 * score / (1 + abs(score))
  }
}
