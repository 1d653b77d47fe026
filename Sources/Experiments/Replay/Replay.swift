// SPDX-License-Identifier: GPL-3.0-or-later
import Results
import Scenarios
import Simulation

/// One row of a result folder, simulated again alone.
///
/// Random draws are keyed by seed, patient and place, never by order, so a patient in an arm needs neither the
/// other patients nor the other arms. What comes out is compared byte for byte.
package struct Replay: Sendable {
  /// The lines of a table that belong to the run.
  package struct Comparison: Sendable, Equatable {
    package let table: String
    package let recorded: [String]
    package let replayed: [String]
    package var isSame: Bool { recorded == replayed }
  }

  private let plan: Plan
  /// Why the design point has no plan of its own.
  private let failure: RunFailure?
  private let folder: String
  private let identifier: String
  private let task: (point: Int, replicate: Int, patient: Int)
  private static let tables = [ResultTables.runs, RunEncoder.series, ResultTables.events]
  /// Files of the folder: an optimisation keeps no series and no events.
  private let files: Set<String>

  /// - Throws: `ProblemList` (65) when the folder has no such run, naming the nearest one; `ResultError` when the
  ///   folder cannot be read.
  package init(of identifier: String, in folder: String) throws {
    let manifest = try Manifest(inFolder: folder)
    let needed = Set(Self.tables.map(\.fileName) + [ResultTables.evaluations(factors: []).fileName])
    try manifest.requireIntact(manifest.files.map(\.path).filter(needed.contains), inFolder: folder)
    let file = "\(folder)/\(Manifest.fileName)"
    let experiment =
      if let study = manifest.resolvedStudy {
        try Self.points(of: Study(resolved: JSONDocument([UInt8](study.text.utf8), file: file)), in: folder)
          .experiment()
      } else {
        Experiment(
          of: try Scenario(JSONDocument([UInt8](manifest.resolvedScenario.text.utf8), file: file)).plan)
      }
    guard let run = try Self.run(identifier, in: folder), experiment.points.contains(run.point),
      Self.numbers.contains(run.patient), Self.numbers.contains(run.replicate),
      experiment.standIn.arms.contains(where: { $0.name == run.arm })
    else {
      let example = RunEncoder.identifier(
        design: experiment.points.lowerBound, patient: 1, arm: experiment.standIn.arms.first?.name ?? "")
      throw ProblemList(
        .badInput,
        [
          Problem(
            file: "\(folder)/runs.csv", .statement("has no run \"\(identifier)\""),
            expected: "a run_id such as \"\(example)\"")
        ])
    }
    var plan = experiment.standIn
    switch try experiment.planOrFailure(run.point) {
    case .success(let own): (plan, failure) = (own, nil)
    case .failure(let found): failure = found
    }
    plan.arms = plan.arms.filter { $0.name == run.arm }
    plan.referenceArm = run.arm
    self.plan = plan
    self.folder = folder
    files = Set(manifest.files.map(\.path))
    self.identifier = identifier
    task = (run.point, run.replicate, run.patient)
  }

  /// Patients and replicates that any work can have.
  private static let numbers = 1...1_000_000_000

  private static func points(of study: Study, in folder: String) throws -> StudyPoints {
    study.optimise == nil ? try StudyPoints(study) : try StudyPoints(tried: study, in: folder)
  }

  /// The keys of a run as `runs.csv` has them.
  private static func run(
    _ identifier: String, in folder: String
  ) throws(ResultError) -> (point: Int, arm: String, patient: Int, replicate: Int)? {
    let reader = try CSVReader("\(folder)/\(ResultTables.runs.fileName)")
    let name = try reader.column("run_id")
    let wanted = Array(identifier.utf8)
    let columns = (
      try reader.column("design_id"), try reader.column("arm"), try reader.column("patient_id"),
      try reader.column("replicate")
    )
    var found: (point: Int, arm: String, patient: Int, replicate: Int)?
    try reader.forEach { (record) throws(ResultError) in
      guard record.holds(wanted, at: name) else { return true }
      guard let point = Int(record[columns.0]), let patient = Int(record[columns.2]),
        let replicate = Int(record[columns.3])
      else {
        throw .badTable(path: reader.path, line: record.line, reason: "keys that are no whole numbers")
      }
      found = (point, record[columns.1], patient, replicate)
      return false
    }
    return found
  }

  /// Simulates the run and compares its lines.
  @concurrent
  package func run() async throws -> [Comparison] {
    let arm = plan.arms[0]
    let trace: Trace
    do throws(RunFailure) {
      trace = try await live(arm)
    } catch {
      trace = Trace(arm: arm.name, patient: task.patient, failure: error)
    }
    let again = RunEncoder.task(
      point: task.point, replicate: task.replicate, patient: task.patient, traces: [trace], plan: plan,
      responses: [])
    return try zip(Self.tables, again.rows).filter { files.contains($0.0.fileName) }.map { table, rows in
      var replayed: [String] = []
      CSVReader.forEachRecord(of: rows) { replayed.append($0.text) }
      return Comparison(table: table.fileName, recorded: try lines(of: table), replayed: replayed)
    }
  }

  private func live(_ arm: Arm) async throws(RunFailure) -> Trace {
    if let failure { throw failure }
    let patient: Patient
    do throws(SimulationFault) {
      patient = try Patient(plan: plan, number: task.patient)
    } catch {
      throw RunFailure(error)
    }
    return await patient.liveCourse(arm, from: try await Enrolment.history(of: patient).get())
  }

  /// `run_id` is the first column of every table and never quoted.
  private func lines(of table: TableSchema) throws(ResultError) -> [String] {
    let reader = try CSVReader("\(folder)/\(table.fileName)")
    let wanted = Array(identifier.utf8)
    var lines: [String] = []
    var isFound = false
    try reader.forEach { (record) throws(ResultError) in
      guard record.holds(wanted, at: 0) else { return !isFound }
      isFound = true
      lines.append(record.text)
      return true
    }
    return lines
  }
}
