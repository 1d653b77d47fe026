// SPDX-License-Identifier: GPL-3.0-or-later
import Results
import Scenarios

/// How long a sweep takes in one go or in shards, from what its parts cost.
package struct WorkEstimate: Sendable {
  private let experiment: Experiment
  private let sample: WorkSample
  /// Processor seconds that every process spends before its first patient.
  private let preparation: Double
  /// Threads of each process.
  private let threads: Int
  /// What a process does that does all.
  package let whole: WorkCount

  package init(
    _ experiment: Experiment, sample: WorkSample, preparation: Double, threads: Int
  ) throws {
    (self.experiment, self.sample) = (experiment, sample)
    (self.preparation, self.threads) = (preparation, max(1, threads))
    whole = try WorkCount(experiment, threads: threads)
  }

  /// With a stopping rule, how many times the replicates that points begin with their budget is; else 1.
  package var most: Double {
    guard let stop = experiment.stop else { return 1 }
    return max(1, Double(stop.maxReplicates) / Double(max(1, experiment.replicates)))
  }

  /// Tasks of the whole sweep; with a stopping rule, at most.
  package var tasks: Int { Int(Double(whole.tasks) * most) }

  /// Processor seconds of so much work; with a stopping rule, at least.
  package func processorSeconds(_ count: WorkCount) -> Double {
    let courses = count.courses.sorted { $0.key < $1.key }
      .reduce(0) { $0 + Double($1.value) * (sample.courses[$1.key] ?? 0) }
    return preparation + Double(count.histories) * sample.history + courses
      + Double(count.tasks) * sample.rows
  }

  /// Seconds that the longest of some of `shards` shards takes with the budget of a stopping rule used up.
  package func secondsEach(of shards: Int) throws -> Double {
    if shards == 1 { return seconds(whole) }
    // Shards are alike but for the rest of a division.
    return try Set([1, (shards + 1) / 2, shards]).sorted().map {
      try seconds(WorkCount(experiment, shard: Manifest.Shard($0, of: shards), threads: threads))
    }.max() ?? 0
  }

  private func seconds(_ count: WorkCount) -> Double {
    let work = processorSeconds(count) - preparation
    return preparation + most * work / Double(threads)
  }

  /// About the fewest shards of which each takes at most `seconds`: never more than there are tasks, nor than a sweep can
  /// have, even where that takes longer.
  package func shards(of seconds: Double) throws -> Int {
    let limit = min(max(1, whole.tasks), Manifest.Shard.most)
    var (few, enough) = (0, 1)
    // A history that several shards live makes all of them together dearer than one.
    while enough < limit {
      let each = try secondsEach(of: enough)
      if each <= seconds { break }
      few = enough
      let wanted = (Double(enough) * each / seconds).rounded(.up)
      enough = wanted < Double(limit) ? max(enough + 1, Int(wanted)) : limit
    }
    // The leap may have been too long, where at some number shards begin to share patients.
    while Double(enough - few) > max(1, 0.1 * Double(enough)) {
      let middle = (few + enough) / 2
      if try secondsEach(of: middle) <= seconds { enough = middle } else { few = middle }
    }
    return enough
  }
}
