// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities

/// Reads the published value of a measurement with what is said of its uncertainty.
struct ObservationReader {
  private let entry: ObjectReader
  private let kind: EvidenceMeasurement.Kind
  private let unit: MeasurementUnit
  private let patients: (Int, Int)?
  private let isContrast: Bool

  init(
    _ entry: ObjectReader, kind: EvidenceMeasurement.Kind, unit: MeasurementUnit, patients: (Int, Int)?,
    isContrast: Bool
  ) {
    self.entry = entry
    self.kind = kind
    self.unit = unit
    self.patients = patients
    self.isContrast = isContrast
  }

  /// Nil after a problem that has been noted.
  func read() -> EvidenceMeasurement.Observation? {
    guard let written = entry.value("value") else {
      entry.reportMissing("value", expected: "the published value")
      for key in ["interval", "se", "sd"] { _ = entry.value(key) }
      return nil
    }
    let value = written.outcomeValue(in: unit)
    let interval = entry.value("interval").map { self.interval($0, holding: value) }
    let error = entry.value("se").map { positive($0) }
    let spread = entry.value("sd")
    guard let value else { return nil }
    let given = [interval != nil, error != nil, spread != nil].count { $0 }
    guard given <= 1 else {
      entry.report("has more than one of interval, se and sd, which may contradict each other")
      return nil
    }
    if let interval {
      guard let interval else { return nil }
      return EvidenceMeasurement.Observation(
        value: value,
        standardError: (interval.upperBound - interval.lowerBound)
          / (2 * EvidenceMeasurement.Observation.halfWidth), interval: interval)
    }
    if let error {
      return error.map { EvidenceMeasurement.Observation(value: value, standardError: $0, interval: nil) }
    }
    if let spread { return self.observation(value, spread) }
    if kind == .responders, let patients { return counted(value, patients) }
    if let patients, let error = normalError(of: value, patients) {
      return EvidenceMeasurement.Observation(value: value, standardError: error, interval: nil)
    }
    entry.report("has no uncertainty: it needs interval, se, or sd with n")
    return nil
  }

  private func interval(_ written: ValueReader, holding value: Double?) -> ClosedRange<Double>? {
    let ends = (written.array() ?? []).compactMap { $0.outcomeValue(in: unit) }
    guard ends.count == 2, ends[0] < ends[1] else {
      written.reject(expected: "the lower and the upper end of the 95 % interval, in square brackets")
      return nil
    }
    if let value, !(ends[0]...ends[1]).contains(value) {
      written.report("does not hold the value itself")
      return nil
    }
    return ends[0]...ends[1]
  }

  private func positive(_ written: ValueReader) -> Double? {
    guard let value = written.outcomeValue(in: unit) else { return nil }
    guard value > 0 else {
      written.reject(expected: "a number above zero")
      return nil
    }
    return value
  }

  /// From standard deviations of patients and their number.
  private func observation(_ value: Double, _ spread: ValueReader) -> EvidenceMeasurement.Observation? {
    guard let patients else {
      entry.reportMissing("n", expected: "how many patients the standard deviation is of")
      return nil
    }
    if case .string("model") = spread.value.kind {
      return EvidenceMeasurement.Observation(value: value, standardError: nil, interval: nil)
    }
    guard kind != .spread, kind != .correlation else {
      spread.report("says nothing of the error of a \(kind.rawValue): n alone does")
      return nil
    }
    var deviations: [Double]
    if case .array = spread.value.kind {
      deviations = (spread.array() ?? []).compactMap(positive)
      guard deviations.count == 2, isContrast else {
        spread.reject(expected: isContrast ? "one standard deviation, or two" : "one standard deviation")
        return nil
      }
    } else {
      guard let deviation = positive(spread) else { return nil }
      deviations = [deviation, deviation]
    }
    let first = deviations[0] * deviations[0] / Double(patients.0)
    let second = isContrast ? deviations[1] * deviations[1] / Double(patients.1) : 0
    return EvidenceMeasurement.Observation(
      value: value, standardError: (first + second).squareRoot(), interval: nil)
  }

  /// Of a standard deviation, a ratio of two, or a correlation, in samples of a normal law; nil for other kinds.
  private func normalError(of value: Double, _ patients: (Int, Int)) -> Double? {
    func share(_ patients: Int) -> Double { 1 / (2 * Double(patients - 1)) }
    switch kind {
    case .spread:
      let shares = share(patients.0) + (isContrast ? share(patients.1) : 0)
      return value > 0 ? value * shares.squareRoot() : nil
    case .correlation:
      return abs(value) < 1 ? (1 - value * value) / Double(patients.0 - 1).squareRoot() : nil
    default: return nil
    }
  }

  /// A share of so many patients. Half a patient is added to either side, so that none and all are not certain.
  private func counted(_ value: Double, _ patients: (Int, Int)) -> EvidenceMeasurement.Observation? {
    guard !isContrast else {
      entry.report("is a difference of shares: it needs interval or se")
      return nil
    }
    guard (0...100).contains(value) else {
      entry.value("value")?.reject(expected: #"a share such as "51 %" (0 % to 100 %)"#)
      return nil
    }
    let n = Double(patients.0)
    let share = (value / 100 * n + 0.5) / (n + 1)
    return EvidenceMeasurement.Observation(
      value: value, standardError: 100 * (share * (1 - share) / n).squareRoot(), interval: nil)
  }
}
