// SPDX-License-Identifier: GPL-3.0-or-later
import Results
package import Scenarios
package import Simulation
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
    self.init(study, values: try study.laidValues())
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
    histories = firsts(study.factors.indices.filter { study.factors[$0].arms.isEmpty })
    let arms = Set(study.factors.flatMap(\.arms))
    courses = Dictionary(
      uniqueKeysWithValues: arms.map { arm in
        // Points of one history only are compared, so the history need not be in the key.
        (arm, firsts(study.factors.indices.filter { study.factors[$0].arms.contains(arm) }))
      })
  }

  /// For each point the first one with the same values of some factors.
  static func firsts(
    of factors: [Int], in values: [FactorValue], count: Int, width: Int
  ) -> [Int32] {
    // Combinations are numbered factor by factor, so that points cost the same whatever their number.
    var numbers = [Int32](repeating: 0, count: count)
    for factor in factors {
      var known: [Double: Int32] = [:]
      var others: [FactorValue: Int32] = [:]
      var pairs: [UInt64: Int32] = [:]
      for row in 0..<count {
        let number: Int32
        switch values[row * width + factor] {
        case .number(let value):
          number = known[value] ?? Int32(known.count)
          known[value] = number
        case let value:
          // Numbers and names have numbers of their own, below and above.
          number = others[value] ?? .max - Int32(others.count)
          others[value] = number
        }
        let pair = UInt64(numbers[row]) << 32 | UInt64(number)
        numbers[row] = pairs[pair] ?? Int32(pairs.count)
        pairs[pair] = numbers[row]
      }
    }
    var firsts = [Int32](repeating: 0, count: count)
    for row in 0..<count {
      let number = Int(numbers[row])
      if firsts[number] == 0 { firsts[number] = Int32(row + 1) }
    }
    return numbers.map { firsts[Int($0)] }
  }

  /// The first point of each combination of values of some factors.
  func distinctPoints(of factors: [Int]) -> [Int] {
    Self.firsts(of: factors, in: values, count: count, width: study.factors.count).enumerated()
      .filter { Int($1) == $0 + 1 }.map { $0.offset + 1 }
  }

  /// One value a factor; points count from 1.
  package func values(_ point: Int) -> [FactorValue] {
    let width = study.factors.count
    return Array(values[(point - 1) * width..<point * width])
  }

  func value(_ point: Int, of factor: Int) -> FactorValue {
    values[(point - 1) * study.factors.count + factor]
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
    (
      Set(histories).count,
      courses.values.reduce(0) { sum, courses in
        sum + Set(zip(histories, courses).map { UInt64($0) << 32 | UInt64($1) }).count
      }
    )
  }

  package func experiment() -> Experiment {
    let points = self
    return Experiment(
      points: 1...count, replicates: study.design.replicates, responses: study.responses, stop: study.stop,
      plan: { try points.plan($0) }, history: { points.history($0) }, course: { points.course($0, $1) },
      patient: { points.patient($0, $1) }, standIn: study.scenario.plan)
  }

  /// `design.csv`.
  package var table: ExperimentTables.Design {
    let columns = study.factorColumns
    let points = self
    return ExperimentTables.Design(columns: columns) { Study.cells(of: points.values($0), columns) }
  }
}

/// Plans of the points that are being simulated.
private final class PlanCache: Sendable {
  private let study: Study
  private let slow: [Int]
  private let hasCorrelations: Bool
  private let known = Mutex<[[FactorValue]: Plan]>([:])
  /// Points come in an order in which few scenarios are in use at one time.
  private static let limit = 64

  init(_ study: Study) {
    self.study = study
    slow = study.slowFactors
    hasCorrelations = !study.correlationFactors.isEmpty
  }

  func plan(_ values: [FactorValue]) throws(ProblemList) -> Plan {
    var plan = try base(values)
    study.write(values, into: &plan)
    if hasCorrelations { try study.check(plan) }
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
