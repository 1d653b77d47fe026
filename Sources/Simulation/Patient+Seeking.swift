// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
import Outcomes
import Quantities

/// Waiting until a patient comes for care.
extension Patient {
  var watch: CareWatch {
    let seeking = plan.readouts.seeking
    return CareWatch(seeking, rise: seeking.rise(of: streams.normal(.seeking)))
  }

  /// This morning's pain as the patient would rate it, without the error of a rating.
  func painOfMorning() async -> Double {
    let drift = timeline.ratingDrift(at: clock)
    let examination = await examination(
      of: plan.mainMuscle, luck: MeasurementLuck(rating: 0, algometer: 0, week: drift, isRepeated: false))
    return Outcome.pain.measure(plan.readouts, examination) ?? 0
  }

  /// Goes on with the history, with its last work, until the morning on which the patient comes for care; why this one
  /// does not, where that takes too long. Without `mornings` there is nothing to wait for.
  func wait(_ mornings: CareWatch?) async throws(RunFailure) -> String? {
    guard var mornings else { return nil }
    let limit = plan.readouts.seeking.limit.value.rounded(.down) * Day.unit.scale
    timeline = LoadTimeline(plan: plan, model: person.model, streams: streams, waiting: limit)
    while !mornings.sendsForCare, clock < limit {
      try await live(to: clock + Day.unit.scale, stage: "history")
      await notePoints()
      mornings.note(await painOfMorning())
    }
    return mornings.sendsForCare
      ? nil : "did not come for care within \(QuantityText.readable(limit, Second.unit))"
  }
}
