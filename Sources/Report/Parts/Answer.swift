// SPDX-License-Identifier: GPL-3.0-or-later
package import Outcomes
import Quantities

/// What a comparison says to somebody who has to decide, in a few sentences.
package struct Answer {
  private let outcome: Outcome
  private let margin: Double?
  /// Rows of `comparison.csv`, the best first.
  private let rows: [TableRow]

  package init(_ rows: [TableRow], of outcome: Outcome, margin: Double?) {
    self.rows = rows
    self.outcome = outcome
    self.margin = margin
  }

  private var unit: String { unitWords(outcome.unit.symbol) }
  private func name(_ row: TableRow) -> String { element("bdi", [:], row.name.escaped) }

  /// Each as markup.
  package var sentences: [String] {
    let valued = rows.filter { $0["mean"] != nil }
    guard !valued.isEmpty else { return ["Nobody has a value at the end: there is no answer."] }
    let compared = valued.filter { $0["difference"] != nil }
    guard let best = compared.first else {
      return valued.prefix(5).map {
        "\(name($0)) ends at \($0.told("mean", "ci_low", "ci_high"))\(unit) of \(subject); there is nothing to compare it with."
      } + [burden(valued[0], reference: nil)]
    }
    return [
      difference(best, among: compared), burden(best, reference: rows.first { $0.text("reference").isEmpty }),
    ]
  }

  private var subject: String { outcome.title.lowercased().escaped }

  private func difference(_ best: TableRow, among compared: [TableRow]) -> String {
    let reference = element("bdi", [:], best.reference.escaped)
    let value = best["difference"] ?? 0
    let benefit = outcome.better == .lower ? -value : value
    let told = "\(best.told("difference", "difference_ci_low", "difference_ci_high"))\(unit)"
    let tied = compared.filter { $0["rank"] == best["rank"] && best["rank"] != nil }
    let who =
      tied.count > 1
      ? tied.prefix(4).map(name).joined(separator: ", ") + " cannot be told apart; of them, " : ""
    let what: String
    if abs(benefit) <= (margin ?? 0) / 1_000 {
      what = "\(who)\(name(best)) does not differ from \(reference) in \(subject): the difference is \(told)"
    } else if outcome.better == .neutral {
      what =
        "\(who)\(name(best)) differs from \(reference) by \(told) of \(subject), which only explains and is neither good nor bad"
    } else if benefit < 0 {
      what =
        "No arm does better than \(reference): even the best of the others, \(name(best)), is worse; "
        + "its difference in \(subject) is \(told)"
    } else {
      let isSure = [best["difference_ci_low"], best["difference_ci_high"]].allSatisfy { end in
        end.map { outcome.better == .lower ? $0 < 0 : $0 > 0 } ?? true
      }
      let leads = isSure ? "helps most" : "does best, which may be chance"
      what = "\(who)\(name(best)) \(leads): against \(reference) the difference in \(subject) is \(told)"
    }
    if best["difference_ci_low"] == nil {
      return what + ". Too few patients for an interval: this says nothing about others."
    }
    return what + "; \(verdict(best))."
  }

  private func verdict(_ row: TableRow) -> String {
    let amount = margin.map { "\(rounded($0))\(unit)" } ?? ""
    let sign = outcome.better == .lower ? -1.0 : 1.0
    let ends = [row["difference_ci_low"], row["difference_ci_high"]].compactMap { $0.map { sign * $0 } }
    return switch row.text("verdict") {
    case "superior": "it is surely more than the smallest difference that matters"
    case "inferior": "it is surely worse by more than the smallest difference that matters"
    case "equivalent": "whichever way, it is surely less than the smallest difference that matters"
    case "non-inferior" where ends.allSatisfy { $0 > 0 }:
      "it is surely better, but whether by the smallest difference that matters is not known"
    case "non-inferior": "it is not worse by what matters; whether it is better at all is not known"
    case "inconclusive":
      "the interval does not tell whether it is as much as the smallest difference that matters"
    default: amount.isEmpty ? "nobody knows how much of it matters" : "there is no verdict"
    }
  }

  private func burden(_ row: TableRow, reference: TableRow?) -> String {
    guard row["sessions"] != nil else { return "What it costs is not known: no run ended well." }
    func costs(_ row: TableRow) -> String {
      "a worst soreness of \(row.told("soreness_nrs_worst")) of 10, \(row.told("therapist_min")) min of a therapist and "
        + "\(row.told("cost_eur")) EUR"
    }
    let own = "The price of \(name(row)), a patient on average: \(costs(row))"
    guard let reference, reference.number != row.number else { return own + "." }
    return own + "; of \(name(reference)): \(costs(reference))."
  }
}

/// A unit behind a number, with its space.
func unitWords(_ symbol: String) -> String {
  switch symbol {
  case "", "1", "{1}", "{count}": ""
  case "NRS": " points"
  default: " " + symbol.escaped
  }
}
