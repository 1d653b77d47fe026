// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Results
import Scenarios
import Simulation

/// A sweep in shards, what it is expected to take, and what is asked of a cluster: `plan.json`.
struct ClusterPlan: Codable, Equatable {
  /// What Slurm is asked for, in its words.
  struct Request: Codable, Equatable {
    var partition: String?
    var time: String
    var memory: String
    var mergeMemory: String
    var options: [String] = []
  }
  /// What was measured here.
  struct Measured: Codable, Equatable {
    let patients: Int
    /// Processor seconds.
    let seconds: Double
    let historySeconds: Double
    /// Of all arms of a design point.
    let courseSeconds: Double
    let taskBytes: Double
  }
  /// What the shards are expected to take; with a stopping rule, at most.
  struct Expected: Codable, Equatable {
    let secondsEach: Double
    let processorSeconds: Double
    let memoryBytes: Double
    let mergeMemoryBytes: Double
    let shardBytes: Double
    let resultBytes: Double
  }

  static let currentFormat = 1

  var format = ClusterPlan.currentFormat
  let version: String
  let commit: String?
  /// The program that the scripts start.
  let program: String
  let study: String
  let points: Int
  /// Those that points begin with, and the budget of a stopping rule.
  let replicates: Int
  let maxReplicates: Int?
  let arms: Int
  let shards: Int
  let threads: Int
  let measured: Measured
  let expected: Expected
  var request: Request
}

extension ClusterPlan {
  /// Processor seconds that measuring may take.
  private static let budget = 6.0
  /// Seconds that a task takes when nobody says how many or how long.
  private static let usualSeconds = 3_600.0
  /// A process without a patient, what a finished task takes while others run, and in a merge.
  private static let base = 48e6
  private static let bytesATask = 200.0
  private static let mergeBytesATask = 800.0

  /// Measures some patients of `study` and plans from what they cost.
  static func made(for study: Study, _ options: PlanOptions, _ slurm: SlurmOptions) async throws
    -> ClusterPlan
  {
    let points = try StudyPoints(study)
    _ = try points.check()
    let experiment = points.experiment()
    let threads = options.threads ?? 1
    let before = ProcessorClock.seconds
    let sample = try await WorkSample.measured(experiment, budget: budget)
    let measuring = ProcessorClock.seconds - before
    let estimate = try WorkEstimate(experiment, sample: sample, preparation: before, threads: threads)
    let shards =
      try options.tasks
      ?? estimate.shards(of: options.hours.map { $0 * 3_600 } ?? usualSeconds)
    let tasks = Double(estimate.tasks)
    let memory = base + Double(threads) * 16e6 + bytesATask * tasks / Double(shards)
    let expected = Expected(
      secondsEach: try estimate.secondsEach(of: shards),
      processorSeconds: estimate.most * estimate.processorSeconds(estimate.whole),
      memoryBytes: memory, mergeMemoryBytes: base + mergeBytesATask * tasks,
      shardBytes: tasks * sample.chunkBytes, resultBytes: tasks * sample.tableBytes)
    return ClusterPlan(
      version: Release.version, commit: Release.commit, program: Installation.program, study: study.name,
      points: points.count, replicates: study.design.replicates, maxReplicates: study.stop?.maxReplicates,
      arms: study.scenario.plan.arms.count, shards: shards, threads: threads,
      measured: Measured(
        patients: sample.patients, seconds: measuring, historySeconds: sample.history,
        courseSeconds: sample.courses.values.sorted().reduce(0, +), taskBytes: sample.chunkBytes),
      expected: expected, request: Request(slurm, expected))
  }

  /// The plan for people.
  var lines: [String] {
    let replicates = maxReplicates.map { "\(self.replicates) to \($0)" } ?? "\(self.replicates)"
    let most = maxReplicates == nil ? "" : "at most "
    var table = TextTable()
    table.add("sweep", "\(points) design points × \(replicates) replicates in \(arms) arms")
    table.add(
      "measured",
      "\(measured.patients) patients: \(ShortNumber.seconds(measured.historySeconds)) for the history of each, "
        + "\(ShortNumber.seconds(measured.courseSeconds)) for the courses of all arms at a point")
    table.add("work", "\(most)\(ShortNumber.duration(expected.processorSeconds)) of one core of this machine")
    table.add(
      "tasks",
      "\(shards) \(shards == 1 ? "shard" : "shards") of \(most)\(ShortNumber.duration(expected.secondsEach)) "
        + "on \(threads) \(threads == 1 ? "core" : "cores")")
    table.add(
      "memory",
      "\(ShortNumber.bytes(expected.memoryBytes)) a task, \(ShortNumber.bytes(expected.mergeMemoryBytes)) to merge"
    )
    table.add(
      "disk",
      "\(most)\(ShortNumber.bytes(expected.shardBytes)) of shards, \(ShortNumber.bytes(expected.resultBytes)) of tables"
    )
    return ["\(study): \(shards) \(shards == 1 ? "task" : "tasks")"] + table.lines()
  }
}

extension ClusterPlan.Request {
  /// A task that is a little slower than expected should not have to come again.
  private static let spare = 3.0
  private static let shortest = 10

  init(_ options: SlurmOptions, _ expected: ClusterPlan.Expected) {
    let minutes = max(Self.shortest, Int(min(Self.spare * expected.secondsEach / 60, 1e6).rounded(.up)))
    self.init(
      partition: options.partition, time: options.time ?? "\(minutes)",
      memory: options.memory ?? Self.megabytes(expected.memoryBytes),
      mergeMemory: Self.megabytes(expected.mergeMemoryBytes), options: options.sbatch)
  }

  /// Twice as much, in steps of 64 MB.
  private static func megabytes(_ bytes: Double) -> String {
    "\(Int((2 * bytes / 64e6).rounded(.up)) * 64)M"
  }
}

/// Sizes and times as people say them.
enum ShortNumber {
  /// Such as `0.21 s` or `3 ms`.
  static func seconds(_ value: Double) -> String {
    value < 0.0995 ? "\(digits(1_000 * value)) ms" : value < 120 ? "\(digits(value)) s" : duration(value)
  }

  /// Such as `48 s`, `35 min`, `2 h 10 min` or `12 d`.
  static func duration(_ seconds: Double) -> String {
    seconds < 259_200 ? Announcer.duration(seconds) : "\(digits(seconds / 86_400)) d"
  }

  /// Such as `96 MB`.
  static func bytes(_ value: Double) -> String {
    let units = ["kB", "MB", "GB", "TB"]
    var (rest, unit) = (value / 1_000, 0)
    while rest >= 999.5, unit < units.count - 1 { (rest, unit) = (rest / 1_000, unit + 1) }
    return "\(digits(rest)) \(units[unit])"
  }

  /// Two digits, or all before the point.
  private static func digits(_ value: Double) -> String {
    if value >= 9.95 { return "\(Int(value.rounded()))" }
    let tenths = (value * (value < 0.995 ? 100 : 10)).rounded() / (value < 0.995 ? 100 : 10)
    return tenths == tenths.rounded() ? "\(Int(tenths))" : "\(tenths)"
  }
}
