// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Experiments
import Outcomes
import Quantities
import Results
import Scenarios
import Statistics

struct SensitivityCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sensitivity",
    abstract: "Says which factors of a sweep move the response: Sobol', Morris, rank correlation.",
    discussion: """
      A saltelli design gives Sobol' indices, a morris design elementary effects, and any design rank correlations, all \
      with 95 % intervals. Runs that failed are counted, named and bounded in the indices: what they could have been \
      at most and at least.
      """)

  @Argument(help: ArgumentHelp("The result folder of a sweep.", valueName: "dir"), completion: .directory)
  var folder: String

  @OptionGroup var question: ResponseOptions

  @Option(help: "sobol, morris or rank (default: all that the design gives).")
  var method: SensitivityReport.Method?

  @Option(help: ArgumentHelp("Bootstrap samples for intervals, 2 to 100000.", valueName: "n"))
  var resamples = Bootstrap.usualResamples

  @OptionGroup var table: TableOptions

  @OptionGroup var page: PageOptions

  @OptionGroup var format: FormatOptions

  func validate() throws {
    try page.refusePage(without: table.out)
    guard (2...100_000).contains(resamples) else {
      throw ValidationError("--resamples is \(resamples); expected a whole number such as 1000 (2 to 100000)")
    }
  }

  func run() async throws {
    try table.refuseUnwritable(ResultTables.sensitivity.fileName)
    try await page.withPage(of: table.out ?? "", force: table.force) { try answer() }
  }

  private func answer() throws {
    let report = try SensitivityReport(
      of: folder,
      SensitivityReport.Question(
        outcome: try question.chosenOutcome(), at: try question.day(), arm: question.arm, method: method,
        resamples: resamples))
    try table.write(report.rows)
    if format.json {
      try printJSON(report.parts.map { PartFacts($0) })
    } else {
      tell(report)
    }
  }

  private func tell(_ report: SensitivityReport) {
    for part in report.parts {
      let response = part.response
      let against = response.against.map { " against \($0)" } ?? ""
      say(
        "\(part.arm)\(against): \(response.subject) on day \(plain(response.at))"
      )
      say(part.lines)
      say("")
    }
    if !report.unordered.isEmpty {
      say("without an order, and so without ranks: \(report.unordered.joined(separator: ", "))")
    }
    for sentence in report.silent { complain("\(folder): \(sentence)") }
    var named = Set<String>()
    for run in report.parts.flatMap(\.failedRuns) where named.insert(run).inserted {
      if named.count > Self.mostNamed { continue }
      complain("\(folder)/failures.csv: run \(run) failed and is left out; bounds say what it could change")
    }
    if named.count > Self.mostNamed { complain("and \(named.count - Self.mostNamed) more") }
  }

  private static let mostNamed = 20
}

extension SensitivityReport.Method: ExpressibleByArgument {}

extension SensitivityReport.Part {
  /// Indices that are shown beside each other, the first of which sorts the factors.
  private var shown: [SensitivityIndex.Kind] {
    switch method {
    case .sobol: [.totalOrder, .firstOrder]
    case .morris: [.meanSize, .mean, .deviation]
    case .rank: [.partialRankCorrelation, .rankCorrelation]
    }
  }

  private static let mostFactors = 30
  private static let mostPairs = 10

  fileprivate var lines: [String] {
    let units =
      switch method {
      case .sobol: "base rows"
      case .morris: "trajectories"
      case .rank: "points"
      }
    var lines = ["  \(method.rawValue): \(estimate.count) \(units), \(estimate.missing) left out"]
    if let noiseShare {
      lines += paragraph(Self.words(noiseShare: noiseShare), indent: 2)
    }
    if let status = estimate.indices.first?.status, status != .ok,
      estimate.indices.allSatisfy({ $0.status == status })
    {
      return lines + ["  \(status.rawValue): there are no indices"]
    }
    let strength = factors.indices.map { factor in abs(index(shown[0], factor)?.value ?? -1) }
    let order = factors.indices.sorted { (-strength[$0], $0) < (-strength[$1], $1) }
    // A long name stands on a line of its own, so numbers come first.
    var table = TextTable(shown.map(\.rawValue) + ["factor"])
    for factor in order.prefix(Self.mostFactors) {
      table.add(shown.map { text(index($0, factor)) } + [factors[factor]])
    }
    lines += table.lines()
    if order.count > Self.mostFactors {
      lines.append("  and \(order.count - Self.mostFactors) more; --out writes all")
    }
    let pairs = estimate.indices.filter { $0.kind == .secondOrder && $0.value != nil }
      .sorted { ($0.value ?? 0) > ($1.value ?? 0) }
    if !pairs.isEmpty {
      var table = TextTable(["S2", "factor", "with"])
      for pair in pairs.prefix(Self.mostPairs) {
        table.add([text(pair), factors[pair.factor], pair.second.map { factors[$0] } ?? ""])
      }
      lines += table.lines()
    }
    return lines
  }

  /// Of the variance between the points' means.
  private static func words(noiseShare: Double) -> String {
    if noiseShare < 0.005 { return "less than 1 % of the differences between points is luck of few patients" }
    let share = rounded(100 * min(noiseShare, 1))
    guard noiseShare >= 0.9 else {
      return "\(share) % of the differences between points is luck of few patients"
    }
    // Indices of the sample that was drawn may be large all the same: they are exact about luck too.
    return "the points differ no more than luck of so few patients would make them (\(share) %): indices and "
      + "coefficients below may be luck too; more replicates tell them apart"
  }

  private func index(_ kind: SensitivityIndex.Kind, _ factor: Int) -> SensitivityIndex? {
    estimate.indices.first { $0.kind == kind && $0.factor == factor }
  }

  private func text(_ index: SensitivityIndex?) -> String {
    guard let index else { return "" }
    guard let value = index.value else { return index.status.rawValue }
    let interval = index.interval.map { " (\(rounded($0.lowerBound)) to \(rounded($0.upperBound)))" } ?? ""
    let bounds = index.bounds.map { " [\(rounded($0.lowerBound)), \(rounded($0.upperBound))]" } ?? ""
    return rounded(value) + interval + bounds
  }
}

/// The facts of a part as data.
private struct PartFacts: Encodable {
  struct Index: Encodable {
    let index: String
    let factor: String
    let factor2: String?
    let value: Double?
    let low: Double?
    let high: Double?
    let boundLow: Double?
    let boundHigh: Double?
    let status: String
  }
  let method: String
  let arm: String
  let reference: String?
  let outcome: String
  let day: Double
  let muscle: String
  let count: Int
  let leftOut: Int
  let failedRuns: [String]
  let noiseShare: Double?
  let indices: [Index]

  init(_ part: SensitivityReport.Part) {
    let response = part.response
    method = part.method.rawValue
    arm = part.arm
    reference = response.against
    outcome = response.outcome.column
    day = response.at
    muscle = response.tableMuscle
    count = part.estimate.count
    leftOut = part.estimate.missing
    failedRuns = part.failedRuns
    noiseShare = part.noiseShare
    indices = part.estimate.indices.map { index in
      Index(
        index: index.kind.rawValue, factor: part.factors[index.factor],
        factor2: index.second.map { part.factors[$0] }, value: index.value, low: index.interval?.lowerBound,
        high: index.interval?.upperBound, boundLow: index.bounds?.lowerBound,
        boundHigh: index.bounds?.upperBound, status: index.status.rawValue)
    }
  }
}
