// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Experiments
import Results
import Scenarios
import Simulation

struct CalibrateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract:
      "Fits named numbers of the model to published studies, and says which of them the studies identify.",
    discussion: """
      Takes a calibration: which numbers may move, how far, and against which studies; or a folder that holds one \
      among its studies. Studies of use "test" are kept out of the fit and judged beside it. parameters.json is a file \
      for --parameters of run, sweep, optimise, check and evidence. After Ctrl-C, --stop-after or kill -9, --resume \
      goes on and gives the same bytes as one go.
      """)

  @Argument(
    help: ArgumentHelp("The calibration, or a folder that holds it.", valueName: "set"),
    completion: .file(extensions: ["json"]))
  var set: String

  @Option(
    help: ArgumentHelp("Virtual patients in every cohort, in place of the calibration's.", valueName: "n"))
  var patients: Int?

  @Option(help: ArgumentHelp("The seed, in place of the studies'.", valueName: "n"))
  var seed: UInt64?

  @Option(
    help: ArgumentHelp(
      "A file of numbers in place of the catalogues', for those that the calibration leaves alone.",
      valueName: "file"), completion: .file(extensions: ["json"]))
  var parameters: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var format: FormatOptions

  func validate() throws {
    if let patients, !EvidenceOptions.patients.contains(patients) {
      throw ValidationError("--patients is \(patients); expected a whole number such as 12 (3 to 100000)")
    }
  }

  func run() async throws {
    let calibration = try Calibration.load(path: set)
    let changes = try EvidenceOptions.changes(
      patients: patients ?? calibration.patients, seed: seed, parameters: parameters)
    var documents: [JSONDocument] = []
    for path in calibration.evidence { documents += try EvidenceSet.documents(at: path) }
    let studies = try EvidenceSet.read(documents, changes: changes).studies
    guard let first = studies.first(where: { $0.use == .fit }) else {
      throw ProblemList(
        .badInput,
        [Problem(file: calibration.file, .statement(#"has no study of use "fit" among its evidence"#))])
    }
    let path = try output.folder(
      for: calibration.name, from: set, isNamed: calibration.name != fileStem(calibration.file))
    let folder = WorkFolder(
      subject: Work.Subject(
        name: calibration.name, file: calibration.file,
        study: JSONValue(
          .object([
            JSONMember("calibration", calibration.resolved),
            JSONMember("evidence", EvidenceOptions.resolved([("studies", studies)])),
          ])), seed: first.cohorts[0].plan.seed),
      path: path, output: output, work: work, isJSON: format.json)
    guard let (place, start) = try await folder.open(for: CalibrationRun.schemas) else { return }
    let run = CalibrationRun(calibration, documents: documents, changes: changes, threads: work.width)
    let (report, seconds) = try await folder.simulate { shouldStop, tell in
      try await run.run(
        in: place, manifest: { try folder.manifest(start: start) }, shouldStop: shouldStop, report: tell)
    }
    guard let finding = report.finding else { throw folder.stoppedEarly("\(report.progress.done)") }
    let outcome = CalibrateOutcome(finding, name: calibration.name, folder: path, seconds: seconds)
    if format.json {
      try printJSONLine(outcome)
    } else if !work.quiet {
      say(outcome.lines)
    }
    let failed = (finding.before + finding.after).reduce(0) { $0 + $1.failed }
    guard failed > 0 else { return }
    complain("\(path)/cohorts.csv: \(failed) runs of the studies before and after the fit failed")
    throw ExitCode(ExitReport.Code.someFailed)
  }
}
