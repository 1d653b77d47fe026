// SPDX-License-Identifier: GPL-3.0-or-later
package import Scenarios

/// A measurement of a study as a hypothesis, or a peer, predicts it.
package struct JudgedMeasurement: Sendable {
  /// A hypothesis or a peer.
  package let predictor: String
  package let study: EvidenceStudy
  package let measurement: EvidenceMeasurement
  package let prediction: MeasurementPrediction?
  /// Nil where it is not known, and for orders and nulls.
  package let spread: StudySpread?
  /// With the errors that are known; of a peer with its spread.
  package let judgement: Judgement
  /// With the spread between studies on top.
  package let wide: Judgement
}

/// Hypotheses and their peers, judged on the same measurements.
package struct EvidenceBench: Sendable {
  /// In the order of hypotheses, then peers; of studies; of measurements.
  package let rows: [JudgedMeasurement]
  package let predictors: [String]

  package init(_ results: [EvidenceResult], hypotheses: [String]) {
    predictors = hypotheses + EvidencePeer.allCases.map(\.rawValue)
    let own = hypotheses.flatMap { name in Self.judged(results.filter { $0.hypothesis == name }) }
    // Errors of trials that give none are those of the first hypothesis.
    let first = own.filter { $0.predictor == hypotheses.first }
    rows = own + EvidencePeer.allCases.flatMap { Self.judged(first, by: $0) }
  }

  private static func judged(_ results: [EvidenceResult]) -> [JudgedMeasurement] {
    let plain = results.flatMap { result in
      zip(result.study.measurements, result.predictions).map { measurement, prediction in
        let judgement = Judgement(measurement, prediction)
        return JudgedMeasurement(
          predictor: result.hypothesis, study: result.study, measurement: measurement, prediction: prediction,
          spread: nil, judgement: judgement, wide: judgement)
      }
    }
    let misses = plain.compactMap { row -> Discrepancy.Miss? in
      guard let published = row.published, let prediction = row.prediction else { return nil }
      return Discrepancy.Miss(
        published: published, predicted: prediction.value, monteCarloError: prediction.monteCarloError)
    }
    let discrepancy = Discrepancy(misses)
    return plain.map { row in
      guard let published = row.published, let prediction = row.prediction,
        let spread = discrepancy.spread(of: row.measurement, error: published.error, in: row.study.key)
      else { return row }
      return JudgedMeasurement(
        predictor: row.predictor, study: row.study, measurement: row.measurement, prediction: prediction,
        spread: spread, judgement: row.judgement,
        wide: Judgement(row.measurement, prediction.widened(by: spread)))
    }
  }

  private static func judged(_ rows: [JudgedMeasurement], by peer: EvidencePeer) -> [JudgedMeasurement] {
    let values = rows.compactMap(\.published)
    return rows.map { row in
      var prediction: MeasurementPrediction?
      var spread: StudySpread?
      if row.measurement.kind.isQuantitative {
        if let found = peer.prediction(of: row.measurement, in: row.study.key, from: values) {
          prediction = MeasurementPrediction(
            value: found.value, monteCarloError: 0, trialError: row.judgement.standardError, patients: 0)
          spread = found.spread
        }
      } else if peer == .nothingHappens {
        prediction = MeasurementPrediction(
          value: 0, monteCarloError: 0, trialError: row.judgement.standardError, patients: 0)
      }
      let judgement = Judgement(row.measurement, prediction?.widened(by: spread))
      return JudgedMeasurement(
        predictor: peer.rawValue, study: row.study, measurement: row.measurement, prediction: prediction,
        spread: spread, judgement: judgement, wide: judgement)
    }
  }
}

extension JudgedMeasurement {
  /// Nil for orders and nulls, and where no error is known.
  var published: PublishedValue? {
    guard let observation = measurement.observation,
      let error = observation.standardError ?? judgement.standardError, error > 0
    else { return nil }
    return PublishedValue(
      study: study.key, use: study.use, measurement: measurement, value: observation.value, error: error)
  }
}
