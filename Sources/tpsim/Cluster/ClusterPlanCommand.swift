// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Results
import Scenarios

struct ClusterPlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Measures some patients of a study and tells tasks, hours, memory and disk of the whole.",
    discussion: """
      With --out it writes the plan into a folder: the study, and scripts for Slurm, GNU parallel, HTCondor, Kubernetes, \
      Snakemake, or one machine.
      """)

  @Argument(help: "The study file; - is stdin.", completion: .file(extensions: ["json"]))
  var study: String

  @OptionGroup var options: PlanOptions
  @OptionGroup var slurm: SlurmOptions

  @Option(
    help: ArgumentHelp("A new folder for the plan and all that comes of it.", valueName: "dir"),
    completion: .directory)
  var out: String?

  @OptionGroup var format: FormatOptions

  func validate() throws {
    if out == "" { throw ValidationError("--out is empty; expected a folder") }
    if out == nil, !slurm.isEmpty {
      throw ValidationError(
        "what is asked of Slurm stands in the scripts that --out writes; expected --out DIR")
    }
  }

  func run() async throws {
    if let out, ClusterFolder.isPlan(out) { throw ResultError.folderNotEmpty(path: out) }
    let study = try options.study(self.study)
    let plan = try await ClusterPlan.made(for: study, options, slurm)
    let folder = try out.map { path throws(ResultError) in
      try ClusterFolder(writing: plan, of: study, to: path)
    }
    if format.json { return try printJSON(plan) }
    say(plan.lines)
    guard let folder else { return }
    say(["\(folder.path)/README.txt says how to carry it out"])
  }
}
