// SPDX-License-Identifier: GPL-3.0-or-later
import Outcomes
import Quantities
import Simulation

/// Reads what makes a patient a responder: one criterion, or a list of conditions that all must be met.
struct ConditionReader {
  private let entry: ObjectReader
  private let outcome: Outcome
  private let times: MeasurementTimes

  static let keys = ["fallBy", "riseBy", "atMost", "atLeast"]

  init(_ entry: ObjectReader, _ outcome: Outcome, _ times: MeasurementTimes) {
    self.entry = entry
    self.outcome = outcome
    self.times = times
  }

  /// The conditions under `meets`, with all their times in order, and these as written; nil after a problem.
  func several() -> (conditions: [EvidenceMeasurement.Condition], at: [(Appointment, String)])? {
    for key in ["at", "from"] + Self.keys {
      entry.value(key)?.report("has no place beside meets, whose conditions have their own")
    }
    let written = entry.objects("meets")
    if written.isEmpty { entry.report("has no condition in meets") }
    let read = written.map { ConditionReader($0, outcome, times.reading($0)).condition() }
    guard !read.isEmpty, read.allSatisfy({ $0 != nil }) else { return nil }
    var at: [(Appointment, String)] = []
    for (_, own) in read.compactMap(\.self) {
      for time in own where !at.contains(where: { $0.0 == time.0 }) { at.append(time) }
    }
    at.sort { Appointment.precedes($0.0, $1.0) }
    return (read.compactMap { $0?.condition }, at)
  }

  private func condition() -> (condition: EvidenceMeasurement.Condition, times: [(Appointment, String)])? {
    let at = times.oneOrSeveral("at")
    let from = times.oneIfPresent("from")
    let when = entry.choice("met", of: EvidenceMeasurement.Condition.When.self, default: .always)
    guard let criterion = criterion(), let at else { return nil }
    if criterion.needsStart, from == nil {
      entry.reportMissing("from", expected: "the time since which patients respond")
      return nil
    }
    if !criterion.needsStart { entry.value("from")?.report("has no place beside a level") }
    return (
      EvidenceMeasurement.Condition(criterion: criterion, at: at.map(\.0), from: from?.0, met: when),
      [from].compactMap(\.self) + at
    )
  }

  /// The one criterion of the entry. A fall or rise in per cent is one of the level at the beginning, unless the outcome
  /// is in per cent itself.
  func criterion() -> EvidenceMeasurement.Criterion? {
    let given = Self.keys.compactMap { key -> EvidenceMeasurement.Criterion? in
      guard let written = entry.value(key) else { return nil }
      let isShare = isPercentage(written) && (key == "fallBy" || key == "riseBy")
      guard let value = written.outcomeValue(in: isShare ? Percent.unit : outcome.unit) else { return nil }
      return switch key {
      case "fallBy": isShare ? .fallByShare(value) : .fallBy(value)
      case "riseBy": isShare ? .riseByShare(value) : .riseBy(value)
      case "atMost": .atMost(value)
      default: .atLeast(value)
      }
    }
    if given.count != 1 { entry.report("needs exactly one of \(Self.keys.joined(separator: ", "))") }
    return given.first
  }

  private func isPercentage(_ written: ValueReader) -> Bool {
    guard outcome.unit.dimension != .fraction, case .string(let text) = written.value.kind else {
      return false
    }
    return (try? QuantityText.parse(text, as: Percent.unit)) != nil
  }
}
