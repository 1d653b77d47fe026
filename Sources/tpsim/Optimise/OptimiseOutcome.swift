// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Foundation
import Outcomes
import Quantities
import Scenarios

/// What an optimisation has found.
struct OptimiseOutcome: Encodable {
  struct Dose: Encodable {
    struct Setting: Encodable {
      let path: String
      let value: String
    }
    /// The row of `evaluations.csv`.
    let designID: Int
    let settings: [Setting]
    let mean: Double?
    let low: Double?
    let high: Double?
    let patients: Int
    /// Means by the column of `evaluations.csv`.
    let burdens: [String: Double]
    let isFeasible: Bool
  }
  struct Limit: Encodable {
    let burden: String
    let atMost: Double
    let betterDosesKeptOut: Int
  }

  let name: String
  let folder: String
  let response: String
  let ending: String
  let confidence: Double
  let best: Dose
  let runnersUp: [Dose]
  let bindingLimits: [Limit]
  let candidates: Int
  let runs: Int
  let seconds: Double

  init(
    _ optimum: Optimum, of study: Study, _ rule: Optimisation, folder: String, runs: Int, seconds: Double
  ) throws {
    name = study.name
    self.folder = folder
    let arms = (study.response.arms + [study.response.against].compactMap(\.self)).joined(separator: " - ")
    response = "\(study.response.outcome.column) of \(arms) on day \(plain(study.response.at))"
    ending = optimum.ending.rawValue
    confidence = rule.confidence
    best = try Dose(optimum.best, of: optimum, study, rule)
    runnersUp = try optimum.runnersUp.map { try Dose($0, of: optimum, study, rule) }
    bindingLimits = optimum.binding.map {
      Limit(burden: $0.limit.burden.rawValue, atMost: $0.limit.atMost, betterDosesKeptOut: $0.candidates)
    }
    candidates = optimum.candidates.count
    self.runs = runs
    self.seconds = (seconds * 10).rounded() / 10
  }

  /// The outcome for people.
  var lines: [String] {
    let title = "\(name): \(candidates) doses in \(runs) runs, \(Announcer.duration(seconds)); \(response)"
    let titles = best.settings.map(\.path)
    var table = TextTable(["", "mean", "\(percent) interval", "n"] + Self.burdens.map(\.title) + [""])
    for (place, dose) in ([best] + runnersUp.prefix(Self.shown)).enumerated() {
      table.add(
        [place == 0 ? "best" : "also", Self.short(dose.mean), dose.interval, "\(dose.patients)"]
          + Self.burdens.map { Self.short(dose.burdens[$0.column]) }
          + [dose.settings.map(\.value).joined(separator: ", ")])
    }
    let more = runnersUp.count - Self.shown
    return [title, "dose: \(titles.joined(separator: ", "))"] + table.lines()
      + (more > 0 ? ["  and \(more) more in optimum.csv"] : []) + [verdict] + limits
      + [
        "\(folder)/ has evaluations.csv, optimum.csv, pareto.csv",
        "For research and teaching; not medical advice.",
      ]
  }

  /// Runners-up beyond these are counted, not listed.
  private static let shown = 12
  private static let burdens = [
    (column: "soreness_nrs_worst", title: "soreness"), (column: "therapist_min", title: "min"),
    (column: "sessions", title: "sessions"), (column: "cost_eur", title: "EUR"),
  ]

  private var percent: String { "\(Self.short(100 * confidence)) %" }

  private var verdict: String {
    switch ending {
    case Optimum.Ending.selected.rawValue where runnersUp.isEmpty:
      "The best is chosen with \(percent) confidence."
    case Optimum.Ending.selected.rawValue: "The doses listed did exactly the same."
    case Optimum.Ending.budget.rawValue:
      runnersUp.isEmpty
        ? "No dose beside the best is left, but patients ran out before it was sure to keep the limits."
        : "Patients ran out before the others listed could be excluded."
    case Optimum.Ending.noneFeasible.rawValue:
      "No dose keeps the limits; the one listed breaks them least."
    default: "Too many runs failed to compare doses."
    }
  }

  private var limits: [String] {
    if bindingLimits.isEmpty { return ["No limit keeps out a better dose."] }
    return bindingLimits.map {
      let doses = $0.betterDosesKeptOut == 1 ? "1 better dose" : "\($0.betterDosesKeptOut) better doses"
      return "\($0.burden) of at most \(Self.short($0.atMost)) keeps out \(doses)."
    }
  }

  /// Three digits or so, as people read them.
  fileprivate static func short(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "-" }
    let digits = value.magnitude < 10 ? 100.0 : value.magnitude < 100 ? 10 : 1
    let rounded = (value * digits).rounded() / digits
    return Int(exactly: rounded).map { "\($0)" } ?? "\(rounded)"
  }
}

extension OptimiseOutcome.Dose {
  fileprivate init(_ place: Int, of optimum: Optimum, _ study: Study, _ rule: Optimisation) throws {
    let candidate = optimum.candidates[place]
    let interval = try optimum.interval(of: place)
    designID = place + 1
    settings = zip(study.factors, candidate.values).map { factor, value in
      Setting(path: factor.path.description, value: Self.text(value, of: factor))
    }
    mean = interval?.mean.value
    low = interval?.low
    high = interval?.high
    patients = interval?.mean.count ?? 0
    burdens = Dictionary(
      uniqueKeysWithValues: Optimisation.Burden.allCases.compactMap { burden in
        candidate.burden(burden).map { (burden.rawValue, $0.value) }
      })
    isFeasible = candidate.keeps(rule.limits)
  }

  private static func text(_ value: FactorValue, of factor: Factor) -> String {
    guard case .number(let number) = value, !factor.isWhole, let unit = factor.unit else {
      return factor.text(value).filter { $0 != "\"" }
    }
    return unit.symbol.isEmpty ? plain(number) : "\(plain(number)) \(unit.symbol)"
  }

  fileprivate var interval: String {
    "\(OptimiseOutcome.short(low)) to \(OptimiseOutcome.short(high))"
  }
}
