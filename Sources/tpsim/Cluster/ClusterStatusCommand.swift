// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Results

struct ClusterStatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Tells how far a plan has come: by its files, then by Slurm's queue where it answers.")

  @Argument(help: ArgumentHelp("The folder of the plan.", valueName: "dir"), completion: .directory)
  var folder: String

  @OptionGroup var format: FormatOptions

  private struct Facts: Encodable {
    let folder: String
    let shards: Int
    let complete: Int
    /// Runs that failed, of all shards.
    let failedRuns: Int
    /// Shards that are not complete.
    let missing: [ShardState]
    let isMerged: Bool
    /// Elements by state; nil where Slurm does not answer, or was not asked.
    let queue: [String: Int]?
  }

  func run() async throws {
    let folder = try ClusterFolder(self.folder)
    let states = try folder.states()
    let jobs = try folder.submission().jobs.map(\.id)
    let missing = states.filter { $0.stage != .complete }
    let facts = Facts(
      folder: folder.path, shards: states.count, complete: states.count - missing.count,
      failedRuns: states.reduce(0) { $0 + $1.failed }, missing: missing, isMerged: folder.isMerged,
      queue: jobs.isEmpty ? nil : try? await queue(of: jobs, in: folder))
    if format.json { return try printJSON(facts) }
    say(lines(facts, isSubmitted: !jobs.isEmpty))
  }

  private func queue(of jobs: [String], in folder: ClusterFolder) async throws -> [String: Int] {
    let elements = try await Slurm(folder: folder.path).unfinished(of: jobs)
    return Dictionary(
      grouping: elements, by: { $0.state.lowercased() + (Self.isUsual($0.reason) ? "" : " (\($0.reason))") }
    ).mapValues(\.count)
  }

  /// Reasons that only say that a job waits its turn.
  private static func isUsual(_ reason: String) -> Bool {
    ["", "None", "Priority", "Resources"].contains(reason)
  }

  /// Shards that are listed one by one.
  private static let listed = 20

  private func lines(_ facts: Facts, isSubmitted: Bool) -> [String] {
    let result = facts.isMerged ? "joined in \(facts.folder)/\(ClusterScripts.result)/" : "not joined"
    var lines = ["\(facts.complete) of \(facts.shards) shards are complete, \(result)"]
    if facts.failedRuns > 0 { lines.append("\(facts.failedRuns) runs failed; the results list them") }
    var table = TextTable()
    for state in facts.missing.prefix(Self.listed) {
      let words =
        switch state.stage {
        case .missing: "not begun"
        case .unfinished: "unfinished, \(state.replicates) replicates are kept"
        default: "\(state.stage.rawValue): \(state.reason ?? "")"
        }
      table.add("shard \(state.shard)", words)
    }
    lines += table.lines()
    if facts.missing.count > Self.listed { lines.append("  and \(facts.missing.count - Self.listed) more") }
    if let queue = facts.queue {
      let states = queue.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
      lines.append("in the queue: \(states.isEmpty ? "nothing" : states.joined(separator: ", "))")
    } else if isSubmitted {
      lines.append("Slurm does not answer here: this is what the files say")
    }
    guard !facts.missing.isEmpty || !facts.isMerged else { return lines }
    lines.append(
      isSubmitted ? "what is missing and not on its way is made with" : "nothing is submitted; go on with")
    lines.append("  tpsim cluster \(isSubmitted ? "resubmit" : "submit") \(shellQuoted(facts.folder))")
    return lines
  }
}
