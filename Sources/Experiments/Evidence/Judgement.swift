// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import GSL
package import Scenarios

/// A prediction set beside what was published.
package struct Judgement: Sendable, Equatable {
  package enum Verdict: String, Sendable, CaseIterable {
    case inside, outside
    case rightOrder = "right order"
    case wrongOrder = "wrong order"
    /// A trial of that size might as well show either order.
    case undecided
    case nullKept = "null kept"
    case nullBroken = "null broken"
    /// Too few virtual patients, or nothing to measure in them.
    case noPrediction = "no prediction"
  }

  package let verdict: Verdict
  /// (Observed − predicted) over the error of both; for orders and nulls the difference over the error of a trial,
  /// positive in the published direction.
  package let z: Double?
  /// Logarithm of how likely the publication is under the model: the density at its value in units of its standard
  /// error, or the probability of its order, or of finding no difference.
  package let logScore: Double?
  package let observed: ClosedRange<Double>?
  /// Where the published value should lie in 95 of 100 such studies if the model is right; for orders and nulls, where
  /// the difference in a trial of the published size should lie.
  package let predicted: ClosedRange<Double>?
  /// The error of the published value that the judgement used.
  package let standardError: Double?

  static let halfWidth = EvidenceMeasurement.Observation.halfWidth
  /// Scores and fits take errors for Student's t with four degrees of freedom: published standard errors say nothing of
  /// bias, and one study far off would otherwise outweigh a hundred.
  static let degreesOfFreedom = 4.0
  /// Chance that a trial shows an order from which it counts as told. Assumed.
  private static let decided = 0.6
  private static let errors = try? StudentT(degreesOfFreedom: degreesOfFreedom)
  /// Half of the 95 % interval of that law, in units of its scale.
  static let heavyHalfWidth = (try? errors?.quantile(0.975)) ?? .nan
  /// log Γ(5/2) − log Γ(2) − log √(4π), the density at its middle.
  private static let middle = log(0.375)

  /// The logarithm of the density at `z`.
  private static func logDensity(_ z: Double) -> Double {
    middle - (degreesOfFreedom + 1) / 2 * log(1 + z * z / degreesOfFreedom)
  }

  private static func cumulative(_ z: Double) -> Double { errors?.cumulative(z) ?? .nan }

  /// What a least-squares fit adds up the squares of: twice the logarithm of how much less likely the publication is
  /// than at best, with the sign of z. Nil without a prediction.
  package var residual: Double? {
    guard let z else { return nil }
    switch verdict {
    case .rightOrder, .wrongOrder, .undecided: return (-2 * (logScore ?? 0)).squareRoot()
    case .nullKept, .nullBroken, .inside, .outside:
      let deviance = 2 * (Self.logDensity(0) - Self.logDensity(z))
      return z < 0 ? -deviance.squareRoot() : deviance.squareRoot()
    case .noPrediction: return nil
    }
  }

  /// Width of the predicted interval of a quantity, in widths of the published one.
  package var relativeWidth: Double? {
    guard verdict == .inside || verdict == .outside, let predicted, let standardError else { return nil }
    return (predicted.upperBound - predicted.lowerBound) / (2 * Self.halfWidth * standardError)
  }

  package init(_ measurement: EvidenceMeasurement, _ prediction: MeasurementPrediction?) {
    guard let prediction else {
      self.init(
        verdict: .noPrediction, z: nil, logScore: nil, observed: measurement.observation?.published,
        predicted: nil, standardError: measurement.observation?.standardError)
      return
    }
    if let observation = measurement.observation {
      self.init(observation, prediction)
    } else {
      self.init(measurement, difference: prediction)
    }
  }

  private init(
    verdict: Verdict, z: Double?, logScore: Double?, observed: ClosedRange<Double>?,
    predicted: ClosedRange<Double>?, standardError: Double?
  ) {
    self.verdict = verdict
    self.z = z
    self.logScore = logScore
    self.observed = observed
    self.predicted = predicted
    self.standardError = standardError
  }

  private init(_ observation: EvidenceMeasurement.Observation, _ prediction: MeasurementPrediction) {
    let own = observation.standardError ?? prediction.trialError ?? .nan
    let known = own * own + prediction.monteCarloError * prediction.monteCarloError
    let (deviation, beyond) = (prediction.spread?.deviation ?? 0, prediction.spread?.halfWidth ?? 0)
    let total = (known + deviation * deviation).squareRoot()
    guard total > 0 else {
      self.init(
        verdict: .noPrediction, z: nil, logScore: nil, observed: observation.published, predicted: nil,
        standardError: nil)
      return
    }
    let miss = observation.value - prediction.value
    let z = miss / total
    let half = (Self.halfWidth * Self.halfWidth * known + beyond * beyond).squareRoot()
    let density: Double = Self.logDensity(z) - log(total / own)
    let around = Self.halfWidth * own
    self.init(
      verdict: abs(miss) <= half ? .inside : .outside, z: z, logScore: density,
      observed: observation.published ?? (observation.value - around)...(observation.value + around),
      predicted: (prediction.value - half)...(prediction.value + half), standardError: own)
  }

  /// An order or a null: `prediction` is of the difference.
  private init(_ measurement: EvidenceMeasurement, difference prediction: MeasurementPrediction) {
    let sign = measurement.expected == .lower ? -1.0 : 1.0
    let error = measurement.trialError ?? prediction.trialError ?? prediction.monteCarloError
    let z = error > 0 ? sign * prediction.value / error : prediction.value == 0 ? 0 : nil
    let half = Self.halfWidth * error
    let predicted = (prediction.value - half)...(prediction.value + half)
    if measurement.kind == .order {
      let right = z.map(Self.cumulative)
      self.init(
        verdict: right.map {
          $0 >= Self.decided ? .rightOrder : $0 <= 1 - Self.decided ? .wrongOrder : .undecided
        }
          ?? (sign * prediction.value > 0 ? .rightOrder : .wrongOrder), z: z,
        logScore: right.map { log(max($0, .leastNormalMagnitude)) }, observed: nil, predicted: predicted,
        standardError: error)
      return
    }
    let found = z.map {
      Self.cumulative(Self.halfWidth - $0) - Self.cumulative(-Self.halfWidth - $0)
    }
    let isKept = z.map { abs($0) <= Self.halfWidth } ?? false
    self.init(
      verdict: isKept ? .nullKept : .nullBroken, z: z,
      logScore: found.map { log(max($0, .leastNormalMagnitude)) }, observed: nil, predicted: predicted,
      standardError: error)
  }
}

extension EvidenceMeasurement.Observation {
  /// The 95 % interval; nil where the source gives no spread.
  var published: ClosedRange<Double>? {
    if let interval { return interval }
    return standardError.map { value - Judgement.halfWidth * $0...value + Judgement.halfWidth * $0 }
  }
}

extension StudySpread {
  /// A spread under the law of the log score, `scale` in the unit of the measurement.
  init(heavyTailed scale: Double, cell: MeasurementCell?, studies: Int) {
    self.init(
      deviation: scale, halfWidth: scale * Judgement.heavyHalfWidth, cell: cell, studies: studies)
  }
}
