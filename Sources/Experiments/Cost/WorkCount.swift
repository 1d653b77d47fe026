// SPDX-License-Identifier: GPL-3.0-or-later
package import Results
import Scenarios
import Simulation

/// How much a sweep, or a shard of it, has to simulate.
package struct WorkCount: Sendable, Equatable {
  /// Replicates of design points, in all arms. With a stopping rule, those that points begin with.
  package var tasks = 0
  /// Places whose history is lived.
  package var histories = 0
  /// Courses that are lived, by arm: what points share is lived once.
  package var courses: [String: Int] = [:]

  package init(tasks: Int = 0, histories: Int = 0, courses: [String: Int] = [:]) {
    (self.tasks, self.histories, self.courses) = (tasks, histories, courses)
  }

  /// Counts by making the very schedule that a sweep follows, on `threads` threads.
  package init(_ experiment: Experiment, shard: Manifest.Shard? = nil, threads: Int = 1) throws {
    var schedule = try Schedule(experiment, finished: TaskIndex(), shard: shard, width: threads)
    let arms = experiment.standIn.arms.map(\.name)
    while let item = try schedule.next() {
      tasks += item.tasks.count
      histories += 1
      for arm in arms {
        courses[arm, default: 0] +=
          item.tasks.count == 1 ? 1 : Set(item.tasks.map { experiment.course($0.point, arm) }).count
      }
    }
  }
}
