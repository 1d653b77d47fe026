// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Results
import Scenarios

struct ClusterSubmitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "submit",
    abstract: "Submits a study to Slurm: shards as job arrays, and a job that joins them.",
    discussion: """
      Plans as `plan` does and writes the scripts into the folder. Where Slurm refuses a job, the same command, or \
      `submit DIR`, goes on with what is not submitted (exit code 75). What is not done when its time is up comes again \
      by itself.
      """)

  @Argument(
    help: ArgumentHelp("The study file, or the folder of a plan.", valueName: "study or dir"),
    completion: .file(extensions: ["json"]))
  var study: String

  @OptionGroup var options: PlanOptions
  @OptionGroup var slurm: SlurmOptions

  @Option(
    help: ArgumentHelp("A new folder for the plan and all that comes of it.", valueName: "dir"),
    completion: .directory)
  var out: String?

  private var isPlanned: Bool { FileSystem.isFolder(study) }

  func validate() throws {
    if out == "" { throw ValidationError("--out is empty; expected a folder") }
    if isPlanned {
      guard out == nil, options.isEmpty, slurm.isEmpty else {
        throw ValidationError(
          "\(study.visibleLine) holds a plan already; options belong to a new one, of a study")
      }
    } else if out == nil {
      throw ValidationError("--out DIR says where plan and results go")
    }
  }

  func run() async throws {
    try await ClusterSubmission(folder()).submit()
  }

  private func folder() async throws -> ClusterFolder {
    guard let out, !isPlanned else { return try ClusterFolder(study) }
    let study = try options.study(self.study)
    guard ClusterFolder.isPlan(out) else {
      let plan = try await ClusterPlan.made(for: study, options, slurm)
      say(plan.lines)
      return try ClusterFolder(writing: plan, of: study, to: out)
    }
    let folder = try ClusterFolder(out)
    let planned = try folder.study()
    guard planned.resolved.text == study.resolved.text,
      options.tasks ?? folder.plan.shards == folder.plan.shards
    else { throw ResultError.folderNotEmpty(path: out) }
    return folder
  }
}

struct ClusterResubmitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resubmit",
    abstract: "Submits again what is missing of a plan: shards that are neither complete nor on their way.")

  @Argument(help: ArgumentHelp("The folder of the plan.", valueName: "dir"), completion: .directory)
  var folder: String

  func run() async throws {
    try await ClusterSubmission(ClusterFolder(folder)).resubmit()
  }
}
