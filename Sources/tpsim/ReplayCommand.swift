// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Experiments

struct ReplayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Simulates one run of a result folder alone, and says whether it comes out the same.",
    discussion: "Exit code 0 when every byte is the same, 65 when not or when there is no such run.")

  @Argument(help: ArgumentHelp("The result folder.", valueName: "dir"), completion: .directory)
  var folder: String

  @Option(
    help: ArgumentHelp("The run, as `run_id` in the tables.", valueName: "id"), completion: Completions.runs)
  var runId: String

  func run() async throws {
    let replay = try Replay(of: runId, in: folder)
    let comparisons = try await replay.run()
    for comparison in comparisons {
      let count = comparison.recorded.count
      let verdict = comparison.isSame ? "the same" : "not the same"
      say("\(comparison.table): \(count) \(count == 1 ? "row" : "rows"), \(verdict)")
    }
    guard let different = comparisons.first(where: { !$0.isSame }) else { return }
    complain("\(folder)/\(different.table): run \(runId) does not reproduce")
    if let (old, new) = zip(different.recorded, different.replayed).first(where: { $0 != $1 }) {
      complain("  recorded: \(old)\n  replayed: \(new)")
    } else {
      complain("  \(different.recorded.count) rows recorded, \(different.replayed.count) replayed")
    }
    throw ExitCode(ExitReport.Code.badInput)
  }
}
