// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Experiments
import GSL
import Results
import Scenarios
import Simulation

struct MergeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Joins the shards of a sweep into one result folder, or says what is missing.",
    discussion: """
      Checks every chunk against its hash. What is missing is listed with the command that makes it, and nothing is \
      written then (exit code 65). The joined tables are the same bytes as of a sweep without shards.
      """)

  @Argument(
    help: ArgumentHelp("Folders of shards, in any order.", valueName: "dir"), completion: .directory)
  var folders: [String]

  @Option(
    help: ArgumentHelp("The result folder (default: notebooks-out/<study name>).", valueName: "dir"),
    completion: .directory)
  var out: String?

  @Flag(help: "Replace the earlier results in the result folder.")
  var force = false

  @OptionGroup var format: FormatOptions

  /// What is said of one folder.
  private struct PartFacts: Encodable {
    let folder: String
    let shard: String
    let replicates: Int
    let failed: Int
    let isComplete: Bool
    let damaged: [String]
    let gone: [String]
  }
  private struct GapFacts: Encodable {
    let shard: String
    let replicates: Int
    let command: String
  }
  private struct Facts: Encodable {
    let parts: [PartFacts]
    let missing: [GapFacts]
    let folder: String?
  }

  struct NoStudy: Error {}

  func run() async throws {
    let start = Manifest.now()
    let merge = try ShardMerge(folders)
    try refuseOtherProgram(merge)
    guard let seal = merge.parts.first?.seal, let text = seal.resolvedStudy,
      let resolved = JSONText(text), let scenario = JSONText(seal.resolvedScenario)
    else { throw NoStudy() }
    let study = try Study(resolved: JSONDocument([UInt8](text.utf8), file: merge.parts[0].folder))
    let points = try StudyPoints(study)
    let experiment = points.experiment()
    let gaps = try merge.gaps(in: experiment)
    let target = if let out { out } else { try OutputOptions.usualFolder(for: study.name) }
    guard gaps.isEmpty else {
      tell(merge, gaps, target: nil)
      throw ExitCode(ExitReport.Code.badInput)
    }
    let begun = merge.parts.map(\.seal.start).min() ?? start
    _ = try await merge.publish(
      experiment, tables: points.tables(replayCommand: replayCommand(in: target)), at: target, force: force,
      manifest: {
        Manifest(
          version: Release.version, commit: Release.commit, buildFlags: [Release.build],
          gslVersion: gslVersion, commandLine: CommandLine.arguments, resolvedScenario: scenario,
          resolvedStudy: resolved, seed: study.scenario.plan.seed, streamScheme: RandomStreams.scheme,
          threads: 1, start: begun, end: Manifest.now(), warnings: study.warnings)
      })
    tell(merge, gaps, target: target)
    let failed = merge.index.entries.reduce(0) { $0 + $1.failed }
    guard failed > 0 else { return }
    complain("\(target)/failures.csv: \(failed) runs failed")
    throw ExitCode(ExitReport.Code.someFailed)
  }

  /// Tables are made of bytes that only the program that wrote them understands. Throws `.badInput`.
  private func refuseOtherProgram(_ merge: ShardMerge) throws(ProblemList) {
    let others = merge.parts.filter { ($0.seal.version, $0.seal.commit) != (Release.version, Release.commit) }
    guard !others.isEmpty else { return }
    throw ProblemList(
      .badInput,
      others.map {
        Problem(
          file: $0.folder,
          .statement(
            "was made by tpsim \($0.seal.version) of commit \($0.seal.commit ?? "unknown"), "
              + "this is \(Release.version) of commit \(Release.commit ?? "unknown")"),
          expected: "shards of this very program")
      })
  }

  private func tell(_ merge: ShardMerge, _ gaps: [ShardMerge.Gap], target: String?) {
    let facts = Facts(
      parts: merge.parts.map { part in
        PartFacts(
          folder: part.folder, shard: part.shard.text, replicates: part.index.entries.count,
          failed: part.index.entries.reduce(0) { $0 + $1.failed }, isComplete: part.isComplete,
          damaged: part.damaged, gone: part.gone)
      },
      missing: gaps.map {
        GapFacts(
          shard: $0.shard.text, replicates: $0.tasks,
          command: $0.command.map(shellQuoted).joined(separator: " "))
      }, folder: target)
    if format.json {
      try? printJSON(facts)
    } else {
      var table = TextTable()
      for part in facts.parts {
        let failures = part.failed == 0 ? "" : ", \(part.failed) runs failed"
        table.add(
          "shard \(part.shard)", part.folder,
          "\(part.replicates) replicates, \(part.isComplete ? "complete" : "unfinished")\(failures)")
      }
      say(table.lines())
      if let target { say("joined in \(target)/") }
    }
    for part in facts.parts {
      for name in part.damaged { complain("\(part.folder)/\(name): damaged: other bytes than were written") }
      for name in part.gone { complain("\(part.folder)/\(name): is gone") }
    }
    for gap in facts.missing {
      complain("shard \(gap.shard): at least \(gap.replicates) replicates are missing; make them with")
      complain("  \(gap.command)")
    }
  }
}
