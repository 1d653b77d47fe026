// SPDX-License-Identifier: GPL-3.0-or-later
import Quantities
import Results
package import Scenarios
package import Simulation
import Statistics
import Synchronization

/// The design points of a study, from 1, and what is simulated at each.
package struct StudyPoints: Sendable {
  package let study: Study
  package let count: Int
  /// Values of all points, row after row.
  private let values: [FactorValue]
  /// For each point the first one with the same history, and for each arm that is varied the first with the same
  /// course.
  private let histories: [Int32]
  private let courses: [String: [Int32]]
  private let plans: PlanCache

  /// Lays the points.
  ///
  /// - Throws: ``ProblemList`` for a design that cannot be laid or draws a value that its number cannot take.
  package init(_ study: Study) throws {
    self.init(study, values: try Self.values(of: study))
  }

  /// `values`: of all points, row after row.
  init(_ study: Study, values: [FactorValue]) {
    self.study = study
    self.values = values
    count = values.count / max(1, study.factors.count)
    plans = PlanCache(study)
    let firsts = { [values, count] (factors: [Int]) in
      Self.firsts(of: factors, in: values, count: count, width: study.factors.count)
    }
    histories = firsts(study.factors.indices.filter { study.factors[$0].arm == nil })
    let arms = Set(study.factors.compactMap(\.arm))
    courses = Dictionary(
      uniqueKeysWithValues: arms.map { arm in
        // Points of one history only are compared, so the history need not be in the key.
        (arm, firsts(study.factors.indices.filter { study.factors[$0].arm == arm }))
      })
  }

  /// For each point the first one with the same values of some factors.
  private static func firsts(
    of factors: [Int], in values: [FactorValue], count: Int, width: Int
  ) -> [Int32] {
    var seen: [[FactorValue]: Int32] = [:]
    return (0..<count).map { row in
      let key = factors.map { values[row * width + $0] }
      let number = seen[key] ?? Int32(row + 1)
      seen[key] = number
      return number
    }
  }

  /// One value a factor; points count from 1.
  package func values(_ point: Int) -> [FactorValue] {
    let width = study.factors.count
    return Array(values[(point - 1) * width..<point * width])
  }

  package func plan(_ point: Int) throws(ProblemList) -> Plan { try plans.plan(values(point)) }

  package func history(_ point: Int) -> Int { Int(histories[point - 1]) }

  package func course(_ point: Int, _ arm: String) -> Int { Int(courses[arm]?[point - 1] ?? 0) }

  package func patient(_ point: Int, _ replicate: Int) -> Int {
    switch study.design.patients {
    case .same: replicate
    case .fresh: (point - 1) * (study.stop?.maxReplicates ?? study.design.replicates) + replicate
    }
  }

  /// Distinct histories, and distinct courses of the arms that are varied.
  package var distinct: (histories: Int, courses: Int) {
    (Set(histories).count, courses.values.reduce(0) { $0 + Set(zip(histories, $1).map { [$0, $1] }).count })
  }

  package func experiment() -> Experiment {
    let points = self
    return Experiment(
      points: 1...count, replicates: study.design.replicates, response: study.response, stop: study.stop,
      plan: { try points.plan($0) }, history: { points.history($0) }, course: { points.course($0, $1) },
      patient: { points.patient($0, $1) })
  }

  /// `design.csv`.
  package var table: ExperimentTables.Design {
    let columns = study.factorColumns
    let points = self
    return ExperimentTables.Design(columns: columns) { Study.cells(of: points.values($0), columns) }
  }

  // MARK: Laying the points

  private static func values(of study: Study) throws -> [FactorValue] {
    let factors = study.factors
    switch study.design.kind {
    case .factorial:
      let levels = factors.map(\.levels)
      let count = levels.reduce(1) { count, level in
        let product = count.multipliedReportingOverflow(by: level.count)
        return product.overflow ? .max : product.partialValue
      }
      try demand(count, of: study)
      return (0..<count).flatMap { row -> [FactorValue] in
        var rest = row
        var values: [FactorValue] = []
        for level in levels.reversed() {
          values.append(level[rest % level.count])
          rest /= level.count
        }
        return values.reversed()
      }
    case .oneAtATime:
      let base = factors.compactMap(\.base)
      var rows = [base]
      for (index, factor) in factors.enumerated() {
        for level in factor.levels where level != base[index] {
          var row = base
          row[index] = level
          rows.append(row)
        }
      }
      return rows.flatMap(\.self)
    case .list: return study.design.rows.flatMap(\.self)
    case .latinHypercube, .sobol, .halton, .morris, .saltelli: return try sampled(study)
    }
  }

  private static func sampled(_ study: Study) throws -> [FactorValue] {
    let cube: UnitDesign?
    do {
      cube = try UnitDesign.points(
        of: study.design, dimension: study.factors.count, seed: study.scenario.plan.seed)
    } catch {
      throw ProblemList(
        .badInput,
        [Problem(file: study.name, path: JSONPath([.key("design")]), .statement("cannot be laid: \(error)"))])
    }
    guard let cube else { preconditionFailure("a sampled design has points") }
    try demand(cube.count, of: study)
    var values: [FactorValue] = []
    values.reserveCapacity(cube.count * study.factors.count)
    for row in 0..<cube.count {
      for (index, factor) in study.factors.enumerated() {
        let value = try factor.value(at: cube[row, index])
        guard factor.allows(value) else { throw outside(factor, value, of: study) }
        values.append(value)
      }
    }
    return values
  }

  /// More points than this are a slip of the pen; they would not fit into memory either.
  private static let mostPoints = 10_000_000

  private static func demand(_ count: Int, of study: Study) throws(ProblemList) {
    guard !(1...mostPoints).contains(count) else { return }
    throw ProblemList(
      .badInput,
      [
        Problem(
          file: study.name, path: JSONPath([.key("design")]), .statement("has \(count) points"),
          expected: "1 to \(mostPoints)")
      ])
  }

  private static func outside(_ factor: Factor, _ value: FactorValue, of study: Study) -> ProblemList {
    let allowed = factor.allowedRange.flatMap { range in factor.unit.map { QuantityText.readable(range, $0) }
    }
    return ProblemList(
      .badInput,
      [
        Problem(
          file: study.name, path: JSONPath([.key("factors"), .key(factor.path.description)]),
          .statement("draws \(factor.text(value)), which the number cannot be"),
          expected: "\(allowed ?? "another value"); \"within\" cuts a distribution")
      ])
  }
}

/// Plans of the points that are being simulated.
private final class PlanCache: Sendable {
  private let study: Study
  private let slow: [Int]
  private let known = Mutex<[[FactorValue]: Plan]>([:])
  /// Points come in an order in which few scenarios are in use at one time.
  private static let limit = 64

  init(_ study: Study) {
    self.study = study
    slow = study.slowFactors
  }

  func plan(_ values: [FactorValue]) throws(ProblemList) -> Plan {
    var plan = try base(values)
    study.write(values, into: &plan)
    return plan
  }

  private func base(_ values: [FactorValue]) throws(ProblemList) -> Plan {
    if slow.isEmpty { return study.scenario.plan }
    let key = slow.map { values[$0] }
    if let plan = known.withLock({ $0[key] }) { return plan }
    let plan = try study.slowPlan(values)
    known.withLock { known in
      if known.count >= Self.limit { known.removeAll() }
      known[key] = plan
    }
    return plan
  }
}
