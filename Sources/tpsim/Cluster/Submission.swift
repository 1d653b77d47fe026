// SPDX-License-Identifier: GPL-3.0-or-later

/// What Slurm was asked to do, written after every job that it took: `submission.json`.
///
/// Work comes in rounds, one a `submit` or `resubmit`. A round that broke off is gone on with.
struct Submission: Codable, Equatable {
  struct Job: Codable, Equatable {
    let id: String
    let round: Int
    /// Nil for the job that merges.
    let array: ArrayChunk?
  }

  var round = 0
  /// The shards of the round.
  var wanted = NumberList([])
  /// Jobs of earlier rounds whose elements were waited for when it began.
  var earlier: [String] = []
  var jobs: [Job] = []

  /// Whether the job that merges is submitted too.
  var isWhole: Bool { round > 0 && jobs.contains { $0.round == round && $0.array == nil } }

  /// Shards of the round that no job has.
  var waiting: [Int] {
    let taken = Set(jobs.filter { $0.round == round }.flatMap { $0.array?.shards ?? [] })
    return wanted.numbers.filter { !taken.contains($0) }
  }

  /// Jobs that the merge waits for.
  var awaited: [String] { earlier + jobs.filter { $0.round == round && $0.array != nil }.map(\.id) }

  mutating func begin(_ shards: [Int], after earlier: [String]) {
    round += 1
    wanted = NumberList(shards)
    self.earlier = earlier
  }

  mutating func add(_ id: String, _ array: ArrayChunk?) {
    jobs.append(Job(id: id, round: round, array: array))
  }
}
