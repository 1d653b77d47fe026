// SPDX-License-Identifier: GPL-3.0-or-later
import Scenarios
import Statistics

/// What predicts studies without a model: whoever does no better than these knows no more than a table of averages.
package enum EvidencePeer: String, CaseIterable, Sendable {
  /// The random-effects mean of other studies.
  case metaAnalysis = "meta-analysis"
  /// No change, no difference.
  case nothingHappens = "nothing-happens"

  /// Studies that a cell must have, without the one at hand.
  package static let fewest = 3

  /// Values and spread; nil where no cell has enough studies, or the number has no value of "nothing".
  func prediction(
    of measurement: EvidenceMeasurement, in study: String, from values: [PublishedValue]
  ) -> (value: Double, spread: StudySpread)? {
    for cell in MeasurementCell.allCases {
      let others = PublishedValue.others(values, than: study, like: measurement, in: cell)
      let studies = PublishedValue.studies(others)
      guard studies >= Self.fewest else { continue }
      switch self {
      case .metaAnalysis:
        // As wide as the interval with few studies is.
        return Self.pooled(others).map {
          let deviation = $0.halfWidth / Judgement.halfWidth
          return (
            $0.value,
            StudySpread(deviation: deviation, halfWidth: $0.halfWidth, cell: cell, studies: studies)
          )
        }
      case .nothingHappens:
        return measurement.valueOfNothing.map {
          ($0, StudySpread(heavyTailed: Self.scatter(others, about: $0), cell: cell, studies: studies))
        }
      }
    }
    return nil
  }

  /// Values of one study are averaged first, as if they knew nothing of their own.
  private static func pooled(_ values: [PublishedValue]) -> (value: Double, halfWidth: Double)? {
    let studies = Dictionary(grouping: values, by: \.study).sorted { $0.key < $1.key }.map(\.value)
    let means = studies.map { own in
      let count = Double(own.count)
      return (
        value: own.reduce(0) { $0 + $1.value } / count,
        variance: own.reduce(0) { $0 + $1.error * $1.error } / count
      )
    }
    guard let all = RandomEffects(means.map(\.value), variances: means.map(\.variance)),
      let half = try? all.halfWidth(ofPrediction: 0.95)
    else { return nil }
    return (all.mean, half)
  }

  private static func scatter(_ values: [PublishedValue], about centre: Double) -> Double {
    BetweenStudyVariance.aboutZero(
      values.map { $0.value - centre }, variances: values.map { $0.error * $0.error },
      shares: PublishedValue.shares(values), degreesOfFreedom: Judgement.degreesOfFreedom
    ).squareRoot()
  }
}

extension EvidenceMeasurement {
  /// The number where nothing happens to anybody; nil where that says nothing of it.
  var valueOfNothing: Double? {
    switch kind {
    case .change, .difference, .order, .null: 0
    case .ratio: isRatioOfChanges ? nil : 1
    case .spread: against == nil ? nil : 1
    case .responders, .timeShare: against == nil ? nil : 0
    case .mean, .correlation, .timeConstant: nil
    }
  }
}
