// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Quantities
import Results

/// What installing needs: `--help` as pages for `man`.
struct ManCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "man", abstract: "Prints a page of the manual for man, or writes all of them.",
    shouldDisplay: false)

  @Argument(help: ArgumentHelp("A verb (default: the program itself).", valueName: "verb"))
  var verb: String?

  @Option(
    help: ArgumentHelp(
      "Write the pages of the program and of every verb into this folder.", valueName: "dir"),
    completion: .directory)
  var out: String?

  func run() throws {
    let root = try HelpTree.own()
    let pages =
      [ManualPage(root, words: ["tpsim"])]
      + root.shown.map { ManualPage($0, words: ["tpsim", $0.commandName]) }
    if let out {
      try ResultFolder.make(out)
      for page in pages {
        try AtomicFile.closed("\(page.name).1", in: out) { Array(page.text.utf8) }.file.publish()
      }
      return
    }
    let wanted = verb.map { "tpsim-\($0)" } ?? "tpsim"
    guard let page = pages.first(where: { $0.name == wanted }) else {
      let names = root.shown.map(\.commandName)
      let hint = verb.flatMap { nearestName(to: $0, in: names) }.map { "did you mean \"\($0)\"?" }
      throw WrongUsage("\"\(verb ?? "")\" is no verb; \(hint ?? "`tpsim --help` lists them")")
    }
    say(String(page.text.dropLast()))
  }
}
