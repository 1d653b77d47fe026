// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Experiments
import Outcomes
import Quantities
import Results
import Statistics

struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract:
      "Ranks the arms of result folders, with uncertainty, against a margin, beside soreness and cost.",
    discussion: """
      Arms are compared and ranked by the difference from the reference in the same virtual patients. Folders of other \
      patients are refused, or with --unpaired compared as independent groups by Welch's test. A verdict says what \
      the 95 % interval of the difference says about the margin, by default the smallest difference that matters to \
      patients. The chance of being best comes from bootstrap samples of patients; differences within a thousandth of \
      the margin are ties.
      """)

  @Argument(help: ArgumentHelp("Result folders.", valueName: "dir"), completion: .directory)
  var folders: [String]

  @Option(
    help: ArgumentHelp("A column of series.csv; can be repeated.", valueName: "name"),
    completion: Completions.outcomes)
  var outcome: [String] = ["pain_nrs"]

  @Option(help: ArgumentHelp("A sampled time such as '4 wk' (default: the last).", valueName: "time"))
  var at: String?

  @Option(
    help: ArgumentHelp("A muscle with its side (default: the first).", valueName: "name"),
    completion: Completions.muscles)
  var muscle: String?

  @Option(
    help: ArgumentHelp(
      "The difference that matters, such as 1.5 or '50 kPa' (default: the catalogue's).", valueName: "value"))
  var margin: String?

  @Option(
    help: ArgumentHelp(
      "The strategy to compare with (default: each folder's reference arm).", valueName: "strategy"),
    completion: Completions.arms)
  var reference: String?

  @Option(
    help: ArgumentHelp("Design points of a sweep, such as 3,7 (default: all).", valueName: "ids"))
  var design: String?

  @Option(help: .hidden)
  var pricePerHour: String?

  @Option(help: .hidden)
  var pricePerVisit: String?

  @Option(help: ArgumentHelp("Bootstrap samples, 2 to 100000.", valueName: "n"))
  var resamples = Bootstrap.usualResamples

  @Flag(help: "Compare folders of different patients as independent groups.")
  var unpaired = false

  @OptionGroup var table: TableOptions

  @OptionGroup var page: PageOptions

  @OptionGroup var format: FormatOptions

  func validate() throws {
    if folders.isEmpty { throw ValidationError("name at least one result folder") }
    if !(2...100_000).contains(resamples) {
      throw ValidationError("--resamples is \(resamples); expected a whole number such as 1000 (2 to 100000)")
    }
    // Prices of the past: costs are those that the patients of the folder have.
    for (option, isGiven, parameter, example) in [
      ("--price-per-hour", pricePerHour != nil, "outcomes.prices.rate", "60 EUR/h"),
      ("--price-per-visit", pricePerVisit != nil, "outcomes.prices.visit", "10 EUR"),
    ] where isGiven {
      throw ValidationError(
        "\(option) is no more: a run has its prices; run it with --set '\(parameter)=\(example)'")
    }
    if margin != nil, outcome.count > 1 { throw ValidationError("--margin needs a single --outcome") }
    try page.refusePage(without: table.out)
    if table.out != nil, outcome.count > 1 { throw ValidationError("--out needs a single --outcome") }
  }

  func run() async throws {
    try table.refuseUnwritable(ResultTables.comparison.fileName)
    try await page.withPage(of: table.out ?? "", force: table.force) { try answer() }
  }

  private func answer() throws {
    var facts: [ComparisonFacts] = []
    for name in outcome {
      let outcome = try ResponseOptions.outcome(name)
      var question = ComparisonQuestion(
        outcome: outcome, at: try ResponseOptions.day(at), muscle: muscle, designs: try designs(),
        reference: reference, margin: try chosenMargin(outcome), resamples: resamples)
      question.unpaired = unpaired
      let comparison = try Comparison(of: folders, question)
      try table.write(comparison.table)
      if format.json { facts.append(ComparisonFacts(comparison)) } else { try tell(comparison) }
    }
    if format.json { try printJSON(facts) }
  }

  private func designs() throws(WrongUsage) -> [Int] {
    guard let design else { return [] }
    let numbers = design.split(separator: ",").map { Int($0) }
    guard !numbers.isEmpty, !numbers.contains(nil) else {
      throw WrongUsage("--design is \"\(design)\"; expected numbers such as 3,7")
    }
    return numbers.compactMap(\.self)
  }

  private func chosenMargin(_ outcome: Outcome) throws(WrongUsage) -> Double? {
    guard let margin else { return nil }
    let value = Double(margin) ?? (try? QuantityText.parse(margin, as: outcome.unit))
    guard let value, value > 0, value.isFinite else {
      let unit = outcome.unit.symbol
      throw WrongUsage(
        "--margin is \"\(margin)\"; expected a difference of \(outcome.column) such as \"1.5\(unit.isEmpty ? "" : " \(unit)")\""
      )
    }
    return value
  }

  private func tell(_ comparison: Comparison) throws {
    let outcome = comparison.outcome
    let muscle = comparison.muscle.isEmpty ? "" : " of \(comparison.muscle)"
    say(
      "\(outcome.title) (\(outcome.column))\(muscle) on day \(plain(comparison.time)); population \(comparison.populations.joined(separator: ", "))"
    )
    if let margin = comparison.margin {
      say("margin \(rounded(margin)) \(outcome.unit.symbol): \(comparison.marginSource)")
    } else {
      say("no margin: none is known for \(outcome.column); --margin gives one")
    }
    if let caution = comparison.caution { say("warning: \(caution)") }
    say("")
    var table = TextTable([
      "rank", "mean", "difference", "verdict", "P(best)", "sore", "min", "EUR", "strategy",
    ])
    let rows = Self.distinct(comparison.rows)
    let shown = rows.prefix(Self.mostRows)
    for row in shown { table.add(Self.cells(row)) }
    say(table.lines())
    if rows.count > Self.mostRows { say("  and \(rows.count - Self.mostRows) more; --out writes all") }
    if rows.count < comparison.rows.count {
      say("  without \(comparison.rows.count - rows.count) reference arms of other points that do the same")
    }
    try tellDoses(shown.map(\.strategy))
    let references = Set(comparison.rows.compactMap(\.reference)).sorted()
    let methods = Set(comparison.rows.compactMap { $0.contrast?.method }).map(Self.words).sorted()
    say("")
    if !references.isEmpty {
      let names =
        references.count > 3 ? "the reference arm of the same point" : references.joined(separator: ", ")
      say("difference from \(names), \(methods.joined(separator: " or ")), with 95 % interval;")
    }
    if comparison.hasIndependentGroups { say("different patients in different folders: independent groups;") }
    say("of the whole course, whatever the day asked about: sore: worst soreness; min: therapist's minutes;")
    say("EUR: cost by the run's prices")
    tellMissing(comparison)
    say("For research and teaching; not medical advice.")
  }

  /// Where only other arms are varied, the reference is the same at every point: it is told once.
  private static func distinct(_ rows: [Comparison.Row]) -> [Comparison.Row] {
    var told: [Comparison.Row] = []
    return rows.filter { row in
      guard row.reference == nil else { return true }
      let isTold = told.contains {
        $0.strategy.folder == row.strategy.folder && $0.strategy.arm == row.strategy.arm
          && $0.strategy.values == row.strategy.values
      }
      if !isTold { told.append(row) }
      return !isTold
    }
  }

  /// What the design points behind the names are.
  private func tellDoses(_ strategies: [Strategy]) throws {
    let varied = strategies.filter { $0.design > 0 && $0.arm != $0.reference }
    guard !varied.isEmpty else { return }
    var folders: [String: DosesTold] = [:]
    say("")
    for strategy in varied {
      if folders[strategy.folder] == nil {
        folders[strategy.folder] = try DosesTold(inFolder: strategy.folder)
      }
      if let words = folders[strategy.folder]?[strategy.design] { say("  \(strategy.label): \(words)") }
    }
  }

  /// A time to relief, say, is known of those who were relieved: a mean over them alone says little without their number.
  private func tellMissing(_ comparison: Comparison) {
    let missing = comparison.rows.prefix(Self.mostRows).filter { $0.strategy.withoutValue > 0 }
    guard !missing.isEmpty else { return }
    let counts = missing.map { "\($0.strategy.label) \($0.strategy.withoutValue) of \($0.strategy.runs)" }
    say(
      "patients without \(comparison.outcome.column) are left out of means and differences: "
        + counts.joined(separator: ", "))
  }

  private static func words(_ method: StrategyContrast.Method) -> String {
    switch method {
    case .paired: "paired by patient"
    case .welch: "between independent groups (Welch)"
    }
  }

  private static let mostRows = 30

  private static func cells(_ row: Comparison.Row) -> [String] {
    var rank = row.place.map { "\($0.rank)" } ?? ""
    if let low = row.place?.low, let high = row.place?.high, low != high { rank += " (\(low)-\(high))" }
    var difference = ""
    if let contrast = row.contrast, let value = contrast.difference {
      difference = rounded(value)
      if let low = contrast.low, let high = contrast.high {
        difference += " (\(rounded(low)) to \(rounded(high)))"
      }
    }
    let burden = row.strategy.burden
    return [
      rank, row.mean.mean.map(rounded) ?? "", difference, row.verdict?.rawValue ?? "",
      row.place?.probabilityBest.map(rounded) ?? "", burden.sorenessWorst.map(rounded) ?? "",
      burden.minutes.map(rounded) ?? "", burden.cost.map(rounded) ?? "", row.strategy.label,
    ]
  }
}

/// A comparison as data.
private struct ComparisonFacts: Encodable {
  struct Row: Encodable {
    let strategy: String
    let reference: String?
    let count: Int
    let mean: Double?
    let method: String?
    let difference: Double?
    let ciLow: Double?
    let ciHigh: Double?
    let pHolm: Double?
    let verdict: String?
    let rank: Int?
    let rankLow: Int?
    let rankHigh: Int?
    let probabilityBest: Double?
    let sorenessWorst: Double?
    let sessions: Double?
    let therapistMinutes: Double?
    let costEUR: Double?
    let visits: Double?
    let countWithout: Int
  }
  let outcome: String
  let day: Double
  let muscle: String
  let margin: Double?
  let marginSource: String
  let warning: String?
  let rows: [Row]

  init(_ comparison: Comparison) {
    outcome = comparison.outcome.column
    day = comparison.time
    muscle = comparison.muscle
    margin = comparison.margin
    marginSource = comparison.marginSource
    warning = comparison.caution
    rows = comparison.rows.map { row in
      let burden = row.strategy.burden
      return Row(
        strategy: row.strategy.label, reference: row.reference, count: row.mean.count, mean: row.mean.mean,
        method: row.contrast?.method.rawValue, difference: row.contrast?.difference,
        ciLow: row.contrast?.low, ciHigh: row.contrast?.high, pHolm: row.holm, verdict: row.verdict?.rawValue,
        rank: row.place?.rank,
        rankLow: row.place?.low, rankHigh: row.place?.high, probabilityBest: row.place?.probabilityBest,
        sorenessWorst: burden.sorenessWorst, sessions: burden.sessions, therapistMinutes: burden.minutes,
        costEUR: burden.cost, visits: burden.visits,
        countWithout: row.strategy.withoutValue)
    }
  }
}
