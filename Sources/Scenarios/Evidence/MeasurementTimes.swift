// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities
import Simulation

/// Times of measurements: `2 wk`, `before session 1`, `5 min after session 3`.
struct MeasurementTimes {
  private let entry: ObjectReader
  /// Seconds since the first examination.
  private let sessions: [Double]
  private let duration: Double

  init(_ entry: ObjectReader, sessions: [Double], duration: Double) {
    self.entry = entry
    self.sessions = sessions
    self.duration = duration
  }

  /// The same sessions and course for another entry.
  func reading(_ entry: ObjectReader) -> MeasurementTimes {
    MeasurementTimes(entry, sessions: sessions, duration: duration)
  }

  private static let expected = #""2 wk", "before session 1" or "5 min after session 1""#

  func one(_ key: String) -> (Appointment, String)? {
    guard let written = entry.value(key) else {
      entry.reportMissing(key, expected: "a time such as \(Self.expected)")
      return nil
    }
    return time(written)
  }

  func oneIfPresent(_ key: String) -> (Appointment, String)? { entry.value(key).flatMap(time) }

  /// A time, or a list of them.
  func oneOrSeveral(_ key: String) -> [(Appointment, String)]? {
    if case .array? = entry.value(key)?.value.kind { return several(key) }
    return one(key).map { [$0] }
  }

  func several(_ key: String) -> [(Appointment, String)]? {
    guard let written = entry.value(key) else {
      entry.reportMissing(key, expected: "a list of two or more times such as \(Self.expected)")
      return nil
    }
    guard let elements = written.array() else { return nil }
    let times = elements.compactMap(time)
    guard times.count == elements.count else { return nil }
    guard times.count >= 2, zip(times, times.dropFirst()).allSatisfy({ $0.0.nominal < $1.0.nominal }) else {
      written.reject(expected: "a list of two or more times, the earlier first")
      return nil
    }
    return times
  }

  private func time(_ written: ValueReader) -> (Appointment, String)? {
    guard case .string(let text) = written.value.kind, let appointment = appointment(text, written) else {
      if case .string = written.value.kind { return nil }
      written.reject(expected: "a time such as \(Self.expected)")
      return nil
    }
    guard appointment.nominal <= duration else {
      written.report(
        "is \(JSONValue.quoted(text)), after the course of \(QuantityText.readable(duration, Second.unit))")
      return nil
    }
    return (appointment, text)
  }

  private func appointment(_ text: String, _ written: ValueReader) -> Appointment? {
    let words = text.split(separator: " ").map(String.init)
    if words.count >= 2, words[words.count - 2] == "session" {
      guard let number = Int(words[words.count - 1]), number >= 1, number <= sessions.count else {
        let known = sessions.isEmpty ? "no arm has a session" : "sessions are numbered 1 to \(sessions.count)"
        written.reject(expected: "a session that is held: \(known)")
        return nil
      }
      let start = sessions[number - 1]
      if words.count == 3, words[0] == "before" { return .before(start: start) }
      if words.count > 3, words[words.count - 3] == "after" {
        return delay(words.dropLast(3).joined(separator: " "), written).map {
          .after(start: start, delay: $0)
        }
      }
      written.reject(expected: "a time such as \(Self.expected)")
      return nil
    }
    return delay(text, written).map(Appointment.at)
  }

  private func delay(_ text: String, _ written: ValueReader) -> Double? {
    guard let seconds = try? QuantityText.parse(text, as: Second.unit), seconds >= 0 else {
      written.reject(expected: "a time such as \(Self.expected)")
      return nil
    }
    return seconds
  }
}
