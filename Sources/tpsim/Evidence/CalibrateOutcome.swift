// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Quantities
import Scenarios
import Statistics

/// What a calibration has found, for people and programs.
struct CalibrateOutcome: Encodable {
  struct Number: Encodable {
    let parameter: String
    let unit: String
    let before: Double
    let value: Double
    let low: Double
    let high: Double
    let sdRatio: Double
    let verdict: String
  }
  struct Score: Encodable {
    let use: String
    let when: String
    let inside: Int
    let quantitative: Int
    let right: Int
    let orders: Int
    let kept: Int
    let nulls: Int
    let logScore: Double?
  }

  let name: String
  let folder: String
  let seconds: Double
  let evaluations: Int
  let ending: String
  let numbers: [Number]
  let scores: [Score]
  /// Root mean square of what the studies of the fit miss, in standard errors.
  let errorFitted: Double
  let errorLeftOut: Double
  /// Combinations of numbers that the evidence does not move, the largest shares first.
  let unmoved: [String]

  init(_ finding: CalibrationFinding, name: String, folder: String, seconds: Double) {
    self.name = name
    self.folder = folder
    self.seconds = (seconds * 10).rounded() / 10
    evaluations = finding.fit.evaluations
    ending = finding.fit.ending.rawValue
    numbers = finding.numbers.map { number in
      Number(
        parameter: number.prior.name, unit: number.prior.unit.symbol, before: number.prior.value(at: 0),
        value: number.value, low: number.low, high: number.high,
        sdRatio: number.parameter.standardDeviation, verdict: number.parameter.verdict.text)
    }
    let board = finding.scoreboard
    scores = ["fit", "test"].flatMap { use in
      [CalibrationFinding.beforeName, CalibrationFinding.afterName].compactMap { when in
        board.line(when, use).map { line in
          let score = line.score
          return Score(
            use: use, when: when, inside: score.inside, quantitative: score.quantities,
            right: score.right, orders: score.orders, kept: score.kept, nulls: score.nulls,
            logScore: score.logScore)
        }
      }
    }
    (errorFitted, errorLeftOut) = finding.errors
    unmoved = finding.identifiability.unmovedCombinations.map { combination in
      zip(finding.numbers, combination.weights).filter { abs($0.1) > Self.leastShare }
        .sorted { abs($0.1) > abs($1.1) }.map { "\(shortNumber($0.1)) \($0.0.prior.name)" }
        .joined(separator: ", ")
    }
  }

  /// Shares of a combination below this are not told.
  private static let leastShare = 0.2

  var lines: [String] {
    let title = "\(name): \(evaluations) evaluations, \(Announcer.duration(seconds)); \(words)"
    var table = TextTable(["number", "before", "fitted (95 % interval)", "SD after/before", "verdict"])
    for number in numbers {
      let unit = number.unit.isEmpty ? "" : " \(number.unit)"
      table.add([
        number.parameter, shortNumber(number.before),
        "\(shortNumber(number.value)) (\(shortNumber(number.low)) to \(shortNumber(number.high)))\(unit)",
        shortNumber(number.sdRatio), number.verdict,
      ])
    }
    var board = TextTable(["studies", "", "inside", "right order", "null kept", "log score"])
    for score in scores {
      board.add([
        score.use == "fit" ? "fitted" : "kept out", score.when, Self.share(score.inside, score.quantitative),
        Self.share(score.right, score.orders), Self.share(score.kept, score.nulls),
        shortNumber(score.logScore),
      ])
    }
    return [title, ""] + table.lines() + [""] + board.lines() + [
      "",
      "A study of the fit is missed by \(shortNumber(errorFitted)) standard errors (root mean square), and by "
        + "\(shortNumber(errorLeftOut)) when it is left out.",
    ] + unmoved.map { "Not moved by the evidence: \($0)" } + [
      "\(folder)/parameters.json is a file for --parameters.",
      "For research and teaching; not medical advice.",
    ]
  }

  private var words: String {
    switch ending {
    case "iterations": "ended with the iterations allowed"
    case "evaluations": "ended with the evaluations allowed"
    default: "no step is worth an evaluation any more"
    }
  }

  private static func share(_ good: Int, _ all: Int) -> String { all == 0 ? "-" : "\(good)/\(all)" }

}

/// Three digits or so, as people read them.
func shortNumber(_ value: Double?) -> String {
  guard let value, value.isFinite else { return "-" }
  let size = value.magnitude
  if size > 0, size < 0.01 { return "\(Double(Int((value * 1e5).rounded())) / 1e5)" }
  let digits = size < 10 ? 100.0 : size < 100 ? 10 : 1
  return plain((value * digits).rounded() / digits + 0)
}
