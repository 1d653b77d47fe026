// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Results
import Scenarios

/// What every verb takes that reads a study.
struct StudyOptions: ParsableArguments {
  @Argument(help: "The study file; - is stdin.", completion: .file(extensions: ["json"]))
  var study: String

  @OptionGroup var changes: ChangeOptions

  /// `design`: whole numbers that replace those of the design, by key.
  func load(design: [(String, Int)] = []) throws(ProblemList) -> Study {
    try changes.study(study, design: design)
  }

  /// What to say of a study that is another verb's.
  func wrongVerb(_ statement: String, verb: String) -> ProblemList {
    ProblemList(
      .badInput,
      [
        Problem(
          file: FileSystem.shown(study), .statement(statement),
          expected: "another study, or `tpsim \(verb)` with this one")
      ])
  }
}
