// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Experiments
import Results
import Scenarios
import Simulation

struct EvidenceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence",
    abstract: "Simulates published studies arm by arm, and sets predicted beside observed.",
    discussion: """
      Takes files of studies and folders of them, such as scenarios/evidence. evidence.csv has a row for each \
      measurement under each hypothesis, scoreboard.csv the scores, cohorts.csv who took part. A hypothesis is a \
      published view (see `tpsim describe camps`) or a switch of the model turned, such as occlusion=false.
      """)

  @Argument(
    help: ArgumentHelp("Studies and folders of studies.", valueName: "set"),
    completion: .file(extensions: ["json"]))
  var sets: [String]

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Views under which to simulate (default: integrated).", valueName: "name"),
    completion: Completions.hypotheses)
  var hypothesis: [String] = []

  @Option(help: ArgumentHelp("Virtual patients in every cohort, in place of the studies'.", valueName: "n"))
  var patients: Int?

  @Option(help: ArgumentHelp("The seed, in place of the studies'.", valueName: "n"))
  var seed: UInt64?

  @Option(
    help: ArgumentHelp(
      "A file of numbers in place of the catalogues', as calibrate writes it.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var parameters: String?

  @Option(
    help: ArgumentHelp(
      "Draw observed against predicted into a .png or .svg file; needs gnuplot.", valueName: "file"))
  var figure: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var format: FormatOptions

  func validate() throws {
    if let patients, !EvidenceOptions.patients.contains(patients) {
      throw ValidationError("--patients is \(patients); expected a whole number such as 24 (3 to 100000)")
    }
  }

  func run() async throws {
    let views = try EvidenceOptions.hypotheses(named: hypothesis)
    let drawing = try figure.map { try EvidenceFigure(path: $0, force: output.force) }
    let common = try EvidenceOptions.changes(patients: patients, seed: seed, parameters: parameters)
    var documents: [JSONDocument] = []
    for set in sets { documents += try EvidenceSet.documents(at: set) }
    var studies: [(hypothesis: String, studies: [EvidenceStudy])] = []
    for view in views {
      let read = try EvidenceSet.read(documents, changes: common + view.changes)
      studies.append((view.name, read.studies))
    }
    let name = sets.count == 1 ? EvidenceOptions.name(of: sets[0]) : "evidence"
    let path = try output.folder(for: name, from: sets[0])
    let folder = WorkFolder(
      subject: Work.Subject(
        name: name, file: sets[0], study: EvidenceOptions.resolved(studies),
        seed: studies.first?.studies.first?.cohorts[0].plan.seed ?? 1),
      path: path, output: output, work: work, isJSON: format.json)
    try await page.withPage(of: path, force: output.force) {
      try await simulate(studies, views, in: folder, drawing)
    }
  }

  private func simulate(
    _ studies: [(hypothesis: String, studies: [EvidenceStudy])], _ views: [EvidenceHypothesis],
    in folder: WorkFolder, _ drawing: EvidenceFigure?
  ) async throws {
    guard let (place, start) = try await folder.open(for: EvidenceRun.schemas) else {
      if let figure {
        complain("\(figure): not drawn, since \(folder.path) is complete already; --force makes both again")
      }
      return
    }
    let path = folder.path
    let run = EvidenceRun(studies, threads: work.width)
    let (report, seconds) = try await folder.simulate { shouldStop, tell in
      try await run.run(
        in: place, manifest: { try folder.manifest(start: start) }, shouldStop: shouldStop, report: tell)
    }
    guard let results = report.results else {
      throw folder.stoppedEarly("\(report.progress.done) of \(report.progress.total)")
    }
    let outcome = EvidenceOutcome(
      results, hypotheses: views.map(\.name), folder: path, runs: report.progress.total, seconds: seconds)
    if format.json {
      try printJSONLine(outcome)
    } else if !work.quiet {
      say(outcome.lines)
    }
    try await drawing?.draw(results, hypothesis: views[0].name)
    for reason in report.reasons { complain("\(path): a run failed: \(reason)") }
    for shortage in outcome.shortages { complain(shortage) }
    if report.progress.failed > 0 { throw ExitCode(ExitReport.Code.someFailed) }
  }
}

/// What `evidence` and `calibrate` make of their options.
enum EvidenceOptions {
  /// Fewer than three have no jackknife.
  static let patients = 3...100_000
  /// As scenarios allow them: every JSON reader keeps these exactly.
  private static let seeds = 0...(1 << 53)

  static func name(of path: String) -> String {
    let last = path.split(separator: "/").last.map(String.init) ?? "evidence"
    return last.hasSuffix(".json") ? String(last.dropLast(5)) : last == "." ? "evidence" : last
  }

  /// Camps and turned switches by their names.
  static func hypotheses(named names: [String]) throws -> [EvidenceHypothesis] {
    var found: [EvidenceHypothesis] = []
    for name in names.isEmpty ? [EvidenceHypothesis.usual] : names {
      guard let view = EvidenceHypothesis(named: name) else {
        let known = EvidenceHypothesis.known
        throw WrongUsage(
          "--hypothesis \(name): no such view; expected \(known.joined(separator: ", ")), "
            + "or a switch such as occlusion=false")
      }
      if found.contains(where: { $0.name == name }) {
        throw WrongUsage("--hypothesis \(name): given twice")
      }
      found.append(view)
    }
    return found
  }

  static func changes(patients: Int?, seed: UInt64?, parameters: String?) throws -> [EvidenceChange] {
    var changes = try ParameterFile(ifAny: parameters)?.changes ?? []
    if let patients { changes.append(EvidenceChange(path: "patients.count", whole: patients)) }
    if let seed {
      guard let whole = Int(exactly: seed), seeds.contains(whole) else {
        throw WrongUsage("--seed \(seed): expected a whole number such as 7 (0 to \(seeds.upperBound))")
      }
      changes.append(EvidenceChange(path: "seed", whole: whole))
    }
    return changes
  }

  static func resolved(_ sets: [(hypothesis: String, studies: [EvidenceStudy])]) -> JSONValue {
    JSONValue(
      .object(
        sets.map { set in
          JSONMember(
            set.hypothesis,
            JSONValue(.object(set.studies.map { JSONMember($0.key, $0.resolved) })))
        }))
  }
}
