// SPDX-License-Identifier: GPL-3.0-or-later
import Scenarios

/// A published quantity with the error that judgements take for it.
struct PublishedValue: Sendable {
  let study: String
  let use: EvidenceStudy.Use
  let measurement: EvidenceMeasurement
  let value: Double
  /// The published one, or that of a simulated trial of the published size.
  let error: Double

  /// Those of `values` from which one may learn about a measurement of `study`: of other studies of the fit.
  static func others(
    _ values: [PublishedValue], than study: String, like measurement: EvidenceMeasurement,
    in cell: MeasurementCell
  ) -> [PublishedValue] {
    values.filter {
      $0.use == .fit && $0.study != study && cell.contains($0.measurement, measurement)
    }
  }

  /// One over the number of values of the same study: so each study counts once.
  static func shares(_ values: [PublishedValue]) -> [Double] {
    let counts = Dictionary(grouping: values, by: \.study).mapValues(\.count)
    return values.map { 1 / Double(counts[$0.study] ?? 1) }
  }

  static func studies(_ values: [PublishedValue]) -> Int { Set(values.map(\.study)).count }
}
