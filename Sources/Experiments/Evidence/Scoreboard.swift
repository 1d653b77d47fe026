// SPDX-License-Identifier: GPL-3.0-or-later
package import Scenarios

/// How well a hypothesis does on a group of measurements.
package struct Score: Sendable, Equatable {
  package var inside = 0
  package var outside = 0
  package var right = 0
  package var wrong = 0
  package var undecided = 0
  package var kept = 0
  package var broken = 0
  package var unpredicted = 0
  private var logScores = 0.0
  private var scored = 0
  private var widths = 0.0
  private var measured = 0

  package init(_ judgements: [Judgement] = []) {
    for judgement in judgements { add(judgement) }
  }

  package mutating func add(_ judgement: Judgement) {
    switch judgement.verdict {
    case .inside: inside += 1
    case .outside: outside += 1
    case .rightOrder: right += 1
    case .wrongOrder: wrong += 1
    case .undecided: undecided += 1
    case .nullKept: kept += 1
    case .nullBroken: broken += 1
    case .noPrediction: unpredicted += 1
    }
    if let score = judgement.logScore {
      logScores += score
      scored += 1
    }
    if let width = judgement.relativeWidth {
      widths += width
      measured += 1
    }
  }

  /// Share of quantitative measurements inside their 95 % interval; nil where there are none.
  package var coverage: Double? { Self.share(inside, outside) }
  /// Share of orders that are right.
  package var ordersRight: Double? { Self.share(right, wrong + undecided) }
  /// Share of nulls that are kept.
  package var nullsKept: Double? { Self.share(kept, broken) }
  /// Mean over the measurements that have one.
  package var logScore: Double? { scored == 0 ? nil : logScores / Double(scored) }
  /// Mean width of the intervals of quantities, in widths of the published ones: 1 is as sharp as can be.
  package var sharpness: Double? { measured == 0 ? nil : widths / Double(measured) }
  package var quantities: Int { inside + outside }
  package var orders: Int { right + wrong + undecided }
  package var nulls: Int { kept + broken }
  package var measurements: Int { quantities + orders + nulls + unpredicted }
  /// Share of all measurements that are inside, right or kept: one without a prediction is none of these.
  package var agreement: Double? {
    let good = inside + right + kept
    return Self.share(good, measurements - good)
  }

  private static func share(_ good: Int, _ bad: Int) -> Double? {
    good + bad == 0 ? nil : Double(good) / Double(good + bad)
  }
}

/// Scores by hypothesis, by whether the calibration saw the study, and by group.
package struct Scoreboard: Sendable {
  package struct Line: Sendable {
    package let hypothesis: String
    /// `fit`, `test`, or `all`.
    package let use: String
    /// A group, or `all`.
    package let group: String
    package let score: Score
    /// With the spread between studies.
    package let wide: Score
    /// Against each peer; empty for peers themselves.
    package let contests: [PeerContest]
  }

  package static let all = "all"
  /// In the order of hypotheses, then `all`, `fit`, `test`, then all groups and each.
  package let lines: [Line]

  /// Of hypotheses alone.
  package init(_ results: [EvidenceResult], hypotheses: [String]) {
    self.init(EvidenceBench(results, hypotheses: hypotheses), of: hypotheses)
  }

  /// Of hypotheses and peers.
  package init(_ bench: EvidenceBench) { self.init(bench, of: bench.predictors) }

  private init(_ bench: EvidenceBench, of predictors: [String]) {
    var lines: [Line] = []
    let uses = [Self.all] + EvidenceStudy.Use.allCases.map(\.rawValue)
    let groups = [Self.all] + EvidenceGroup.allCases.map(\.rawValue)
    for predictor in predictors {
      for use in uses {
        for group in groups {
          func rows(of name: String) -> [JudgedMeasurement] {
            bench.rows.filter {
              $0.predictor == name && (use == Self.all || $0.study.use.rawValue == use)
                && (group == Self.all || $0.measurement.group.rawValue == group)
            }
          }
          let own = rows(of: predictor)
          guard !own.isEmpty else { continue }
          let isPeer = EvidencePeer(rawValue: predictor) != nil
          let contests =
            isPeer
            ? [] : EvidencePeer.allCases.map { PeerContest(own, rows(of: $0.rawValue), peer: $0) }
          lines.append(
            Line(
              hypothesis: predictor, use: use, group: group, score: Score(own.map(\.judgement)),
              wide: Score(own.map(\.wide)), contests: contests))
        }
      }
    }
    self.lines = lines
  }

  package func line(_ hypothesis: String, _ use: String, _ group: String = Scoreboard.all) -> Line? {
    lines.first { $0.hypothesis == hypothesis && $0.use == use && $0.group == group }
  }
}

/// A study under a hypothesis.
package struct EvidenceResult: Sendable {
  package let hypothesis: String
  package let study: EvidenceStudy
  /// One a measurement.
  package let predictions: [MeasurementPrediction?]
  /// By cohort.
  package let enrolled: [Enrolled]

  package struct Enrolled: Sendable, Equatable {
    package let patients: Int
    package let candidates: Int
    package let failed: Int
    package let stayedAway: Int
  }

  package init(
    hypothesis: String, study: EvidenceStudy, predictions: [MeasurementPrediction?], enrolled: [Enrolled]
  ) {
    self.hypothesis = hypothesis
    self.study = study
    self.predictions = predictions
    self.enrolled = enrolled
  }

  package var judgements: [Judgement] { zip(study.measurements, predictions).map { Judgement($0, $1) } }
}
