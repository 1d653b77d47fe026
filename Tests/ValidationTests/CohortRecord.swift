// SPDX-License-Identifier: GPL-3.0-or-later
import Outcomes
import Simulation

/// What a cohort left behind, and ways to ask it.
struct CohortRecord: Sendable {
  let traces: [Trace]
  let arms: [String]

  var failures: [RunFailure] { traces.compactMap(\.failure) }

  /// One arm's traces in the order of the patients.
  func patients(_ arm: String) -> [Trace] { traces.filter { $0.arm == arm } }

  /// Every patient's value of an outcome at a day (the last sample not after it); NaN where nothing was measured.
  func values(_ outcome: String, _ arm: String, day: Double, muscle: Int = 0) -> [Double] {
    guard let column = OutcomeCatalogue.all.firstIndex(where: { $0.column == outcome }) else {
      preconditionFailure("no outcome \(outcome)")
    }
    return patients(arm).map { trace in
      let sample = trace.samples.last { $0.muscle == muscle && $0.time <= day + 1e-9 }
      return sample?.values[column] ?? .nan
    }
  }

  /// Mean over the patients who were measured.
  func mean(_ outcome: String, _ arm: String, day: Double) -> Double {
    values(outcome, arm, day: day).filter { !$0.isNaN }.mean
  }

  /// Mean over the days from one to another.
  func mean(_ outcome: String, _ arm: String, days: ClosedRange<Int>) -> Double {
    days.map { mean(outcome, arm, day: Double($0)) }.mean
  }

  /// Paired mean difference between an arm and another at a day.
  func gain(_ outcome: String, _ arm: String, over other: String, day: Double) -> Double {
    zip(values(outcome, arm, day: day), values(outcome, other, day: day)).map { $0 - $1 }.mean
  }

  /// Day of the end of each patient's first session.
  func sessionEnds(_ arm: String) -> [Double] {
    patients(arm).compactMap { $0.events.first { $0.event == .session }?.time }
  }
}

extension [Double] {
  var mean: Double { reduce(0, +) / Double(count) }
  var spread: Double {
    let mean = self.mean
    return (map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(Swift.max(1, count - 1))).squareRoot()
  }
}

extension CohortRecord {
  /// Every patient's difference between an arm and another, some minutes after the end of the session in the first.
  func afterSession(_ outcome: String, _ arm: String, minutes: Double, over other: String) -> [Double] {
    guard let column = OutcomeCatalogue.all.firstIndex(where: { $0.column == outcome }) else {
      preconditionFailure("no outcome \(outcome)")
    }
    return zip(patients(arm), patients(other)).compactMap { trace, reference in
      guard let end = trace.events.first(where: { $0.event == .session })?.time,
        let position = trace.samples.firstIndex(where: { $0.time >= end + minutes / 1_440 }),
        position < reference.samples.count,
        let value = trace.samples[position].values[column],
        let without = reference.samples[position].values[column]
      else { return nil }
      return value - without
    }
  }
}
