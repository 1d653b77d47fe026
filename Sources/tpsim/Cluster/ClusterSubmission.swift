// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Results
import Scenarios

/// Hands the shards of a plan to Slurm.
struct ClusterSubmission {
  let folder: ClusterFolder
  private let slurm: Slurm

  init(_ folder: ClusterFolder) {
    self.folder = folder
    slurm = Slurm(folder: folder.path)
  }

  /// Begins the first round, or goes on with one that broke off; without effect where all is submitted.
  func submit() async throws {
    try folder.requireOwnProgram()
    var submission = try folder.submission()
    guard !submission.isWhole else {
      say(["\(folder.path): is submitted already; `tpsim cluster status` tells how far it came"])
      return
    }
    if submission.round == 0 {
      let missing = try Self.missing(in: folder.states())
      if missing.isEmpty, folder.isMerged { return say(["\(folder.path): is complete"]) }
      submission.begin(missing, after: [])
    }
    try await finish(&submission)
  }

  /// Begins a round with the shards that are neither complete nor on their way.
  func resubmit() async throws {
    try folder.requireOwnProgram()
    var submission = try folder.submission()
    let missing = try Self.missing(in: folder.states())
    var underway: [Slurm.Element] = []
    if !submission.jobs.isEmpty {
      do {
        underway = try await slurm.unfinished(of: submission.jobs.map(\.id))
      } catch {
        complain("\(folder.path): \(error); whether jobs are still on their way is not known")
        throw ExitCode(ExitReport.Code.stoppedEarly)
      }
    }
    let arrays = Dictionary(
      submission.jobs.compactMap { job in job.array.map { (job.id, $0) } }, uniquingKeysWith: { $1 })
    let busy = Set(
      underway.compactMap { element in
        arrays[element.job].flatMap { array in element.index.map { array.offset + $0 + 1 } }
      })
    let wanted = missing.filter { !busy.contains($0) }
    let mergeIsComing = underway.contains { arrays[$0.job] == nil }
    if wanted.isEmpty, mergeIsComing || folder.isMerged && missing.isEmpty {
      say(["\(folder.path): nothing is missing that is not on its way"])
      return
    }
    if !busy.isEmpty { say(["\(busy.count) shards are still on their way"]) }
    submission.begin(wanted, after: Set(underway.map(\.job)).filter { arrays[$0] != nil }.sorted())
    try await finish(&submission)
  }

  /// The shards to be made. Throws ``ProblemList`` for folders of other work, which nobody may touch.
  private static func missing(in states: [ShardState]) throws(ProblemList) -> [Int] {
    let foreign = states.filter { $0.stage == .foreign }
    guard foreign.isEmpty else {
      throw ProblemList(
        .badInput,
        foreign.map {
          Problem(
            file: "\(ClusterScripts.shards)/\($0.shard)", .statement($0.reason ?? "holds other work"),
            expected: "a shard of this plan; move it away")
        })
    }
    return states.filter { $0.stage != .complete }.map(\.shard)
  }

  private func finish(_ submission: inout Submission) async throws {
    do {
      try folder.save(submission)
      for chunk in ArrayChunk.of(submission.waiting, size: await slurm.maxArraySize()) {
        let id = try await slurm.submit([
          "--array=\(chunk.indices)", ClusterScripts.slurmArray, "\(chunk.offset)",
        ])
        submission.add(id, chunk)
        try folder.save(submission)
        say(["job \(id): shards \(NumberList(chunk.shards))"])
      }
      let awaited = submission.awaited
      let dependency = awaited.isEmpty ? [] : ["--dependency=afterany:\(awaited.joined(separator: ":"))"]
      let id = try await slurm.submit(dependency + [ClusterScripts.slurmMerge])
      submission.add(id, nil)
      try folder.save(submission)
      say([
        "job \(id): joins them in \(folder.path)/\(ClusterScripts.result)/", "watch it with",
        "  tpsim cluster status \(shellQuoted(folder.path))",
      ])
    } catch let failure as Slurm.Failure {
      complain("tpsim: \(failure)")
      complain("what was submitted is kept in mind; go on with")
      complain("  tpsim cluster submit \(shellQuoted(folder.path))")
      complain("or see \(folder.path)/README.txt for other ways")
      throw ExitCode(ExitReport.Code.stoppedEarly)
    }
  }
}
