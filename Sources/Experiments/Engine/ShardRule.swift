// SPDX-License-Identifier: GPL-3.0-or-later
/// Which shard does what: arithmetic on the numbers of the tasks, so that no shard needs to know of another.
struct ShardRule: Sendable {
  private enum Unit {
    case patient, task, point
  }
  private let count: Int
  private let unit: Unit

  /// `groups`: how many histories the experiment has.
  init(_ count: Int, of experiment: Experiment, groups: Int) {
    self.count = count
    if experiment.stop != nil {
      // Whether a point gets more replicates depends on all that it has.
      unit = .point
    } else {
      // A patient in one shard lives each history once; with few patients that would leave shards without work.
      unit = groups * experiment.replicates >= 4 * count ? .patient : .task
    }
  }

  /// The shard that does the task, from 1. `group`, `place`: the history's number from 0, and the point's place among all
  /// points, history after history, of which `points` are of this one.
  func shard(group: Int, place: Int, points: Int, replicate: Int, of replicates: Int, point: Int) -> Int {
    let number =
      switch unit {
      case .patient: group &* replicates &+ replicate
      case .task: place &+ replicate &* points
      case .point: point
      }
    return number % count + 1
  }
}
