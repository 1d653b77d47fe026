// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser

struct ClusterCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cluster",
    abstract: "Plans a sweep in shards, and runs it on Slurm; the same plan works with other systems.",
    discussion: """
      What is finished is decided by the files in the folder of the plan, never by a queue: any shard can be run \
      anywhere, again, or twice, with the same bytes.
      """,
    subcommands: [
      ClusterPlanCommand.self, ClusterSubmitCommand.self, ClusterStatusCommand.self,
      ClusterResubmitCommand.self,
    ])
}
