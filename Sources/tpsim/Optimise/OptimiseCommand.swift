// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Experiments
import Results
import Scenarios

struct OptimiseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "optimise",
    abstract: "Looks for the best dose of a study under its limits, and for what relief costs.",
    discussion: """
      Every dose meets the same virtual patients. Doses of which too little is known meet more of them, until one is \
      the best with the confidence asked for or patients run out. evaluations.csv has all doses that were tried, \
      optimum.csv the best and those that could not be excluded, pareto.csv relief against soreness and against cost. \
      After Ctrl-C, --stop-after or kill -9, --resume goes on and gives the same bytes as one go.
      """)

  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var format: FormatOptions

  func run() async throws {
    let study = try self.study.load()
    guard let rule = study.optimise else {
      throw self.study.wrongVerb(#"has no "optimise""#, verb: "sweep")
    }
    try StudyPoints.checkCorners(of: study)
    let path = try output.folder(
      for: study.name, from: self.study.study, isNamed: study.name != fileStem(study.file))
    try await page.withPage(of: path, force: output.force) { try await optimise(study, rule, in: path) }
  }

  private func optimise(_ study: Study, _ rule: Optimisation, in path: String) async throws {
    let run = OptimisationRun(
      study, rule, threads: work.width, replayCommand: replayCommand(in: path))
    let folder = WorkFolder(
      subject: Work.Subject(
        name: study.name, file: FileSystem.shown(self.study.study), scenario: study.scenario,
        study: study.resolved,
        warnings: study.warnings), path: path, output: output, work: work, isJSON: format.json)
    guard let (place, start) = try await folder.open(for: run.schemas) else { return }
    let (report, seconds) = try await folder.simulate { shouldStop, tell in
      try await run.run(
        in: place, manifest: { try folder.manifest(start: start) }, shouldStop: shouldStop, report: tell)
    }
    guard let finding = report.finding else {
      throw folder.stoppedEarly("\(report.progress.done)")
    }
    let outcome = try OptimiseOutcome(
      finding.optimum, of: study, rule, folder: path, runs: report.progress.done, seconds: seconds)
    if format.json {
      try printJSONLine(outcome)
    } else if !work.quiet {
      say(outcome.lines)
    }
    for warning in finding.manifest.warnings.dropFirst(study.warnings.count) where !work.quiet {
      complain("\(FileSystem.shown(self.study.study)): warning: \(warning)")
    }
    guard report.progress.failed > 0 else { return }
    complain("\(path)/failures.csv: \(report.progress.failed) of \(report.progress.done) runs failed")
    throw ExitCode(ExitReport.Code.someFailed)
  }
}
