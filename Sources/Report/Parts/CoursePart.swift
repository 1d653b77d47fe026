// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Outcomes
import Quantities
import Results
import Scenarios

/// What a run or a sweep tells: who took part, how it went, what helped and what it cost.
struct CoursePart {
  let sections: [Section]

  /// More strategies than this are not compared one by one: the best design points are.
  private static let mostStrategies = 60
  private static let bestPoints = 12
  private static let mostArms = 6

  /// Throws ``ResultError`` and ``ProblemList``.
  init(_ folder: ReportFolder, _ document: JSONValue?, _ asked: PageQuestion) throws {
    let study = try folder.study()
    var response = study?.response
    if let outcome = asked.outcome { response?.outcome = outcome }
    if let at = asked.at { response?.at = at }
    let outcome = response?.outcome ?? asked.outcome ?? .pain
    let points = try DesignPoints(folder, study)
    var question = ComparisonQuestion(
      outcome: outcome, at: response?.at ?? asked.at,
      muscle: response.flatMap { $0.tableMuscle.isEmpty ? nil : $0.muscle })
    let arms = Set(try folder.rows("flow.csv", where: points.first).map { $0.text("arm") }).count
    let isCut = points.count * arms > Self.mostStrategies
    if isCut, let response { question.designs = try Self.best(Self.bestPoints, response, folder) }
    var comparison = ComparisonPart(try Comparison(of: [folder.path], question))
    if let response { points.label(&comparison.rows, of: response) }
    let population = (document?["scenario"] ?? document)?["patients"]?.text("population").map {
      " of the population \($0)"
    }
    var opening = comparison.opening(
      warnings: folder.manifest?.warnings.filter { !$0.hasPrefix("before treatment") } ?? [],
      people: population ?? "")
    if isCut {
      opening.content += paragraph(
        "The study has \(points.count) design points; those \(question.designs.count) are compared that relieve most."
      )
    }
    // The best point, or the only one, shows how the time went.
    let shown = comparison.rows.first { $0["difference"] != nil } ?? comparison.rows.first
    let design = shown?.text("design_id") ?? "0"
    let samples = try Self.samples(
      folder, design, [outcome, .soreness], comparison.rows.first?.text("muscle") ?? "")
    sections =
      [opening] + (try Self.explorer(folder, study, response, best: shown)) + comparison.evidence
      + (try DoseSections(folder, response).sections)
      + [
        try Self.course(samples, outcome, points.count > 1 ? shown?.name : nil),
        try Self.people(folder, design: design, of: points, rows: comparison.rows),
      ]
  }

  private static func explorer(
    _ folder: ReportFolder, _ study: Study?, _ response: Response?, best: TableRow?
  ) throws -> [Section] {
    guard let study, let response, folder.isOnlyOne,
      let explorer = try Explorer(folder, study, response, best: best?.text("design_id"))
    else { return [] }
    return [try explorer.section()]
  }

  /// The design points with the best mean response.
  private static func best(_ count: Int, _ response: Response, _ folder: ReportFolder) throws -> [Int] {
    let rows = try folder.rows(
      "contrasts.csv",
      where: [
        "outcome": [response.outcome.column], "arm": Set(response.arms), "muscle": [response.tableMuscle],
      ]
    ).filter { abs(($0["time_d"] ?? -1) - response.at) < 1e-6 && $0["mean_difference"] != nil }
    let sign = response.outcome.better == .lower ? 1.0 : -1.0
    let sorted = rows.sorted { sign * ($0["mean_difference"] ?? 0) < sign * ($1["mean_difference"] ?? 0) }
    var chosen: [Int] = []
    for row in sorted where chosen.count < count {
      guard let design = Int(row.text("design_id")), !chosen.contains(design) else { continue }
      chosen.append(design)
    }
    return chosen.isEmpty ? Array(1...count) : chosen
  }

  // MARK: Over time

  private static func samples(
    _ folder: ReportFolder, _ design: String, _ outcomes: [Outcome], _ muscle: String
  ) throws -> [TableRow] {
    let rows = try folder.rows(
      "summary.csv", where: ["design_id": [design], "outcome": Set(outcomes.map(\.column))])
    // What is felt in a muscle, of the muscle that is asked about, or of the first.
    let own = muscle.isEmpty ? rows.first { !$0.text("muscle").isEmpty }?.text("muscle") ?? "" : muscle
    return rows.filter { ["", own].contains($0.text("muscle")) }
  }

  private static func course(
    _ samples: [TableRow], _ outcome: Outcome, _ point: String?
  ) throws -> Section {
    func plot(_ outcome: Outcome, _ name: String) -> Drawing? {
      let rows = samples.filter { $0.text("outcome") == outcome.column }
      var arms: [String] = []
      for row in rows where !arms.contains(row.text("arm")) { arms.append(row.text("arm")) }
      return LinePlot(
        name: name, title: outcome.title, horizontal: "days since the first treatment",
        vertical: outcome.title + unitLabel(outcome.unit.symbol),
        lines: arms.prefix(mostArms).map { arm in
          LinePlot.Line(
            name: arm,
            points: rows.compactMap { row in
              guard row.text("arm") == arm, let x = row["time_d"], let y = row["mean"] else { return nil }
              return (x, y, row["ci_low"], row["ci_high"])
            })
        }
      ).drawing
    }
    let rows = samples.filter { $0.text("outcome") == outcome.column && $0["mean"] != nil }
    let times = Set(rows.compactMap { $0["time_d"] }).sorted()
    let step = max(1, times.count / 12)
    let kept = Set(stride(from: 0, to: times.count, by: step).map { times[$0] } + times.suffix(1))
    let behind = details(
      "The numbers behind the figure",
      table(
        "\(outcome.title) over time", ["arm", "day", "patients", "mean (95 % interval)"],
        rows.filter { kept.contains($0["time_d"] ?? -1) }.map {
          [$0.text("arm").escaped, $0.told("time_d"), $0.told("n"), $0.told("mean", "ci_low", "ci_high")]
        }))
    let what = point.map { paragraph("Of \(element("bdi", [:], $0.escaped)).") } ?? ""
    let soreness = outcome.column == Outcome.soreness.column ? nil : plot(.soreness, "soreness")
    return Section("How it goes over time", what + behind, [plot(outcome, "course"), soreness])
  }

  // MARK: Who

  private static func people(
    _ folder: ReportFolder, design: String, of points: DesignPoints, rows: [TableRow]
  ) throws -> Section {
    let flow = try folder.rows("flow.csv", where: ["design_id": [design]])
    let table = table(
      "How people went through the arms",
      [
        "arm", "looked at", "stayed away", "not included", "excluded", "assigned", "treated",
        "refused a therapy", "put off",
        "failed runs", "with a side effect",
      ],
      flow.map { row in
        [row.text("arm").escaped]
          + [
            "n_candidates", "n_stayed_away", "n_not_included", "n_excluded", "n_assigned", "n_treated",
            "n_refused",
            "n_deferred",
            "n_failed", "n_with_adverse_event",
          ].map { row.told($0) }
      })
    let first = try folder.rows(
      "summary.csv",
      where: [
        "design_id": [design], "arm": Set(flow.prefix(1).map { $0.text("arm") }), "time_d": ["0.0"],
        "outcome": Set([
          "pain_nrs", "ppt_kPa", "disability_pct", "active_points", "latent_points", "sleep_nrs",
        ]),
      ]
    ).filter { $0["mean"] != nil }
    let before = Report.table(
      "Before treatment", ["outcome", "muscle", "mean (95 % interval)", "spread (SD)"],
      first.map { row in
        let outcome = OutcomeCatalogue.named(row.text("outcome"))
        return [
          (outcome.map { $0.title + unitLabel($0.unit.symbol) } ?? row.text("outcome")).escaped,
          row.text("muscle").escaped, row.told("mean", "ci_low", "ci_high"), row.told("sd"),
        ]
      })
    return Section("Who took part", table + before)
  }
}

/// A unit in a label of a figure, with its comma; none for counts and shares.
func unitLabel(_ symbol: String) -> String { symbol.isEmpty || symbol == "1" ? "" : ", \(symbol)" }

/// Names of design points by the values of their factors.
struct DesignPoints {
  private let labels: [String: String]
  let count: Int
  /// What picks the rows of one point.
  let first: [String: Set<String>]

  init(_ folder: ReportFolder, _ study: Study?) throws {
    guard let study, folder.has("design.csv") else {
      (labels, count, first) = ([:], 1, [:])
      return
    }
    let names = study.shortNames
    let rows = try folder.rows("design.csv")
    count = rows.count
    first = ["design_id": Set(rows.prefix(1).map { $0.text("design_id") })]
    labels = Dictionary(
      rows.map { row in
        let values = zip(study.factors, names).prefix(6).map { factor, name in
          "\(name) \(row[factor.column].map(rounded) ?? row.text(factor.column))"
        }
        return (row.text("design_id"), values.joined(separator: ", ") + (names.count > 6 ? ", …" : ""))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Calls each row of a comparison by what its point has varied, and leaves of arms that nothing varies one row each.
  func label(_ rows: inout [TableRow], of response: Response) {
    var seen: Set<String> = []
    rows = rows.compactMap { row in
      var row = row
      row.against = row.text("reference").isEmpty ? nil : response.against ?? row.text("reference")
      let arm = row.text("arm")
      if response.arms.contains(arm) {
        row.label = labels[row.text("design_id")].map { "\(arm): \($0)" }
        return row
      }
      row.label = arm
      return seen.insert(arm).inserted ? row : nil
    }
  }
}
