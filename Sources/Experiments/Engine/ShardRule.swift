// SPDX-License-Identifier: GPL-3.0-or-later
import Results

/// Which part of an experiment a shard does: arithmetic on the numbers of the tasks, so that no shard needs to know
/// of another.
struct ShardRule: Sendable {
  private enum Unit {
    case patient, task, point
  }
  private let shard: Manifest.Shard?
  private let unit: Unit

  /// `groups`: how many histories the experiment has.
  init(_ shard: Manifest.Shard?, of experiment: Experiment, groups: Int) {
    self.shard = shard
    guard let shard else {
      unit = .patient
      return
    }
    if experiment.stop != nil {
      // Whether a point gets more replicates depends on all that it has.
      unit = .point
    } else {
      // A patient in one shard lives each history once; with few patients that would leave shards without work.
      let patients = groups * experiment.replicates
      unit = patients >= 4 * shard.count ? .patient : .task
    }
  }

  /// Whether the shard does the task. `group`, `place`: the history's number from 0, and the point's place among all
  /// points, history after history, of which `points` are of this one.
  func includes(group: Int, place: Int, points: Int, replicate: Int, of replicates: Int, point: Int) -> Bool {
    guard let shard else { return true }
    let number =
      switch unit {
      case .patient: group &* replicates &+ replicate
      case .task: place &+ replicate &* points
      case .point: point
      }
    return number % shard.count == shard.index - 1
  }
}
