// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Scenarios

/// What every verb takes that reads a study.
struct StudyOptions: ParsableArguments {
  @Argument(help: "The study file.", completion: .file(extensions: ["json"]))
  var study: String

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Changes one value of the study's scenario; can be repeated.",
      discussion: "Such as --set sampleEvery='7 d'.",
      valueName: "path=value"))
  var settings: [String] = []

  @Option(
    help: ArgumentHelp(
      "A file of numbers in place of the catalogues', as calibrate writes it; --set comes after it.",
      valueName: "file"), completion: .file(extensions: ["json"]))
  var parameters: String?

  @Option(help: ArgumentHelp("The seed, in place of the scenario's.", valueName: "n"))
  var seed: UInt64?

  /// `design`: whole numbers that replace those of the design, by key.
  func load(design: [(String, Int)] = []) throws(ProblemList) -> Study {
    var changes: [(JSONPath, String)] = []
    for setting in settings { changes.append(try Scenario.setting(setting)) }
    return try Study.load(
      path: study, settings: changes, seed: seed, design: design,
      parameters: try ParameterFile(ifAny: parameters))
  }

  /// What to say of a study that is another verb's.
  func wrongVerb(_ statement: String, verb: String) -> ProblemList {
    ProblemList(
      .badInput,
      [
        Problem(
          file: study, .statement(statement), expected: "another study, or `tpsim \(verb)` with this one")
      ])
  }
}
