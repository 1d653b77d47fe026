// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Results
import Scenarios
import Simulation

/// What the parts of a sweep cost, measured on a few of its patients at a few of its points.
package struct WorkSample: Sendable {
  /// Patients that were simulated for it.
  package let patients: Int
  /// Processor seconds of a place's history, refused candidates included; of a course, by arm; of a task's rows.
  package let history: Double
  package let courses: [String: Double]
  package let rows: Double
  /// Bytes of a task in the tables, and in the chunks of a shard, which hold numbers beside.
  package let tableBytes: Double
  package let chunkBytes: Double

  package init(
    patients: Int, history: Double, courses: [String: Double], rows: Double, tableBytes: Double,
    chunkBytes: Double
  ) {
    (self.patients, self.history, self.courses, self.rows) = (patients, history, courses, rows)
    (self.tableBytes, self.chunkBytes) = (tableBytes, chunkBytes)
  }

  /// Patients that are simulated at least, and at most.
  private static let counts = 8...32
  /// The relative standard error of their mean cost that is good enough.
  private static let precision = 0.05

  /// Lives patients at points that are spread over the whole design, until their mean cost is known well enough or
  /// `budget` processor seconds are used up. Points that are no scenarios cost nothing.
  @concurrent
  package static func measured(_ experiment: Experiment, budget: Double) async throws -> WorkSample {
    var sums = Sums()
    let began = ProcessorClock.seconds
    for number in 0..<counts.upperBound {
      if number > counts.lowerBound, ProcessorClock.seconds - began > budget || sums.error < precision {
        break
      }
      let (point, replicate) = place(number, in: experiment)
      guard case .success(let plan) = try experiment.planOrFailure(point) else { continue }
      let own = await Sums(plan, point, replicate, of: experiment)
      // The first pays for what is made once.
      if number == 1 { sums = Sums() }
      sums.add(own)
    }
    return sums.mean
  }

  /// Multiples of irrational numbers cover a square evenly, however many there are.
  private static func place(_ number: Int, in experiment: Experiment) -> (point: Int, replicate: Int) {
    func share(_ step: Double) -> Double { (0.5 + Double(number) * step).truncatingRemainder(dividingBy: 1) }
    let point = Int(share(0.7548776662466927) * Double(experiment.points.count))
    let replicate = Int(share(0.5698402909980532) * Double(experiment.replicates))
    return (experiment.points.lowerBound + point, replicate + 1)
  }
}

/// Costs that add up over patients.
private struct Sums {
  var patients = 0
  var history = 0.0
  var courses: [String: Double] = [:]
  var rows = 0.0
  var tableBytes = 0
  var chunkBytes = 0
  /// Of the seconds of patients.
  private var squares = 0.0

  init() {}

  /// Lives one patient at one point in all arms.
  init(_ plan: Plan, _ point: Int, _ replicate: Int, of experiment: Experiment) async {
    patients = 1
    var before = ProcessorClock.seconds
    func lap() -> Double {
      defer { before = ProcessorClock.seconds }
      return ProcessorClock.seconds - before
    }
    let enrolment = await Enrolment(plan: plan, place: experiment.patient(point, replicate))
    history = lap()
    var traces: [Trace] = []
    for arm in plan.arms.sorted(by: { $0.name < $1.name }) {
      switch enrolment.start {
      case .success(let (patient, branch)): traces.append(await patient.liveCourse(arm, from: branch))
      case .failure(let failure):
        traces.append(Trace(arm: arm.name, patient: enrolment.number, failure: failure))
      }
      courses[arm.name] = lap()
    }
    let task = RunEncoder.task(
      point: point, replicate: replicate, patient: enrolment.number, traces: traces, plan: plan,
      responses: experiment.responses, enrolment: enrolment)
    rows = lap()
    tableBytes = task.rows.reduce(0) { $0 + $1.count }
    chunkBytes = tableBytes + task.samples.count
    squares = seconds * seconds
  }

  private var seconds: Double { history + courses.values.sorted().reduce(rows, +) }

  /// The relative standard error of the mean of the patients' seconds.
  var error: Double {
    let count = Double(patients)
    guard count > 1, seconds > 0 else { return .infinity }
    let mean = seconds / count
    return (max(0, squares / count - mean * mean) / (count - 1)).squareRoot() / mean
  }

  mutating func add(_ other: Sums) {
    patients += other.patients
    history += other.history
    courses.merge(other.courses, uniquingKeysWith: +)
    rows += other.rows
    squares += other.squares
    tableBytes += other.tableBytes
    chunkBytes += other.chunkBytes
  }

  var mean: WorkSample {
    let count = Double(max(1, patients))
    return WorkSample(
      patients: patients, history: history / count, courses: courses.mapValues { $0 / count },
      rows: rows / count, tableBytes: Double(tableBytes) / count, chunkBytes: Double(chunkBytes) / count)
  }
}

/// The time that the process has had on processors: what others do on the machine does not count.
package enum ProcessorClock {
  package static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
  }
}
