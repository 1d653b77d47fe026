import DequeModule
// SPDX-License-Identifier: GPL-3.0-or-later
import OrderedCollections
import Results
import Scenarios

/// What is still to be simulated, item by item.
///
/// An item is a patient with one history and some of the design points that share it. Which tasks there are depends
/// on the responses alone, never on the order in which items end.
struct Schedule {
  /// A patient to be lived at some design points.
  struct Item: Sendable {
    let group: Int
    let patient: Int
    /// Design points and the replicate that the patient is there.
    let tasks: [(point: Int, replicate: Int)]
  }

  private struct Key: Hashable {
    let point: Int32
    let replicate: Int32
  }

  private let experiment: Experiment
  private let width: Int
  /// The shard to be done, and which task is whose; nil where all are.
  private let part: (index: Int, rule: ShardRule)?
  /// Points, history after history, and where each history begins.
  private let points: [Int32]
  private let starts: [Int]
  private var nextGroup = 0
  private var queue: Deque<Item> = []
  /// Items of each history that are waiting or in hand.
  private var open: [Int: Int] = [:]
  /// Tasks that were finished before.
  private var found: Set<Key> = []
  private var finishedCount = 0
  /// With a stopping rule, the responses of each point by replicate.
  private var responses: [Int: [[Double?]?]] = [:]
  /// Tasks that are known to be needed, in all and of each history.
  private(set) var known = 0
  private var counted: [Int]

  init(_ experiment: Experiment, finished index: TaskIndex, shard: Manifest.Shard?, width: Int) throws {
    try experiment.demandTasks(of: index)
    self.experiment = experiment
    self.width = width
    (points, starts) = Self.group(experiment)
    let groups = starts.count - 1
    part = shard.map { ($0.index, ShardRule($0.count, of: experiment, groups: groups)) }
    counted = [Int](repeating: 0, count: starts.count - 1)
    for entry in index.entries {
      found.insert(Key(point: Int32(entry.point), replicate: Int32(entry.replicate)))
      if experiment.stop != nil {
        record(point: entry.point, replicate: entry.replicate, index.responses(of: entry))
      }
    }
    // A task that lies in two chunks is one.
    finishedCount = found.count
    for group in counted.indices {
      counted[group] =
        shard == nil && experiment.stop == nil
        ? members(group).count * experiment.replicates : try wanted(group).count
      known += counted[group]
    }
  }

  /// Sorts points by history, in the order in which histories come first.
  private static func group(_ experiment: Experiment) -> (points: [Int32], starts: [Int]) {
    var places: [Int: Int] = [:]
    var groups: [Int32] = []
    var sizes: [Int] = []
    for point in experiment.points {
      let history = experiment.history(point)
      let group = places[history] ?? sizes.count
      if group == sizes.count {
        places[history] = group
        sizes.append(0)
      }
      groups.append(Int32(group))
      sizes[group] += 1
    }
    var starts = [0]
    for size in sizes { starts.append(starts[starts.count - 1] + size) }
    var next = starts
    var points = [Int32](repeating: 0, count: groups.count)
    for (point, group) in zip(experiment.points, groups) {
      points[next[Int(group)]] = Int32(point)
      next[Int(group)] += 1
    }
    return (points, starts)
  }

  /// The points of a history, ascending.
  private func members(_ group: Int) -> ArraySlice<Int32> { points[starts[group]..<starts[group + 1]] }

  /// Whether all tasks that are needed are finished.
  var isComplete: Bool { nextGroup == counted.count && finishedCount >= known }

  /// The next item to be begun; nil when there is none at present.
  mutating func next() throws -> Item? {
    while queue.isEmpty, nextGroup < counted.count {
      try fill(nextGroup)
      nextGroup += 1
    }
    return queue.popFirst()
  }

  /// Takes the responses of an item that has ended.
  mutating func finish(_ item: Item, _ outcomes: [PatientItem.Outcome]) throws {
    finishedCount += outcomes.count
    if experiment.stop != nil {
      for outcome in outcomes {
        record(point: outcome.point, replicate: outcome.replicate, outcome.responses)
      }
    }
    let left = (open[item.group] ?? 1) - 1
    open[item.group] = left == 0 ? nil : left
    if experiment.stop != nil, left == 0, outcomes.count == item.tasks.count { try fill(item.group) }
  }

  /// How many tasks each of `count` shards still has to do, as far as they are known; of a schedule of all shards.
  func missing(inShards count: Int) throws -> [Int] {
    let rule = ShardRule(count, of: experiment, groups: starts.count - 1)
    var missing = [Int](repeating: 0, count: count)
    for group in counted.indices {
      let members = members(group)
      let places = Dictionary(uniqueKeysWithValues: zip(members, members.indices))
      for task in try wanted(group) where !isFinished(task) {
        let shard = rule.shard(
          group: group, place: places[Int32(task.point)] ?? 0, points: members.count,
          replicate: task.replicate, of: experiment.replicates, point: task.point)
        missing[shard - 1] += 1
      }
    }
    return missing
  }

  private mutating func record(point: Int, replicate: Int, _ values: [Double?]) {
    var rows = responses[point] ?? []
    while rows.count < replicate { rows.append(nil) }
    rows[replicate - 1] = values
    responses[point] = rows
  }

  private func isFinished(_ task: (point: Int, replicate: Int)) -> Bool {
    if experiment.stop != nil {
      let rows = responses[task.point] ?? []
      return task.replicate <= rows.count && rows[task.replicate - 1] != nil
    }
    return found.contains(Key(point: Int32(task.point), replicate: Int32(task.replicate)))
  }

  /// All tasks of a history without a stopping rule.
  private func tasks(of group: Int) -> [(point: Int, replicate: Int)] {
    let members = members(group)
    return (1...experiment.replicates).flatMap { replicate in
      zip(members.indices, members).lazy.filter { place, point in
        isOwn(group, place: place, points: members.count, replicate: replicate, point: Int(point))
      }.map { (Int($0.1), replicate) }
    }
  }

  /// Whether a task is of the shard to be done.
  private func isOwn(_ group: Int, place: Int, points: Int, replicate: Int, point: Int) -> Bool {
    guard let part else { return true }
    return part.index
      == part.rule.shard(
        group: group, place: place, points: points, replicate: replicate, of: experiment.replicates,
        point: point)
  }

  /// All tasks of a history that are known to be needed, finished or not.
  private func wanted(_ group: Int) throws -> [(point: Int, replicate: Int)] {
    guard let rule = experiment.stop else { return tasks(of: group) }
    return try members(group).flatMap { member -> [(Int, Int)] in
      let point = Int(member)
      // With a stopping rule, all replicates of a point are in one shard.
      guard isOwn(group, place: 0, points: 1, replicate: 1, point: point) else { return [] }
      return (1...(try target(point, rule))).map { (point, $0) }
    }
  }

  /// How many replicates a point needs, as far as its finished ones tell.
  private func target(_ point: Int, _ rule: StoppingRule) throws -> Int {
    var count = min(experiment.replicates, rule.maxReplicates)
    let rows = responses[point] ?? []
    while rows.count >= count {
      let known = rows[..<count].compactMap(\.self)
      guard known.count == count else { break }
      guard case .goesOn(let next) = try StoppingState(known, of: experiment.responses, rule: rule).verdict
      else { break }
      count = next
    }
    return count
  }

  private mutating func fill(_ group: Int) throws {
    let wanted = try wanted(group)
    known += wanted.count - counted[group]
    counted[group] = wanted.count
    var patients: OrderedDictionary<Int, [(point: Int, replicate: Int)]> = [:]
    for task in wanted where !isFinished(task) {
      patients[experiment.patient(task.point, task.replicate), default: []].append(task)
    }
    // With few patients on many cores each is lived several times, at a part of the points.
    let others = experiment.stop == nil ? counted.count : 1
    let parts = max(1, 2 * width / max(1, patients.count * others))
    for (patient, tasks) in patients {
      let size = max(1, (tasks.count + parts - 1) / parts)
      for start in stride(from: 0, to: tasks.count, by: size) {
        open[group, default: 0] += 1
        queue.append(
          Item(group: group, patient: patient, tasks: Array(tasks[start..<min(start + size, tasks.count)])))
      }
    }
  }
}
