// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Scenarios

struct CiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cite",
    abstract: "Lists the references of exactly what a scenario uses, and how to cite tpsim.",
    discussion: """
      Numbers that the scenario itself sets, and numbers that it never reads, are left out. The formats for reference \
      managers have the program and its library first; where the title of a publication is not known, a note says \
      what it is about.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, bibtex, ris, csl
  }

  @OptionGroup var scenario: ScenarioOptions

  @Option(help: "What is printed: text, or entries for BibTeX, reference managers or citation processors.")
  var format = Format.text

  @OptionGroup var output: FormatOptions

  func validate() throws {
    if output.json, format != .text {
      throw ValidationError("--json and --format \(format.rawValue) print different things; give one of them")
    }
  }

  func run() throws {
    let scenario = try scenario.load()
    let bibliography = Bibliography(of: scenario.name, UsedNumbers(in: scenario.plan))
    if output.json { return try printJSON(bibliography) }
    switch format {
    case .text: say(bibliography.lines)
    case .bibtex: say(bibliography.works.map(\.bibTeX).joined(separator: "\n\n"))
    case .ris: say(bibliography.works.map(\.ris).joined(separator: "\n\n"))
    case .csl: try printJSON(bibliography.works.map(CSLItem.init))
    }
  }
}
