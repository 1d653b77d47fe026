// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Report
import Results

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Writes one page about result folders: the answer, its doubt, its price and its figures.",
    discussion: """
      The page is one HTML file that needs nothing else: it opens without a network, on a phone and in print, and every \
      number on it stands in a table of the folder. It takes folders of run, sweep, merge, optimise, evidence, compare \
      --out and sensitivity --out, and several together.
      """)

  @Argument(help: ArgumentHelp("Result folders.", valueName: "dir"), completion: .directory)
  var folders: [String]

  @Option(
    help: ArgumentHelp("A column of series.csv (default: the study's, or pain_nrs).", valueName: "name"),
    completion: Completions.outcomes)
  var outcome: String?

  @Option(
    help: ArgumentHelp(
      "A sampled time such as '6 wk' (default: the study's, or the last).", valueName: "time"))
  var at: String?

  @Option(
    help: ArgumentHelp("The page, a name that ends in .html.", valueName: "file"),
    completion: .file(extensions: ["html"]))
  var out: String

  @Option(
    help: ArgumentHelp("Write the figures into this folder too, as SVG files.", valueName: "dir"),
    completion: .directory)
  var figures: String?

  @Flag(help: "Replace an earlier page and its figures.")
  var force = false

  func validate() throws {
    if folders.isEmpty { throw ValidationError("name at least one result folder") }
    if figures == "" { throw ValidationError("--figures is empty; expected a folder") }
  }

  func run() throws {
    let place = try PagePlace(out, figures: figures, force: force)
    let question = PageQuestion(
      outcome: try outcome.map(ResponseOptions.outcome), at: try ResponseOptions.day(at))
    try place.write(try Page(of: folders, question))
  }
}
