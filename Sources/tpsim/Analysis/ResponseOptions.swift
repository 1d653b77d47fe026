// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Outcomes
import Quantities

/// What is asked of results.
struct ResponseOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("A column of series.csv, such as pain_nrs.", valueName: "name"),
    completion: Completions.outcomes)
  var outcome: String?

  @Option(help: ArgumentHelp("A sampled time, such as '4 wk' or '28 d'.", valueName: "time"))
  var at: String?

  @Option(help: ArgumentHelp("An arm of the scenario.", valueName: "name"), completion: Completions.arms)
  var arm: String?

  /// - Throws: `WrongUsage` with the nearest name.
  func chosenOutcome() throws(WrongUsage) -> Outcome? { try outcome.map(Self.outcome) }

  static func outcome(_ name: String) throws(WrongUsage) -> Outcome {
    if let known = OutcomeCatalogue.named(name) { return known }
    let names = OutcomeCatalogue.all.map(\.column)
    let hint = nearestName(to: name, in: names).map { "did you mean \"\($0)\"?" }
    throw WrongUsage(
      "--outcome is \"\(name)\"; \(hint ?? "expected one of \(names.joined(separator: ", "))")")
  }

  /// Days.
  func day() throws(WrongUsage) -> Double? { try Self.day(at) }

  static func day(_ at: String?) throws(WrongUsage) -> Double? {
    guard let at else { return nil }
    do {
      return try QuantityText.parse(at, as: Day.unit)
    } catch {
      throw WrongUsage("--at is \"\(at)\"; expected a time such as \"28 d\": \(error)")
    }
  }
}
