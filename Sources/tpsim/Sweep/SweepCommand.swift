// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Experiments
import Results
import Scenarios

struct SweepCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Simulates a scenario at every point of a design: factors, replicates, stopping rule.",
    discussion: """
      Finished runs are on the disk at once: after Ctrl-C, a full disk, --stop-after or kill -9, --resume goes on and \
      gives the same bytes as one go. Every replicate is the same virtual patient at every point and in every arm.
      """)

  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var format: FormatOptions

  @Option(help: ArgumentHelp("Virtual patients at a design point, in place of the study's.", valueName: "n"))
  var replicates: Int?

  @Option(
    help: ArgumentHelp("Size of a sampled design, in place of the study's.", valueName: "n"))
  var samples: Int?

  @Option(
    help: ArgumentHelp(
      "Simulate one part of several, such as 2/8; join them with merge.", valueName: "k/n"))
  var shard: Manifest.Shard?

  func validate() throws {
    if page.report, shard != nil {
      throw ValidationError(
        "--report needs the whole sweep: `tpsim report` tells of the folder that merge makes")
    }
  }

  func run() async throws {
    let study = try self.study.load(
      design: (replicates.map { [("replicates", $0)] } ?? []) + (samples.map { [("samples", $0)] } ?? []))
    guard study.optimise == nil else { throw self.study.wrongVerb("has no design", verb: "optimise") }
    let points = try StudyPoints(study)
    let reading = try points.check()
    let part = shard.map { "-shard-\($0.index)-of-\($0.count)" } ?? ""
    let folder = try output.folder(
      for: study.name + part, from: self.study.study, isNamed: study.name != fileStem(study.file))
    let work = try Work(
      subject: Work.Subject(
        name: study.name, file: FileSystem.shown(self.study.study), scenario: study.scenario,
        study: study.resolved,
        warnings: study.warnings + (reading.warning.map { [$0] } ?? [])),
      run: ExperimentRun(
        points.experiment(), tables: points.tables(replayCommand: replayCommand(in: folder)),
        threads: self.work.width, shard: shard), folder: folder, output: output, work: self.work,
      isJSON: format.json
    )
    try await page.withPage(of: folder, force: output.force) { try await work.perform() }
  }
}
