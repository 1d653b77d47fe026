// SPDX-License-Identifier: GPL-3.0-or-later
import Anatomy
package import Outcomes
import Quantities
import Results
import Scenarios
import Simulation
import Statistics

/// One arm of a result folder at one design point, patient by patient.
package struct Strategy: Sendable {
  package let folder: String
  package let design: Int
  package let arm: String
  /// How it is called among all that are compared.
  package var label: String
  /// The arm of its own folder that the folder compares with.
  package let reference: String
  /// Patients with the same numbers in folders of the same cohort are the same people.
  package internal(set) var cohort: String
  /// Value of the outcome of each patient who has one.
  package internal(set) var values: [Int: Double] = [:]
  package internal(set) var failed = 0
  /// Sum and number of the values at the first examination.
  var baseline = (sum: 0.0, count: 0)
  /// Runs that ended well.
  package internal(set) var runs = 0
  /// What the courses had taken at their last samples, in the order of ``StrategyReader/burdens``.
  var burdens = [BurdenSum](repeating: BurdenSum(), count: StrategyReader.burdens.count)

  package init(
    folder: String, design: Int = 0, arm: String, label: String, reference: String, cohort: String,
    values: [Int: Double] = [:]
  ) {
    self.folder = folder
    self.design = design
    self.arm = arm
    self.label = label
    self.reference = reference
    self.cohort = cohort
    self.values = values
  }

  /// Values of both in the patients that both have, in the order of their numbers: sums depend on it in the last digit.
  func shared(with other: Strategy) -> [(value: Double, base: Double)] {
    guard cohort == other.cohort else { return [] }
    return values.keys.sorted().compactMap { patient in
      guard let value = values[patient], let base = other.values[patient] else { return nil }
      return (value, base)
    }
  }

  /// Patients whose run ended well and who have no value: they are in no mean and no difference.
  package var withoutValue: Int { runs - values.count }

  /// Means over patients of the whole course; nil where no patient has a value.
  package var burden: Burden {
    Burden(
      sorenessWorst: burdens[0].mean, sessions: burdens[1].mean, minutes: burdens[2].mean,
      cost: burdens[3].mean, visits: burdens[4].mean)
  }

  /// What a course takes: worst soreness, sessions, minutes of the therapist, euros and visits.
  package struct Burden: Sendable {
    package let sorenessWorst: Double?
    package let sessions: Double?
    package let minutes: Double?
    package let cost: Double?
    package let visits: Double?
  }
}

/// The mean of what is there: an empty field is no zero.
struct BurdenSum: Sendable {
  private var sum = 0.0
  private var count = 0

  mutating func add(_ value: Double?) {
    guard let value else { return }
    sum += value
    count += 1
  }

  var mean: Double? { count > 0 ? sum / Double(count) : nil }
}

/// What is asked of result folders.
package struct ComparisonQuestion: Sendable {
  package var outcome: Outcome
  /// Days; nil for the last time that all folders have.
  package var at: Double?
  /// Nil for the first muscle of each folder.
  package var muscle: String?
  /// Design points; empty for all.
  package var designs: [Int]
  /// Label of the strategy that all others are compared with; nil for each folder's own reference arm.
  package var reference: String?
  /// In the unit of the outcome; nil for its important difference.
  package var margin: Double?
  package var resamples: Int
  /// Whether folders of other patients are compared as independent groups.
  package var unpaired = false

  package init(
    outcome: Outcome, at: Double? = nil, muscle: String? = nil, designs: [Int] = [], reference: String? = nil,
    margin: Double? = nil, resamples: Int = Bootstrap.usualResamples
  ) {
    self.outcome = outcome
    self.at = at
    self.muscle = muscle
    self.designs = designs
    self.reference = reference
    self.margin = margin
    self.resamples = resamples
  }
}

/// Reads the strategies of one result folder, table by table and record by record.
struct StrategyReader {
  private let folder: String
  private let plan: Plan
  private let question: ComparisonQuestion
  private(set) var strategies: [Strategy] = []
  /// The strategy and the patient of each run.
  private var runs: [String: (strategy: Int, patient: Int, isOK: Bool)] = [:]
  let muscle: String
  let time: Double
  /// Name of the population.
  var population: String { plan.population.name }
  /// The parts of the scenario that decide who the patients are and what they have when treatment begins: patients with
  /// the same numbers in folders that agree in them are the same people.
  let people: JSONValue

  init(_ folder: String, _ question: ComparisonQuestion) throws {
    self.folder = folder
    self.question = question
    let manifest = try Manifest(inFolder: folder)
    if manifest.shard != nil {
      throw Self.problem(
        folder, "holds a shard of a sweep", expected: "the folder into which merge has joined all shards")
    }
    try manifest.requireIntact(
      [ResultTables.runs, RunEncoder.series, ResultTables.events].map(\.fileName), inFolder: folder)
    let scenario = try Scenario(
      JSONDocument([UInt8](manifest.resolvedScenario.text.utf8), file: "\(folder)/\(Manifest.fileName)"))
    plan = scenario.plan
    muscle = try Self.muscle(question, plan, folder)
    time = try Self.time(question, plan, folder)
    people = scenario.resolved.people
    try readRuns()
    try readSeries()
  }

  private mutating func readRuns() throws(ResultError) {
    let reader = try CSVReader("\(folder)/\(ResultTables.runs.fileName)")
    let columns = (
      run: try reader.column("run_id"), design: try reader.column("design_id"), arm: try reader.column("arm"),
      patient: try reader.column("patient_id"), status: try reader.column("status")
    )
    let wanted = Set(question.designs)
    var places: [String: Int] = [:]
    var found: [Strategy] = []
    var entries: [String: (strategy: Int, patient: Int, isOK: Bool)] = [:]
    let (folder, reference) = (folder, plan.referenceArm)
    try reader.forEach { (record) throws(ResultError) in
      guard let design = Int(record[columns.design]), let patient = Int(record[columns.patient]) else {
        throw .badTable(path: reader.path, line: record.line, reason: "keys that are no whole numbers")
      }
      guard wanted.isEmpty || wanted.contains(design) else { return true }
      let arm = record[columns.arm]
      let key = "\(design) \(arm)"
      let place = places[key] ?? found.count
      if place == found.count {
        places[key] = place
        found.append(
          Strategy(
            folder: folder, design: design, arm: arm, label: design == 0 ? arm : "\(arm)@\(design)",
            reference: reference, cohort: ""))
      }
      let isOK = record[columns.status] == "ok"
      if !isOK { found[place].failed += 1 }
      if isOK { found[place].runs += 1 }
      entries[record[columns.run]] = (place, patient, isOK)
      return true
    }
    strategies = found
    runs = entries
  }

  /// What a course takes, in the order of ``Strategy/burdens``.
  static let burdens: [Outcome] = [.sorenessWorst, .sessions, .therapistTime, .cost, .visits]

  private mutating func readSeries() throws(ResultError) {
    let reader = try CSVReader("\(folder)/\(RunEncoder.series.fileName)")
    let (run, muscleColumn) = (try reader.column("run_id"), try reader.column("muscle"))
    let (timeColumn, value) = (try reader.column("time_d"), try reader.column(question.outcome.column))
    var columns: [Int] = []
    for burden in Self.burdens { columns.append(try reader.column(burden.column)) }
    // What is the patient's stands in rows of no muscle.
    let wanted = Array((question.outcome.subject == .patient ? "" : muscle).utf8)
    var current: (name: String, entry: (strategy: Int, patient: Int, isOK: Bool), burdens: [Double?])?
    var strategies = strategies
    func close() {
      guard let current else { return }
      for (place, burden) in current.burdens.enumerated() {
        strategies[current.entry.strategy].burdens[place].add(burden)
      }
    }
    try reader.forEach { (record) throws(ResultError) in
      let isPatient = record.holds([], at: muscleColumn)
      guard isPatient || record.holds(wanted, at: muscleColumn) else { return true }
      let name = record[run]
      if current?.name != name {
        close()
        current = nil
        if let entry = runs[name], entry.isOK { current = (name, entry, columns.map { _ in nil }) }
      }
      guard let entry = current?.entry else { return true }
      if isPatient { current?.burdens = columns.map { record.number($0) } }
      if record.holds(wanted, at: muscleColumn), let day = record.number(timeColumn),
        let found = record.number(value)
      {
        if abs(day - time) < 1e-6 { strategies[entry.strategy].values[entry.patient] = found }
        if abs(day) < 1e-6 {
          strategies[entry.strategy].baseline.sum += found
          strategies[entry.strategy].baseline.count += 1
        }
      }
      return true
    }
    close()
    self.strategies = strategies
  }

  private static func muscle(
    _ question: ComparisonQuestion, _ plan: Plan, _ folder: String
  ) throws(ProblemList) -> String {
    let names = plan.listedMuscles
    guard let asked = question.muscle else { return names.first ?? "" }
    guard names.contains(asked) else {
      throw problem(
        folder, "has no muscle \"\(asked)\"", expected: "one of \(names.joined(separator: ", "))",
        suggestion: nearestName(to: asked, in: names))
    }
    return asked
  }

  private static func time(
    _ question: ComparisonQuestion, _ plan: Plan, _ folder: String
  ) throws(ProblemList) -> Double {
    let times = plan.sampleTimes
    guard let asked = question.at else { return times.last ?? 0 }
    guard let time = times.first(where: { abs($0 - asked) < 1e-6 }) else {
      let nearest = times.min { abs($0 - asked) < abs($1 - asked) } ?? 0
      throw problem(
        folder, "has no sample on day \(plain(asked))", expected: "a sampled time",
        suggestion: "\(plain(nearest)) d")
    }
    return time
  }

  static func problem(
    _ folder: String, _ statement: String, expected: String? = nil, suggestion: String? = nil
  ) -> ProblemList {
    ProblemList(
      .badInput, [Problem(file: folder, .statement(statement), expected: expected, suggestion: suggestion)])
  }
}

extension JSONValue {
  /// Of a resolved scenario, all but the question, the arms and how long and how often patients are looked at.
  fileprivate var people: JSONValue {
    guard case .object(let members) = kind else { return self }
    let others: Set = [
      "question", "therapies", "arms", "referenceArm", "sampleEvery", "course", "numerics", "schedule",
    ]
    var people = members.filter { !others.contains($0.name) }
    if let place = people.firstIndex(where: { $0.name == "patients" }),
      case .object(let patients) = people[place].value.kind
    {
      people[place].value = JSONValue(.object(patients.filter { $0.name != "count" }))
    }
    return JSONValue(.object(people))
  }
}
