// SPDX-License-Identifier: GPL-3.0-or-later
package import Outcomes
import Quantities
package import Results
package import Scenarios
import Simulation
package import Statistics

/// The indices of a sweep, arm by arm, from its result folder.
package struct SensitivityReport: Sendable {
  /// Raw values are those of the column `method`.
  package enum Method: String, CaseIterable, Sendable {
    case sobol, morris, rank
  }
  /// What a user may ask in place of the study's own question.
  package struct Question: Sendable {
    package var outcome: Outcome?
    /// Days.
    package var at: Double?
    package var arm: String?
    package var method: Method?
    package var resamples: Int

    package init(
      outcome: Outcome? = nil, at: Double? = nil, arm: String? = nil, method: Method? = nil,
      resamples: Int = Bootstrap.usualResamples
    ) {
      self.outcome = outcome
      self.at = at
      self.arm = arm
      self.method = method
      self.resamples = resamples
    }
  }
  /// The indices of one method in one arm.
  package struct Part: Sendable {
    package let response: Response
    package let method: Method
    package let arm: String
    package let estimate: SensitivityEstimate
    /// Paths and short names of the factors that the indices count.
    package let factors: [String]
    package let names: [String]
    package let noiseShare: Double?
    /// Identifiers of runs that failed, in this arm or the one that is subtracted.
    package let failedRuns: [String]
  }

  /// Response by response, arm by arm.
  package let parts: [Part]
  /// Responses that no patient of an arm has, each a sentence.
  package let silent: [String]
  /// Paths of factors that have no order, for which there is no rank correlation.
  package let unordered: [String]

  /// - Throws: `ProblemList` (65) for a folder without a study, a question that its study cannot answer, or runs
  ///   without a single response; `ResultError` for a folder that cannot be read.
  package init(of folder: String, _ question: Question) throws {
    let study = try Self.study(of: folder)
    let points = try StudyPoints(study)
    let responses = try Self.responses(question, study, folder)
    let methods = try Self.methods(question, study.design.kind, folder)
    let numeric = study.factors.indices.filter { Self.isNumeric(study.factors[$0]) }
    let names = study.shortNames
    var parts: [Part] = []
    var silent: [String] = []
    for response in responses {
      let found = try FolderResponses(response, from: folder, mostReplicates: study.mostReplicates)
      for (place, arm) in response.arms.enumerated() {
        let table = found.tables[place]
        guard table.points == Array(1...points.count), let outputs = table.outputs else {
          silent.append("has no value of \(response.subject) on day \(plain(response.at)) in arm \(arm)")
          continue
        }
        let noise = table.noiseShare(samePatients: study.design.patients == .same)
        for method in methods {
          let used = method == .rank ? numeric : Array(study.factors.indices)
          if used.isEmpty { continue }
          parts.append(
            Part(
              response: response, method: method, arm: arm,
              estimate: try Self.estimate(method, outputs, points, used, resamples: question.resamples),
              factors: used.map { study.factors[$0].path.description }, names: used.map { names[$0] },
              noiseShare: noise,
              failedRuns: found.failedRuns[place]))
        }
      }
    }
    // One response without a value keeps nobody from the indices of another.
    if parts.isEmpty, let first = silent.first { throw Self.problem(folder, first) }
    self.parts = parts
    self.silent = silent
    unordered = study.factors.indices.filter { !numeric.contains($0) }.map {
      study.factors[$0].path.description
    }
  }

  private static func estimate(
    _ method: Method, _ outputs: [PointOutput], _ points: StudyPoints, _ used: [Int], resamples: Int
  ) throws -> SensitivityEstimate {
    let (design, seed) = (points.study.design, points.study.scenario.plan.seed)
    let dimension = points.study.factors.count
    let layout = SaltelliLayout(dimension: dimension, secondOrder: design.secondOrder)
    switch method {
    case .sobol:
      return try SobolIndices.estimate(outputs, layout: layout, resamples: resamples, seed: seed)
    case .morris:
      guard let cube = try UnitDesign.points(of: design, dimension: dimension, seed: seed) else {
        preconditionFailure("a morris design has points")
      }
      return try MorrisEffects.estimate(outputs, design: cube, resamples: resamples, seed: seed)
    case .rank:
      let columns = used.map { factor in
        (1...points.count).map { point -> Double in
          switch points.values(point)[factor] {
          case .number(let value): value
          case .truth(let isTrue): isTrue ? 1 : 0
          case .text: preconditionFailure("only factors with an order have ranks")
          }
        }
      }
      let drawn: RankCorrelation.Points =
        switch design.kind {
        case .morris: .blocks(dimension + 1)
        case .saltelli: .blocks(layout.rows)
        default: .single
        }
      return RankCorrelation.estimate(outputs, columns: columns, points: drawn)
    }
  }

  private static func isNumeric(_ factor: Factor) -> Bool {
    guard case .values(let values) = factor.domain else { return true }
    return !values.contains { if case .text = $0 { true } else { false } }
  }

  // MARK: The question

  private static func study(of folder: String) throws -> Study {
    let manifest = try Manifest(inFolder: folder)
    guard let study = manifest.resolvedStudy else {
      throw problem(folder, "holds a run and no sweep", expected: "the result folder of a sweep")
    }
    guard manifest.shard == nil else {
      throw problem(
        folder, "holds a shard of a sweep", expected: "the folder into which merge has joined all shards")
    }
    try manifest.requireIntact(
      [ResultTables.runs.fileName, RunEncoder.series.fileName], inFolder: folder)
    return try Study(
      resolved: JSONDocument([UInt8](study.text.utf8), file: "\(folder)/\(Manifest.fileName)"))
  }

  /// Those of the study that have the outcome and the time asked for; where none has, the first with them in place.
  private static func responses(
    _ question: Question, _ study: Study, _ folder: String
  ) throws(ProblemList) -> [Response] {
    var responses = study.responses
    if let outcome = question.outcome {
      let chosen = responses.filter { $0.outcome.column == outcome.column }
      responses = chosen.isEmpty ? [responses[0]] : chosen
      if chosen.isEmpty { responses[0].outcome = outcome }
    }
    if let asked = question.at {
      let times = study.scenario.plan.sampleTimes
      guard let time = times.first(where: { abs($0 - asked) < 1e-6 }) else {
        let nearest = times.min { abs($0 - asked) < abs($1 - asked) } ?? responses[0].at
        throw problem(
          folder, "has no sample on day \(plain(asked))", expected: "a sampled time",
          suggestion: "\(plain(nearest)) d")
      }
      let chosen = responses.filter { $0.at == time }
      responses = chosen.isEmpty ? [responses[0]] : chosen
      responses[0].at = time
    }
    guard let arm = question.arm else { return responses }
    for number in responses.indices {
      let names = study.scenario.plan.arms.map(\.name).filter { $0 != responses[number].against }.sorted()
      guard names.contains(arm) else {
        throw problem(
          folder, "has no arm \"\(arm)\" to ask about", expected: "one of \(names.joined(separator: ", "))",
          suggestion: nearestName(to: arm, in: names))
      }
      responses[number].arms = [arm]
    }
    return responses
  }

  private static func methods(
    _ question: Question, _ kind: Design.Kind, _ folder: String
  ) throws(ProblemList) -> [Method] {
    let own: [Method] =
      switch kind {
      case .saltelli: [.sobol, .rank]
      case .morris: [.morris, .rank]
      default: [.rank]
      }
    guard let asked = question.method else { return own }
    guard own.contains(asked) else {
      throw problem(
        folder, "has a \(kind.rawValue) design, from which no \(asked.rawValue) indices follow",
        expected: own.map(\.rawValue).joined(separator: " or "))
    }
    return [asked]
  }

  private static func problem(
    _ folder: String, _ statement: String, expected: String? = nil, suggestion: String? = nil
  ) -> ProblemList {
    ProblemList(
      .badInput, [Problem(file: folder, .statement(statement), expected: expected, suggestion: suggestion)])
  }

  // MARK: The table

  /// Rows of `sensitivity.csv`.
  package var rows: EncodedRows {
    var rows = EncodedRows(ResultTables.sensitivity)
    for part in parts {
      let response = part.response
      for index in part.estimate.indices {
        let unit =
          [.mean, .meanSize, .deviation].contains(index.kind)
          ? response.outcome.unit.inTables : One.unit.inTables
        rows.append([
          .string(part.method.rawValue), .string(part.arm), .string(response.against),
          .string(response.outcome.column), .string(unit), .number(response.at),
          .string(response.tableMuscle),
          .string(part.factors[index.factor]), .string(index.second.map { part.factors[$0] }),
          .string(index.kind.rawValue), .number(index.value), .number(index.interval?.lowerBound),
          .number(index.interval?.upperBound), .number(index.bounds?.lowerBound),
          .number(index.bounds?.upperBound), .integer(part.estimate.count), .integer(part.estimate.missing),
          .number(part.noiseShare), .string(index.status.rawValue),
          .string(part.names[index.factor]), .string(index.second.map { part.names[$0] }),
        ])
      }
    }
    return rows
  }
}
