// SPDX-License-Identifier: GPL-3.0-or-later
package import Outcomes
import Quantities
package import Results
import Scenarios
package import Statistics

/// Strategies beside each other: contrasts, verdicts, ranking and what each costs.
package struct Comparison: Sendable {
  package struct Row: Sendable {
    package let strategy: Strategy
    package let mean: Estimate
    /// Against `reference`; nil for the reference itself.
    package let contrast: StrategyContrast?
    package let reference: String?
    package let holm: Double?
    package let verdict: StrategyContrast.Verdict?
    package let place: StrategyRanking.Place?
  }

  package let outcome: Outcome
  /// Days, by folder where they differ.
  package let time: Double
  /// Empty for what is the whole patient's.
  package let muscle: String
  /// Populations that the patients are drawn from, each once.
  package let populations: [String]
  /// Whether some strategies are of other patients than the rest.
  package let hasIndependentGroups: Bool
  /// Nil where neither the user nor the catalogue gives one.
  package let margin: Double?
  /// Where the margin comes from.
  package let marginSource: String
  /// What is to be known before a verdict is believed: patients who begin with less than the margin.
  package let caution: String?
  /// The best mean first.
  package let rows: [Row]

  /// - Throws: `ProblemList` (65) for folders or questions that do not fit; `ResultError` for folders that cannot be
  ///   read.
  package init(of folders: [String], _ question: ComparisonQuestion) throws {
    var strategies: [Strategy] = []
    var first: StrategyReader?
    var cohorts: [JSONValue] = []
    var populations: [String] = []
    var problems: [Problem] = []
    for folder in folders {
      do {
        let reader = try StrategyReader(folder, question)
        if let first, abs(first.time - reader.time) > 1e-6 {
          throw StrategyReader.problem(
            folder,
            "ends on day \(plain(reader.time)), not on day \(plain(first.time)) as \(folders[0]) does",
            expected: "a time that all folders sample, given by --at")
        }
        if let first, first.muscle != reader.muscle {
          throw StrategyReader.problem(
            folder, "looks at \(reader.muscle), not at \(first.muscle) as \(folders[0]) does",
            expected: "a muscle that all folders have, given by --muscle")
        }
        if let first, !question.unpaired, first.people != reader.people {
          throw Self.otherPeople(folder, reader, than: folders[0], first)
        }
        first = first ?? reader
        let cohort = cohorts.firstIndex(of: reader.people) ?? cohorts.count
        if cohort == cohorts.count { cohorts.append(reader.people) }
        if !populations.contains(reader.population) { populations.append(reader.population) }
        strategies += reader.strategies.map { strategy in
          var strategy = strategy
          strategy.cohort = "\(cohort)"
          if folders.count > 1 { strategy.label = "\(folder):\(strategy.label)" }
          return strategy
        }
      } catch let error as ProblemList {
        problems += error.problems
      }
    }
    if !problems.isEmpty { throw ProblemList(.badInput, problems) }
    guard let first, !strategies.isEmpty else {
      throw StrategyReader.problem(folders.first ?? "", "has no run of the design points asked for")
    }
    self.outcome = question.outcome
    time = first.time
    muscle = question.outcome.subject == .patient ? "" : first.muscle
    self.populations = populations
    hasIndependentGroups = cohorts.count > 1
    margin = question.margin ?? question.outcome.importantDifference?.value
    marginSource =
      question.margin != nil
      ? "as asked" : question.outcome.importantDifference?.source.text ?? "none is known"
    let baseline = strategies.map(\.baseline).filter { $0.count > 0 }
    caution = baseline.min { $0.sum / Double($0.count) < $1.sum / Double($1.count) }.flatMap {
      [outcome, margin] in
      BaselineCheck.sentence(
        outcome, mean: $0.sum / Double($0.count), patients: $0.count, margin: margin)
    }
    rows = try Self.rows(strategies, question, folders, margin: margin)
  }

  private static func otherPeople(
    _ folder: String, _ reader: StrategyReader, than first: String, _ other: StrategyReader
  ) -> ProblemList {
    let differences = reader.people.differences(from: other.people)
    let told = differences.prefix(3).map(\.description).joined(separator: "; ")
    return StrategyReader.problem(
      folder,
      "has other patients than \(first): \(told)"
        + (differences.count > 3 ? "; and \(differences.count - 3) more" : ""),
      expected: "folders of the same patients, or --unpaired to compare independent groups")
  }

  /// Scores within a thousandth of the margin, or a millionth of the largest value, are the same.
  private static func resolution(_ strategies: [Strategy], margin: Double?) -> Double {
    if let margin { return margin / 1_000 }
    return 1e-6 * (strategies.flatMap { $0.values.values.map(abs) }.max() ?? 0)
  }

  private static func rows(
    _ strategies: [Strategy], _ question: ComparisonQuestion, _ folders: [String], margin: Double?
  ) throws -> [Row] {
    let references = try references(strategies, question, folders)
    let contrasts = try strategies.indices.map { index in
      try references[index].map {
        try StrategyContrast(strategies[index], minus: strategies[$0], unpaired: question.unpaired)
      }
    }
    let holm = StrategyContrast.holm(contrasts.map { $0?.pValue })
    let ranking = try StrategyRanking(
      strategies, against: references, better: question.outcome.better,
      resolution: resolution(strategies, margin: margin), resamples: question.resamples, seed: Self.seed)
    let rows = try strategies.indices.map { index in
      let strategy = strategies[index]
      let statistics = try Accumulator()
      for (_, value) in strategy.values.sorted(by: { $0.key < $1.key }) { statistics.add(value) }
      return Row(
        strategy: strategy, mean: statistics.estimate, contrast: contrasts[index],
        reference: references[index].map { strategies[$0].label }, holm: holm[index],
        verdict: margin.flatMap { margin in
          contrasts[index]?.verdict(margin: margin, better: question.outcome.better)
        }, place: ranking.places[index])
    }
    return rows.enumerated().sorted {
      ($0.element.place?.rank ?? .max, $0.offset) < ($1.element.place?.rank ?? .max, $1.offset)
    }.map(\.element)
  }

  /// The same questions get the same answers.
  private static let seed: UInt64 = 1

  /// The strategy that each one is compared with; nil for itself.
  private static func references(
    _ strategies: [Strategy], _ question: ComparisonQuestion, _ folders: [String]
  ) throws(ProblemList) -> [Int?] {
    if let asked = question.reference {
      let labels = strategies.map(\.label)
      guard let place = labels.firstIndex(of: asked) else {
        throw StrategyReader.problem(
          folders[0], "has no strategy \"\(asked)\"",
          expected: "one of \(labels.prefix(24).joined(separator: ", "))",
          suggestion: nearestName(to: asked, in: labels))
      }
      return strategies.indices.map { $0 == place ? nil : place }
    }
    func own(_ index: Int) -> Int? {
      strategies.firstIndex {
        $0.folder == strategies[index].folder && $0.design == strategies[index].design
          && $0.arm == strategies[index].reference
      }
    }
    let names = Set(strategies.map(\.reference)).sorted()
    let isSweep = Set(strategies.map(\.design)).count > 1
    if folders.count > 1, !isSweep {
      // One reference for all: the first folder's.
      let main = own(0)
      return strategies.indices.map { $0 == main ? nil : main }
    }
    guard names.count == 1 else {
      throw StrategyReader.problem(
        folders.joined(separator: ", "), "compare with \(names.joined(separator: ", "))",
        expected: "one reference for all, given by --reference")
    }
    return strategies.indices.map { index in own(index).flatMap { $0 == index ? nil : $0 } }
  }

  /// Rows of `comparison.csv`.
  package var table: EncodedRows {
    var encoded = EncodedRows(ResultTables.comparison)
    for row in rows {
      let burden = row.strategy.burden
      encoded.append([
        .string(row.strategy.label), .string(row.strategy.folder), .integer(row.strategy.design),
        .string(row.strategy.arm), .string(row.reference), .string(outcome.column),
        .string(outcome.unit.inTables), .number(time), .string(muscle), .integer(row.mean.count),
        .integer(row.strategy.failed), .number(row.mean.mean), .number(row.mean.low),
        .number(row.mean.high), .string(row.contrast?.method.rawValue), .integer(row.contrast?.count),
        .number(row.contrast?.difference), .number(row.contrast?.low), .number(row.contrast?.high),
        .number(row.contrast?.standardError), .number(row.contrast?.correlation),
        .number(row.contrast?.varianceRatio), .number(row.contrast?.pValue), .number(row.holm),
        .number(margin), .string(row.verdict?.rawValue), .integer(row.place?.rank),
        .integer(row.place?.low), .integer(row.place?.high), .number(row.place?.probabilityBest),
        .number(burden.sorenessWorst), .number(burden.sessions), .number(burden.minutes),
        .number(burden.cost), .number(burden.visits), .integer(row.strategy.withoutValue),
      ])
    }
    return encoded
  }
}
