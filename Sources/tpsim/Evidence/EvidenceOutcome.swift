// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Quantities
import Scenarios
import Simulation
import Statistics

/// What the studies say about the model.
struct EvidenceOutcome: Encodable {
  struct Line: Encodable {
    let hypothesis: String
    let use: String
    let group: String
    let measurements: Int
    let inside: Int
    let quantitative: Int
    let right: Int
    let orders: Int
    let kept: Int
    let nulls: Int
    let unpredicted: Int
    let logScore: Double?
  }

  let folder: String
  let studies: Int
  let runs: Int
  let seconds: Double
  let scores: [Line]
  private let results: [EvidenceResult]
  private let hypotheses: [String]
  private let contests: [Scoreboard.Line]

  private enum CodingKeys: String, CodingKey {
    case folder, studies, runs, seconds, scores
  }

  init(
    _ results: [EvidenceResult], hypotheses: [String], folder: String, runs: Int, seconds: Double
  ) {
    self.folder = folder
    self.results = results
    self.hypotheses = hypotheses
    self.runs = runs
    self.seconds = (seconds * 10).rounded() / 10
    studies = results.count / max(1, hypotheses.count)
    let board = Scoreboard(EvidenceBench(results, hypotheses: hypotheses))
    contests = board.lines.filter { $0.group == Scoreboard.all }
    scores = board.lines.map { line in
      let score = line.score
      return Line(
        hypothesis: line.hypothesis, use: line.use, group: line.group, measurements: score.measurements,
        inside: score.inside, quantitative: score.quantities, right: score.right,
        orders: score.orders, kept: score.kept, nulls: score.nulls,
        unpredicted: score.unpredicted, logScore: score.logScore)
    }
  }

  /// The outcome for people.
  var lines: [String] {
    let title = "\(studies) studies in \(runs) runs, \(Announcer.duration(seconds))"
    var lines = [title]
    if hypotheses.count == 1 { lines += [""] + measurements(of: hypotheses[0], onlyWrong: false) }
    for hypothesis in hypotheses { lines += [""] + scoreboard(hypothesis) + beside(hypothesis) }
    if hypotheses.count > 1 {
      for hypothesis in hypotheses {
        lines += ["", "What is wrong under \(hypothesis):"] + measurements(of: hypothesis, onlyWrong: true)
      }
    }
    return lines + [
      "", "\(folder)/ has evidence.csv, scoreboard.csv, cohorts.csv",
      "For research and teaching; not medical advice.",
    ]
  }

  /// Cohorts that stayed smaller than they should be.
  var shortages: [String] {
    results.flatMap { result in
      zip(result.study.cohorts, result.enrolled).compactMap { cohort, enrolled in
        guard enrolled.patients < cohort.plan.patients else { return nil }
        let name = cohort.name.isEmpty ? "" : ", cohort \(cohort.name)"
        return
          "\(result.study.file)\(name): warning: \(enrolled.patients) of \(cohort.plan.patients) virtual "
          + "patients under \(result.hypothesis); \(enrolled.candidates) were looked at"
      }
    }
  }

  private func measurements(of hypothesis: String, onlyWrong: Bool) -> [String] {
    var table = TextTable(["study", "measurement", "observed", "predicted", "z", "verdict"])
    for result in results where result.hypothesis == hypothesis {
      for (index, judgement) in result.judgements.enumerated() {
        guard !onlyWrong || judgement.verdict.isWrong else { continue }
        let measurement = result.study.measurements[index]
        table.add([
          result.study.key, measurement.name, Self.observed(measurement, judgement),
          Self.predicted(result.predictions[index], judgement, measurement), shortNumber(judgement.z),
          judgement.verdict.rawValue,
        ])
      }
    }
    return table.lines()
  }

  private func scoreboard(_ hypothesis: String) -> [String] {
    var table = TextTable(["group", "n", "inside", "right order", "null kept", "log score"])
    for line in scores where line.hypothesis == hypothesis {
      guard line.use == Scoreboard.all || line.group == Scoreboard.all else { continue }
      let name =
        line.group != Scoreboard.all
        ? line.group
        : line.use == Scoreboard.all ? "all" : line.use == "fit" ? "all, open to fits" : "all, kept out"
      table.add([
        name, "\(line.measurements)", Self.share(line.inside, line.quantitative),
        Self.share(line.right, line.orders), Self.share(line.kept, line.nulls), shortNumber(line.logScore),
      ])
    }
    return ["Scoreboard, \(hypothesis):"] + table.lines()
  }

  /// Log scores of values against those of peers that know no physiology; nothing where these have none.
  private func beside(_ hypothesis: String) -> [String] {
    var table = TextTable(["values beside", "use", "n", "log score less theirs", "with discrepancy"])
    for line in contests where line.hypothesis == hypothesis {
      for contest in line.contests {
        guard let plain = contest.plain else { continue }
        table.add([
          contest.peer.rawValue, line.use, "\(plain.count)", Self.difference(plain),
          contest.wide.map(Self.difference) ?? "-",
        ])
      }
    }
    return contests.contains { $0.hypothesis == hypothesis && $0.contests.contains { $0.plain != nil } }
      ? [""] + table.lines() : []
  }

  private static func difference(_ mean: ClusteredMean) -> String {
    shortNumber(mean.mean)
      + (mean.interval.map { " (\(shortNumber($0.lowerBound)) to \(shortNumber($0.upperBound)))" } ?? "")
  }

  private static func share(_ good: Int, _ all: Int) -> String { all == 0 ? "-" : "\(good)/\(all)" }

  private static func observed(_ measurement: EvidenceMeasurement, _ judgement: Judgement) -> String {
    guard let observation = measurement.observation else {
      return measurement.expected?.rawValue ?? "no difference"
    }
    return interval(observation.value, judgement.observed, measurement.unit)
  }

  private static func predicted(
    _ prediction: MeasurementPrediction?, _ judgement: Judgement, _ measurement: EvidenceMeasurement
  ) -> String {
    prediction.map { interval($0.value, judgement.predicted, measurement.unit) } ?? "-"
  }

  private static func interval(
    _ value: Double, _ interval: ClosedRange<Double>?, _ unit: MeasurementUnit
  ) -> String {
    let shown = Self.readable(unit, about: value)
    func text(_ value: Double) -> String { shortNumber(unit.convert(value, to: shown)) }
    let ends = interval.map { " (\(text($0.lowerBound)) to \(text($0.upperBound)))" } ?? ""
    return text(value) + ends + (shown.symbol.isEmpty ? "" : " \(shown.symbol)")
  }

  /// Weeks, days or hours, so that a duration is at least two of them; other units as they are.
  private static func readable(_ unit: MeasurementUnit, about value: Double) -> MeasurementUnit {
    guard unit.symbol == Hour.unit.symbol else { return unit }
    return ["wk", "d"].compactMap { UnitRegistry.unit(spelled: $0, expected: unit) }
      .first { abs(unit.convert(value, to: $0)) >= 2 } ?? unit
  }
}

extension Judgement.Verdict {
  fileprivate var isWrong: Bool {
    switch self {
    case .outside, .wrongOrder, .undecided, .nullBroken, .noPrediction: true
    case .inside, .rightOrder, .nullKept: false
    }
  }
}
